import type { Scope } from '../change/change.ts';
import { findKeyHolder } from './api-keys.ts';
import type { Credential, Holder } from './holder.ts';
import { findSessionHolder } from './sessions.ts';

/** Whose a credential is by now, with what they may; undefined where it opens nothing any more. */
export function findHolder(
  scope: Scope,
  { kind, id }: Credential,
  at: Date,
): Promise<Holder | undefined> {
  return kind === 'KEY' ? findKeyHolder(scope, id, at) : findSessionHolder(scope, id, at);
}
