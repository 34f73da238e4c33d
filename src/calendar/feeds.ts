import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { hashOf, makeSecret } from '../people/secret.ts';

/** Whose events a secret address tells: those that a person is invited to, or those of one group of theirs. */
export interface FeedOf {
  contactId: string;
  groupId: string | null;
}

/** What is told of a secret address: never the secret, which nobody has but whom it was shown to. */
export interface FeedView {
  createdAt: Date;
  /** When a calendar last read it; null for never. */
  readAt: Date | null;
}

/** As it stands in the address: its first letters are by what the log knows it (process/logger.ts). */
export const secretForm = /^msc_[\w-]{43}$/;

/**
 * Whether an address `f` holds: that of a group for the stay in which it was made, and while the group is not
 * deactivated. Whoever left and is back asks for another.
 */
export const feedHolds: Sql = sql`(
  f.group_id IS NULL OR EXISTS (
    SELECT 1 FROM members m
    JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
    WHERE m.organization_id = f.organization_id AND m.group_id = f.group_id AND m.contact_id = f.contact_id
      AND m.left_at IS NULL AND m.joined_at <= f.created_at AND g.status <> 'INACTIVE'
  )
)`;

/** The address that there is of this; undefined where there is none. */
export async function findFeed(scope: Scope, of: FeedOf): Promise<FeedView | undefined> {
  const [feed] = await scope.tx.$queryRaw<FeedView[]>`
    SELECT f.created_at AS "createdAt", f.read_at AS "readAt" FROM calendar_feeds f
    WHERE ${isOf(scope, of)} AND ${feedHolds}
    ORDER BY f.created_at DESC, f.id DESC LIMIT 1`;
  return feed;
}

/**
 * Makes a secret address, and ends the one before it. The secret is answered once and kept only as its SHA-256,
 * as keys are (people/api-keys.ts). Throws notFound for somebody who is deleted.
 */
export async function renewFeed(
  change: Change,
  of: FeedOf,
): Promise<{ secret: string; replaced: boolean }> {
  const { tx, organizationId, at } = change;
  const held = await findFeed(change, of);
  await endAll(change, of);
  const replaced = held !== undefined;
  const secret = makeSecret('msc');
  await tx.calendarFeed.create({
    data: { organizationId, ...of, hash: hashOf(secret), createdAt: at },
  });
  await record(change, 'calendar.create', of, { replaced });
  return { secret, replaced };
}

/** Ends the address at once; false where there was none. Throws as renewFeed. */
export async function endFeed(change: Change, of: FeedOf): Promise<boolean> {
  const held = await findFeed(change, of);
  const ended = await endAll(change, of);
  // What had ended by itself is tidied up, and nothing to tell of.
  if (!held || ended === 0) return false;
  await record(change, 'calendar.end', of);
  return true;
}

/** The address of a secret: `publicUrl` has no slash at its end. */
export function addressOf(publicUrl: string, secret: string): string {
  return `${publicUrl}/calendar/${secret}.ics`;
}

/** One after another for each person: of two who ask at once the second ends what the first has made. */
async function endAll(change: Change, of: FeedOf): Promise<number> {
  const { tx, organizationId } = change;
  const people = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ${of.contactId}::uuid AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (people.length === 0) throw new UserError('notFound', { what: 'contact' });
  return tx.$executeRaw`DELETE FROM calendar_feeds f WHERE ${isOf(change, of)}`;
}

function isOf({ organizationId }: Scope, { contactId, groupId }: FeedOf): Sql {
  return sql`f.organization_id = ${organizationId}::uuid AND f.contact_id = ${contactId}::uuid
    AND f.group_id IS NOT DISTINCT FROM ${groupId}::uuid`;
}

function record(
  change: Change,
  action: 'calendar.create' | 'calendar.end',
  { contactId, groupId }: FeedOf,
  facts: { replaced?: boolean } = {},
): Promise<void> {
  return recordAudit(change, {
    action,
    subjectType: 'contact',
    subjectId: contactId,
    groupId,
    after: { contactId, ...facts },
  });
}
