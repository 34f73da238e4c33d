import type { UserRole } from '../db/generated/enums.ts';

/** Whoever is known by something secret: from this a request's actor is made. */
interface Somebody {
  organizationId: string;
  userId: string;
  userName: string;
  role: UserRole;
  contactId: string | null;
}

/** Whose key it is. */
export interface KeyHolder extends Somebody {
  keyId: string;
}

/** Who is signed in. */
export interface SessionHolder extends Somebody {
  sessionId: string;
}

export type Holder = KeyHolder | SessionHolder;

/** By what somebody was let in: known again by its id, without the secret. */
export interface Credential {
  kind: 'KEY' | 'SESSION';
  id: string;
}

export function credentialOf(holder: Holder): Credential {
  return 'keyId' in holder
    ? { kind: 'KEY', id: holder.keyId }
    : { kind: 'SESSION', id: holder.sessionId };
}
