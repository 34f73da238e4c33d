import { createHash, randomBytes } from 'node:crypto';

/** By what secrets of Muster's begin, so that one is told from another, and from words by the log (process/logger.ts). */
export type SecretKind =
  /** A key of an organization. */
  | 'mst'
  /** An address that calendars read. */
  | 'msc'
  /** A link to sign in by. */
  | 'msl'
  /** A session: what its cookie holds. */
  | 'mss';

/** 32 random bytes, with what kind of a secret it is before them. */
export function makeSecret(kind: SecretKind): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`;
}

/** What a secret is kept as: its SHA-256, which says nothing of 32 random bytes. */
export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
