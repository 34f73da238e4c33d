import { join } from 'node:path';

/** The browser's profile in an account's folder: LocalAuth's, without a clientId. */
export function profileIn(folder: string): string {
  return join(folder, 'session');
}
