import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql, type Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';
import { parseName } from '../forms/name.ts';
import type { KeyHolder } from './holder.ts';
import { hashOf, makeSecret } from './secret.ts';

/** What is shown of a key: never its hash. */
const view = {
  id: true,
  userId: true,
  label: true,
  /** The first 8 characters of the secret after "mst_", by which its holder recognizes it. */
  prefix: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  /** To the minute; null for one that was never used. */
  lastUsedAt: true,
} satisfies Prisma.ApiKeySelect;

export type ApiKeyView = Prisma.ApiKeyGetPayload<{ select: typeof view }>;

export interface NewApiKey {
  userId: string;
  /** What it is for: "website". */
  label: string;
  expiresAt?: Date | null;
}

/**
 * Makes a key of a user. The secret is answered once and kept only as its SHA-256: 32 random bytes
 * cannot be guessed from it, so a slow hash would protect nothing and cost every request. Throws
 * notFound (the user), conflict (a disabled user), invalid (label, expiresAt).
 */
export async function createApiKey(
  change: Change,
  key: NewApiKey,
): Promise<{ id: string; secret: string }> {
  const { tx, organizationId, at } = change;
  const { userId } = key;
  const label = parseLabel(key.label);
  const expiresAt = key.expiresAt ?? null;
  if (expiresAt !== null && !(expiresAt > at)) {
    throw new UserError('invalid', {
      field: 'expiresAt',
      expected: 'an instant in the future',
      example: at.toISOString().replace(/^\d+/, (year) => String(Number(year) + 1)),
    });
  }
  await refuseDisabled(change, userId);
  const secret = makeSecret('mst');
  const prefix = secret.slice(4, 12);
  const { id } = await tx.apiKey.create({
    data: { organizationId, userId, label, prefix, hash: hashOf(secret), createdAt: at, expiresAt },
    select: { id: true },
  });
  await recordAudit(change, {
    action: 'apiKey.create',
    subjectType: 'apiKey',
    subjectId: id,
    after: { userId, label, prefix, expiresAt: expiresAt?.toISOString() ?? null },
  });
  return { id, secret };
}

/** Milliseconds after which it is noted again that a key or a session is used: a request is a look, and no write. */
export const notedEvery = 60_000;

/**
 * Whose secret this is at an instant, in one statement, and once a minute another that notes its use; undefined for one that is unknown, revoked
 * or expired, or whose user is disabled: which of these is nobody's business. It is looked up by its
 * hash, so that the time taken tells nothing of how much of a guess was right.
 */
export async function authenticate(
  tx: Tx,
  secret: string,
  at: Date,
): Promise<KeyHolder | undefined> {
  const found = await findHolder(tx, sql`k.hash = ${hashOf(secret)}`, at);
  if (!found) return undefined;
  const { lastUsedAt, ...holder } = found;
  const isNoted = new Date(at.getTime() - notedEvery);
  if (lastUsedAt === null || lastUsedAt <= isNoted) {
    // Asked again, so that of requests at the same moment one writes.
    await tx.$executeRaw`
      UPDATE api_keys SET last_used_at = ${at}
      WHERE organization_id = ${holder.organizationId}::uuid AND id = ${holder.keyId}::uuid
        AND (last_used_at IS NULL OR last_used_at <= ${isNoted})`;
  }
  return holder;
}

/** As authenticate, of a key that was known a moment ago: what its holder may do now. */
export function findKeyHolder(
  { tx, organizationId }: Scope,
  keyId: string,
  at: Date,
): Promise<KeyHolder | undefined> {
  const which = sql`k.organization_id = ${organizationId}::uuid AND k.id = ${keyId}::uuid`;
  return findHolder(tx, which, at);
}

async function findHolder(
  tx: Tx,
  which: Sql,
  at: Date,
): Promise<(KeyHolder & { lastUsedAt: Date | null }) | undefined> {
  const [holder] = await tx.$queryRaw<(KeyHolder & { lastUsedAt: Date | null })[]>`
    SELECT k.organization_id AS "organizationId", k.id AS "keyId", u.id AS "userId",
      u.name AS "userName", u.role, u.contact_id AS "contactId", k.last_used_at AS "lastUsedAt"
    FROM api_keys k
    JOIN users u ON u.organization_id = k.organization_id AND u.id = k.user_id
    WHERE ${which} AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > ${at}) AND u.disabled_at IS NULL`;
  return holder;
}

/** Ends a key at once and for good; one that was revoked before stays as it was. Throws notFound. */
export async function revokeApiKey(change: Change, id: string): Promise<ApiKeyView> {
  const { tx, organizationId, at } = change;
  const [revoked] = await tx.apiKey.updateManyAndReturn({
    where: { organizationId, id, revokedAt: null },
    data: { revokedAt: at },
    select: view,
  });
  if (!revoked) return requireApiKey(change, id);
  const { userId, label, prefix } = revoked;
  await recordAudit(change, {
    action: 'apiKey.revoke',
    subjectType: 'apiKey',
    subjectId: id,
    before: { userId, label, prefix },
  });
  return revoked;
}

/** The key with this id, without its hash. Throws notFound. */
export async function requireApiKey(
  { tx, organizationId }: Scope,
  id: string,
): Promise<ApiKeyView> {
  const key = await tx.apiKey.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: view,
  });
  if (!key) throw new UserError('notFound', { what: 'API key' });
  return key;
}

/** The keys of the organization, or of one user, newest first; never a hash. */
export async function listApiKeys(
  { tx, organizationId }: Scope,
  { userId }: { userId?: string | undefined },
  { limit, cursor }: PageRequest,
): Promise<Page<ApiKeyView>> {
  const from = parseCursor(cursor, 'id');
  const rows = await tx.apiKey.findMany({
    where: {
      organizationId,
      ...(userId === undefined ? {} : { userId }),
      ...(from ? { id: { lt: from[0] } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: view,
  });
  return createPage(rows, limit, ({ id }) => [id]);
}

async function refuseDisabled({ tx, organizationId }: Change, userId: string): Promise<void> {
  const user = await tx.user.findUnique({
    where: { organizationId_id: { organizationId, id: userId } },
    select: { name: true, disabledAt: true },
  });
  if (!user) throw new UserError('notFound', { what: 'user' });
  if (user.disabledAt !== null) {
    throw new UserError('conflict', { what: 'API key', why: `the user ${user.name} is disabled` });
  }
}

function parseLabel(text: string): string {
  const label = parseName(text);
  if (label !== undefined) return label;
  throw new UserError('invalid', {
    field: 'label',
    expected: '1 to 120 characters',
    example: 'website',
  });
}
