import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import type { UserRole } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { authenticate } from './api-keys.ts';
import { hashOf, makeSecret } from './secret.ts';

/** Milliseconds for which a link to sign in works: ten minutes. */
const linkMs = 10 * 60_000;

/** Milliseconds for which it is known of a session that is over: 30 days. The log of changes knows it for good. */
const keptMs = 30 * 24 * 60 * 60_000;

/** What somebody shows to be let in: the secret of a link, or of a key. */
export type Proof = { link: string } | { key: string };

/** Who would be let in, and by what. */
export interface SignIn {
  organizationId: string;
  userId: string;
  role: UserRole;
  contactId: string | null;
  by: { linkId: string } | { keyId: string };
}

/**
 * Makes a link by which a user signs in once, within ten minutes. Its secret is answered here and kept only as its
 * SHA-256 (secret.ts). Throws notFound for a user who is none, or disabled.
 */
export async function createSignInLink(
  change: Change,
  userId: string,
): Promise<{ secret: string; expiresAt: Date }> {
  const { tx, organizationId, at } = change;
  const user = await tx.user.findUnique({
    where: { organizationId_id: { organizationId, id: userId } },
    select: { disabledAt: true },
  });
  if (!user || user.disabledAt !== null) throw new UserError('notFound', { what: 'user' });
  // Those that nobody followed would stay for good.
  await tx.signInLink.deleteMany({ where: { organizationId, userId, expiresAt: { lte: at } } });
  const secret = makeSecret('msl');
  const expiresAt = new Date(at.getTime() + linkMs);
  await tx.signInLink.create({
    data: { organizationId, userId, hash: hashOf(secret), createdAt: at, expiresAt },
  });
  await recordAudit(change, {
    action: 'user.signInLink',
    subjectType: 'user',
    subjectId: userId,
    after: { expiresAt: expiresAt.toISOString() },
  });
  return { secret, expiresAt };
}

/**
 * The address of a link; `publicUrl` has no slash at its end. The secret is in the fragment, which browsers send to
 * nobody: neither a preview of the chat nor the log of a proxy sees it, and nobody uses it up but who follows it.
 */
export function signInAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/sign-in#${secret}`;
}

/** Whom a proof would let in at an instant; undefined where nobody: why is nobody's business. Uses nothing up. */
export async function findSignIn(tx: Tx, proof: Proof, at: Date): Promise<SignIn | undefined> {
  if ('key' in proof) {
    const holder = await authenticate(tx, proof.key, at);
    return holder && { ...holder, by: { keyId: holder.keyId } };
  }
  const [found] = await tx.$queryRaw<(Omit<SignIn, 'by'> & { linkId: string })[]>`
    SELECT l.organization_id AS "organizationId", l.id AS "linkId", u.id AS "userId", u.role,
      u.contact_id AS "contactId"
    FROM sign_in_links l
    JOIN users u ON u.organization_id = l.organization_id AND u.id = l.user_id
    WHERE l.hash = ${hashOf(proof.link)} AND l.used_at IS NULL AND l.expires_at > ${at}
      AND u.disabled_at IS NULL`;
  return found && { ...found, by: { linkId: found.linkId } };
}

/**
 * Signs in: uses the link up, and opens a session, whose secret is answered once. Undefined where the link was used
 * meanwhile: of two at once one waits for the other at its row, and finds it used.
 */
export async function signIn(
  change: Change,
  { userId, by }: SignIn,
  device: string,
): Promise<{ id: string; secret: string } | undefined> {
  const { tx, organizationId, at } = change;
  if ('linkId' in by) {
    const { count } = await tx.signInLink.updateMany({
      where: { organizationId, id: by.linkId, usedAt: null },
      data: { usedAt: at },
    });
    if (count === 0) return undefined;
  }
  await tx.session.deleteMany({
    where: { organizationId, userId, lastUsedAt: { lte: new Date(at.getTime() - keptMs) } },
  });
  const secret = makeSecret('mss');
  const keyId = 'keyId' in by ? by.keyId : null;
  const { id } = await tx.session.create({
    data: {
      ...{ organizationId, userId, keyId, device },
      hash: hashOf(secret),
      createdAt: at,
      lastUsedAt: at,
    },
    select: { id: true },
  });
  await recordAudit(change, {
    action: 'user.signIn',
    subjectType: 'user',
    subjectId: userId,
    after: { sessionId: id, keyId, device },
  });
  return { id, secret };
}
