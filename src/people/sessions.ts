import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql, type Tx } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';
import { notedEvery } from './api-keys.ts';
import type { SessionHolder } from './holder.ts';
import { hashOf } from './secret.ts';

/** Milliseconds after its last use at which a session ends by itself: 12 hours. */
export const idleMs = 12 * 60 * 60_000;

/** What is shown of a session: never its hash. */
export interface SessionView {
  id: string;
  userId: string;
  userName: string;
  /** The key that was pasted to sign in; null where a link was followed. */
  keyId: string | null;
  /** What one recognizes it by: "Chrome on Android". */
  device: string;
  createdAt: Date;
  /** To the minute. */
  lastUsedAt: Date;
  /** When it ends unless it is used. */
  expiresAt: Date;
}

/**
 * The sessions `s` that are open at an instant, with whose they are, `u`: nobody ended them, they are in use, their
 * user is not disabled, and a key by which one signed in opens something still.
 */
const open = (at: Date): Sql => sql`
  FROM sessions s
  JOIN users u ON u.organization_id = s.organization_id AND u.id = s.user_id AND u.disabled_at IS NULL
  LEFT JOIN api_keys k ON k.organization_id = s.organization_id AND k.id = s.key_id
  WHERE s.ended_at IS NULL AND s.last_used_at > ${new Date(at.getTime() - idleMs)}
    AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ${at})`;

/**
 * Whose cookie this is at an instant, and when it ends; undefined for one that opens nothing. As a key (api-keys.ts):
 * looked up by its hash, in one statement, and once a minute another, which notes its use and so puts off its end.
 */
export async function authenticateSession(
  tx: Tx,
  secret: string,
  at: Date,
): Promise<(SessionHolder & { isNoted: boolean }) | undefined> {
  const found = await findOpen(tx, sql`s.hash = ${hashOf(secret)}`, at);
  if (!found) return undefined;
  const { lastUsedAt, ...holder } = found;
  const before = new Date(at.getTime() - notedEvery);
  const isNoted = lastUsedAt <= before;
  if (isNoted) {
    await tx.$executeRaw`
      UPDATE sessions SET last_used_at = ${at}
      WHERE organization_id = ${holder.organizationId}::uuid AND id = ${holder.sessionId}::uuid
        AND last_used_at <= ${before}`;
  }
  return { ...holder, isNoted };
}

/** As authenticateSession, of a session that was known a moment ago: what its user may do now. */
export async function findSessionHolder(
  { tx, organizationId }: Scope,
  id: string,
  at: Date,
): Promise<SessionHolder | undefined> {
  const which = sql`s.organization_id = ${organizationId}::uuid AND s.id = ${id}::uuid`;
  const found = await findOpen(tx, which, at);
  if (!found) return undefined;
  const { lastUsedAt: _, ...holder } = found;
  return holder;
}

async function findOpen(
  tx: Tx,
  which: Sql,
  at: Date,
): Promise<(SessionHolder & { lastUsedAt: Date }) | undefined> {
  const [holder] = await tx.$queryRaw<(SessionHolder & { lastUsedAt: Date })[]>`
    SELECT s.organization_id AS "organizationId", s.id AS "sessionId", u.id AS "userId",
      u.name AS "userName", u.role, u.contact_id AS "contactId", s.last_used_at AS "lastUsedAt"
    ${open(at)} AND ${which}`;
  return holder;
}

/** Of whom: one user, or everybody in the organization. */
export interface Whose {
  userId: string | undefined;
}

/** The sessions that are open, newest first; never a hash. */
export async function listSessions(
  { tx, organizationId }: Scope,
  { userId }: Whose,
  at: Date,
  { limit, cursor }: PageRequest,
): Promise<Page<SessionView>> {
  const from = parseCursor(cursor, 'id');
  const rows = await tx.$queryRaw<SessionRow[]>`
    SELECT ${columns} ${open(at)} AND s.organization_id = ${organizationId}::uuid ${ofUser(userId)}
      ${from ? sql`AND s.id < ${from[0]}::uuid` : sql``}
    ORDER BY s.id DESC LIMIT ${limit + 1}`;
  return createPage(rows.map(present), limit, ({ id }) => [id]);
}

/** The open session with this id. Throws notFound. */
export async function requireSession(
  { tx, organizationId }: Scope,
  id: string,
  { userId }: Whose,
  at: Date,
): Promise<SessionView> {
  const [row] = await tx.$queryRaw<SessionRow[]>`
    SELECT ${columns} ${open(at)} AND s.organization_id = ${organizationId}::uuid AND s.id = ${id}::uuid
      ${ofUser(userId)}`;
  if (!row) throw new UserError('notFound', { what: 'session' });
  return present(row);
}

/** Ends a session at once and for good. Throws notFound, of one that is over too. */
export async function endSession(change: Change, id: string, whose: Whose): Promise<void> {
  const { tx, organizationId, at } = change;
  const { userId, device } = await requireSession(change, id, whose, at);
  const { count } = await tx.session.updateMany({
    where: { organizationId, id, endedAt: null },
    data: { endedAt: at },
  });
  if (count === 0) throw new UserError('notFound', { what: 'session' });
  await recordAudit(change, {
    action: 'session.end',
    subjectType: 'session',
    subjectId: id,
    before: { userId, device },
  });
}

type SessionRow = Omit<SessionView, 'expiresAt'>;

const columns = sql`s.id, s.user_id AS "userId", u.name AS "userName", s.key_id AS "keyId", s.device,
  s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt"`;

const ofUser = (userId: string | undefined): Sql =>
  userId === undefined ? sql`` : sql`AND s.user_id = ${userId}::uuid`;

const present = (row: SessionRow): SessionView => ({
  ...row,
  expiresAt: new Date(row.lastUsedAt.getTime() + idleMs),
});
