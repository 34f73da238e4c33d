import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** What is kept in a file that only this user reads; undefined where nothing is. */
export async function readSecret(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

export function writeSecret(file: string, secret: string): Promise<void> {
  return writeFile(file, `${secret}\n`, { mode: 0o600 });
}

/** A secret of this installation, and whether it was made now: it is shown that once. */
export interface KeptSecret {
  secret: string;
  isNew: boolean;
}

/** The token in the file; one is made, of 32 random bytes, where none is yet. */
export async function keepToken(file: string): Promise<KeptSecret> {
  const kept = await readSecret(file);
  if (kept) return { secret: kept, isNew: false };
  const secret = `mso_${randomBytes(32).toString('base64url')}`;
  await writeSecret(file, secret);
  return { secret, isNew: true };
}
