import type { Change } from '../../change/change.ts';
import { type Sql, sql } from '../../db/client.ts';
import { seatsOf, unanswered } from '../../events/seat.ts';
import {
  type JoinedAnswer,
  type Merge,
  type MergeRecord,
  type Moved,
  pairsOf,
  type StoredAnswer,
} from './record.ts';

type MovedAnswer = MergeRecord['answers']['moved'][number];

/**
 * Makes the others' answers to events those of the kept ones. Of two to one event betterOf counts, and
 * the place that it leaves is free. The events must be locked.
 */
export async function moveAnswers(
  { tx, organizationId }: Change,
  merges: readonly Merge[],
): Promise<{ moved: Moved<MovedAnswer>[]; joined: Moved<JoinedAnswer>[] }> {
  const joined = await tx.$queryRaw<Moved<JoinedAnswer & { keptId: string }>[]>`
    SELECT pair."otherId", pair."keptId", o.event_id AS "eventId", ${rowOf(sql`o`)} AS other, ${rowOf(sql`k`)} AS kept
    FROM ${pairsOf(merges)}
    JOIN participants o ON o.organization_id = ${organizationId}::uuid AND o.contact_id = pair."otherId"
    JOIN participants k ON k.organization_id = o.organization_id AND k.event_id = o.event_id
      AND k.contact_id = pair."keptId"`;
  if (joined.length > 0) {
    // The other's first: two parties of one person may be more than there are places.
    await tx.$executeRaw`
      DELETE FROM participants o
      USING jsonb_to_recordset(${JSON.stringify(joined)}::jsonb) AS one ("otherId" uuid, "eventId" uuid)
      WHERE o.organization_id = ${organizationId}::uuid AND o.event_id = one."eventId" AND o.contact_id = one."otherId"`;
    await writeAnswers(
      { tx, organizationId },
      joined.map(({ eventId, keptId, kept, other }) => ({
        eventId,
        contactId: keptId,
        ...betterOf(kept, other),
      })),
    );
  }
  const moved = await tx.$queryRaw<Moved<MovedAnswer>[]>`
    UPDATE participants p SET contact_id = pair."keptId" FROM ${pairsOf(merges)}
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = pair."otherId"
    RETURNING pair."otherId", p.event_id AS "eventId", to_jsonb(p.answered_at) AS "answeredAt"`;
  return { moved, joined: joined.map(({ keptId: _, ...answer }) => answer) };
}

/**
 * Gives answers back that are still as the merge left them. Of two that were one each is as it was; the
 * other's is unanswered where its place has gone meanwhile. The events must be locked.
 */
export async function returnAnswers(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
  { moved, joined }: MergeRecord['answers'],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE participants p SET contact_id = ${otherId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS was ("eventId" uuid, "answeredAt" timestamptz)
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = was."eventId" AND p.contact_id = ${keptId}::uuid
      AND p.answered_at IS NOT DISTINCT FROM was."answeredAt"`;
  const now = await tx.$queryRaw<{ eventId: string; free: number | null; kept: StoredAnswer }[]>`
    SELECT e.id AS "eventId", e.capacity - e.seats_taken AS free, ${rowOf(sql`p`)} AS kept
    FROM participants p JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ${keptId}::uuid
      AND p.event_id = ANY(${joined.map(({ eventId }) => eventId)}::uuid[])`;
  const standing = new Map(now.map((answer) => [answer.eventId, answer]));
  const back = joined.flatMap(({ eventId, kept, other }) => {
    const found = standing.get(eventId);
    const left = betterOf(kept, other);
    if (!found || !isSame(found.kept, left)) return [];
    const needed = seatsOf(kept) + seatsOf(other) - seatsOf(left);
    const fits = found.free === null || needed <= found.free;
    const given = fits ? other : { ...kept, ...unanswered, source: null, answeredAt: null };
    return [
      { eventId, contactId: keptId, ...kept },
      { eventId, contactId: otherId, ...given },
    ];
  });
  // Who gives up a place first.
  await writeAnswers({ tx, organizationId }, back);
}

/**
 * Which of one person's two answers counts: an answer rather than none, a place rather than one in
 * line, else the later. Who waited twice waits where they stood first; who was invited by name stays so.
 */
export function betterOf(kept: StoredAnswer, other: StoredAnswer): StoredAnswer {
  const [better, worse] = isBetter(other, kept) ? [other, kept] : [kept, other];
  const ticket =
    better.ticket !== null && worse.ticket !== null
      ? Math.min(better.ticket, worse.ticket)
      : better.ticket;
  const byName = kept.byName || other.byName;
  return { ...better, ticket, ...(byName ? { byName } : {}) };
}

function isBetter(one: StoredAnswer, than: StoredAnswer): boolean {
  if (one.answeredAt === null || one.status === 'INVITED') return false;
  if (than.answeredAt === null || than.status === 'INVITED') return true;
  if (one.status === 'GOING' && than.status === 'WAITLISTED') return true;
  if (one.status === 'WAITLISTED' && than.status === 'GOING') return false;
  return Date.parse(one.answeredAt) > Date.parse(than.answeredAt);
}

function isSame(one: StoredAnswer, other: StoredAnswer): boolean {
  return (
    givenStatus(one) === givenStatus(other) &&
    one.guests === other.guests &&
    instantOf(one) === instantOf(other) &&
    one.ticket === other.ticket
  );
}

/** What somebody answered themselves: a time away is no answer of theirs. */
function givenStatus({ status, source }: StoredAnswer): StoredAnswer['status'] {
  return source === 'AWAY' ? 'INVITED' : status;
}

function instantOf({ answeredAt }: StoredAnswer): number | null {
  return answeredAt === null ? null : Date.parse(answeredAt);
}

/** A row of participants as JSON. */
function rowOf(row: Sql): Sql {
  return sql`jsonb_build_object(
    'status', ${row}.status, 'guests', ${row}.guests, 'reason', ${row}.reason, 'source', ${row}.source,
    'invitedAt', ${row}.invited_at, 'answeredAt', ${row}.answered_at, 'ticket', ${row}.waiting_ticket,
    'byName', ${row}.by_name
  )`;
}

/** Writes rows of participants as they are given. */
async function writeAnswers(
  { tx, organizationId }: Pick<Change, 'tx' | 'organizationId'>,
  answers: readonly (StoredAnswer & { eventId: string; contactId: string })[],
): Promise<void> {
  if (answers.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO participants (
      organization_id, event_id, contact_id, status, guests, reason, source, invited_at, answered_at, waiting_ticket,
      by_name
    )
    SELECT ${organizationId}::uuid, "eventId", "contactId", status, guests, reason, source, "invitedAt", "answeredAt",
      ticket, coalesce("byName", FALSE)
    FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS answer (
      "eventId" uuid, "contactId" uuid, status participant_status, guests int, reason text, source answer_source,
      "invitedAt" timestamptz, "answeredAt" timestamptz, ticket int, "byName" boolean
    )
    ON CONFLICT (organization_id, event_id, contact_id) DO UPDATE
      SET status = excluded.status, guests = excluded.guests, reason = excluded.reason, source = excluded.source,
        answered_at = excluded.answered_at, waiting_ticket = excluded.waiting_ticket,
        by_name = excluded.by_name, offered_until = NULL`;
}
