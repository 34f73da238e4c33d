import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';

/** Who came to an event, and who did not, by their ids; nobody in either where nothing was said. */
export interface Attendance {
  came: string[];
  missed: string[];
}

/** What was said of it last. */
export async function readAttendance(
  { tx, organizationId }: Scope,
  eventId: string,
): Promise<Attendance> {
  const rows = await tx.$queryRaw<{ contactId: string; attended: boolean }[]>`
    SELECT contact_id AS "contactId", attended FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND attended IS NOT NULL
    ORDER BY contact_id`;
  const of = (attended: boolean) =>
    rows.filter((row) => row.attended === attended).map(({ contactId }) => contactId);
  return { came: of(true), missed: of(false) };
}

/** Writes who came in place of what was said before, with its audit entry: two statements. */
export async function writeAttendance(
  change: Change,
  event: { id: string; groupId: string | null },
  before: Attendance,
  after: Attendance,
): Promise<void> {
  const { tx, organizationId } = change;
  await tx.$executeRaw`
    UPDATE participants
    SET attended = CASE WHEN contact_id = ANY(${after.came}::uuid[]) THEN TRUE
      WHEN contact_id = ANY(${after.missed}::uuid[]) THEN FALSE END
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${event.id}::uuid
      AND (attended IS NOT NULL OR contact_id = ANY(${[...after.came, ...after.missed]}::uuid[]))`;
  await recordAudit(change, {
    action: 'event.attend',
    subjectType: 'event',
    subjectId: event.id,
    groupId: event.groupId,
    before: { ...before },
    after: { ...after },
  });
}

export function isSameAttendance(one: Attendance, other: Attendance): boolean {
  const key = ({ came, missed }: Attendance) =>
    `${[...came].sort().join()} ${[...missed].sort().join()}`;
  return key(one) === key(other);
}

/** Whoever was in and came, or did not; and who came without having been in. */
export interface AttendanceOutcome extends Attendance {
  /** How many were in. */
  expected: number;
  changed: boolean;
}

/**
 * Says who came to an event that has begun: all who were in but for some, and others besides. What was said before is
 * replaced. Throws eventNotFound, eventCancelled, eventNotBegun, notIncluded (left out, and not in anyway), and
 * notMember (who is not invited).
 */
export async function recordAttendance(
  change: Change,
  eventId: string,
  { except, also }: { except: readonly string[]; also: readonly string[] },
): Promise<AttendanceOutcome> {
  const { tx, organizationId } = change;
  const event = await lockBegun(change, eventId);
  const people = await tx.$queryRaw<
    { contactId: string; isIn: boolean; isInvited: boolean; name: string }[]
  >`
    SELECT c.id AS "contactId", c.name, p.status IS NOT NULL AS "isInvited", coalesce(p.status = 'GOING', FALSE) AS "isIn"
    FROM (
      SELECT contact_id AS id FROM participants
      WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND status = 'GOING'
      UNION SELECT unnest(${[...except, ...also]}::uuid[])
    ) wanted
    CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = wanted.id OFFSET 0
    ) c
    LEFT JOIN participants p ON p.organization_id = c.organization_id AND p.event_id = ${eventId}::uuid
      AND p.contact_id = c.id
    ORDER BY c.name_key, c.id`;
  const left = new Set(except);
  const added = new Set(also);
  const idle = people.filter(({ contactId, isIn }) => left.has(contactId) && !isIn);
  if (idle.length > 0)
    throw new UserError('notIncluded', {
      people: idle.map(({ name }) => name),
      groups: [event.title],
    });
  const stranger = people.find(({ contactId, isInvited }) => added.has(contactId) && !isInvited);
  if (stranger) throw new UserError('notMember', { person: stranger.name, group: event.title });
  const idsOf = (some: typeof people) => some.map(({ contactId }) => contactId);
  const after = {
    came: idsOf(
      people.filter(
        ({ contactId, isIn }) => added.has(contactId) || (isIn && !left.has(contactId)),
      ),
    ),
    missed: idsOf(people.filter(({ contactId }) => left.has(contactId) && !added.has(contactId))),
  };
  const before = await readAttendance(change, eventId);
  const changed = !isSameAttendance(before, after);
  if (changed)
    await writeAttendance(change, { id: eventId, groupId: event.groupId }, before, after);
  return { ...after, expected: people.filter(({ isIn }) => isIn).length, changed };
}

/** Takes the row of an event that has begun, so that two who say who came take turns. */
async function lockBegun(
  { tx, organizationId, at }: Change,
  eventId: string,
): Promise<{ number: number; title: string; groupId: string }> {
  const [event] = await tx.$queryRaw<
    { number: number; title: string; groupId: string; status: string; hasBegun: boolean }[]
  >`
    SELECT e.number, e.title, e.group_id AS "groupId", e.status, coalesce(
      -- Of one without a time of day its day is enough.
      CASE WHEN e.has_time THEN e.starts_at ELSE e.starts_at - interval '1 day' END <= ${at}, FALSE
    ) AS "hasBegun"
    FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${eventId}::uuid FOR UPDATE`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title, groupId } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  if (!event.hasBegun) throw new UserError('eventNotBegun', { number, title });
  return { number, title, groupId };
}

/** Names of those who came, or did not, the first of them and how many they are. */
export interface Attended {
  names: string[];
  total: number;
}

/** Who came and who did not, by name, `limit` names of each; undefined where nobody has said so. */
export async function readAttended(
  { tx, organizationId }: Scope,
  eventId: string,
  limit: number,
): Promise<{ came: Attended; missed: Attended } | undefined> {
  const rows = await tx.$queryRaw<{ attended: boolean; names: string[] | null; total: number }[]>`
    SELECT attended, jsonb_agg(name ORDER BY place) FILTER (WHERE place <= ${limit}) AS names, count(*)::int AS total
    FROM (
      SELECT p.attended, c.name, row_number() OVER (PARTITION BY p.attended ORDER BY c.name_key, c.id) AS place
      FROM participants p JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
      WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid AND p.attended IS NOT NULL
    ) ranked
    GROUP BY attended`;
  if (rows.length === 0) return undefined;
  const of = (attended: boolean): Attended => {
    const row = rows.find((one) => one.attended === attended);
    return { names: row?.names ?? [], total: row?.total ?? 0 };
  };
  return { came: of(true), missed: of(false) };
}
