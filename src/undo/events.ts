import type { Entry } from '../audit/entry.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { AnswerSource, EventStatus, ParticipantStatus } from '../db/generated/enums.ts';
import {
  type Attendance,
  isSameAttendance,
  readAttendance,
  writeAttendance,
} from '../events/attendance.ts';
import { setFields } from '../events/edit-event.ts';
import { lockEvent } from '../events/lock-event.ts';
import { inviteMembers } from '../events/membership.ts';
import { moveEvent } from '../events/move-event.ts';
import { withdrawOffers } from '../events/rescue.ts';
import {
  noLine,
  type Places,
  placesAfter,
  type Standing,
  seat,
  seatsOf,
  unanswered,
} from '../events/seat.ts';
import { setEventStatus } from '../events/set-event-status.ts';
import { readStandings, writeStandings } from '../events/standings.ts';
import { tellPeople } from '../events/tell-people.ts';
import { tellPlace } from '../events/tell-place.ts';
import { promoteWaiting } from '../events/waiting-list.ts';
import { lockGroup } from '../groups/lock-group.ts';
import type { Undone } from '../languages/reply.ts';
import { instantOf } from './instant-of.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';
import { giveRulesBack, moveBack, type PlacedFacts, type Rule, withdrawMade } from './series.ts';

interface EventRow {
  number: number;
  title: string;
  status: EventStatus;
  startsAt: Date | null;
  hasTime: boolean;
  answerBy: Date | null;
  zone: string;
  seriesId: string | null;
}

/**
 * The event of an entry, locked; its group first, as everywhere (lock-group.ts). Throws cannotUndo
 * where it is gone.
 */
async function lockEventRow(
  change: Change,
  { subjectId: id, groupId }: Pick<Entry, 'subjectId' | 'groupId'>,
): Promise<EventRow> {
  const { tx, organizationId } = change;
  if (groupId !== null) await lockGroup(change, groupId, 'SHARE');
  const [event] = await tx.$queryRaw<EventRow[]>`
    SELECT e.number, e.title, e.status, e.starts_at AS "startsAt", e.has_time AS "hasTime",
      e.answer_by AS "answerBy", coalesce(g.time_zone, o.time_zone) AS zone, e.series_id AS "seriesId"
    FROM events e
    JOIN organizations o ON o.id = e.organization_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid FOR UPDATE OF e`;
  if (!event) throw cannotUndo('', 'changed');
  return event;
}

/** Somebody other than the actor who has answered an event. */
async function findAnswer(
  { tx, organizationId, actor }: Change,
  eventId: string,
  among: readonly string[] | null = null,
): Promise<string | undefined> {
  const [other] = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM participants p
    JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid AND p.status <> 'INVITED'
      AND p.source IS DISTINCT FROM 'AWAY' AND p.contact_id IS DISTINCT FROM ${actor.contactId}::uuid
      AND (${among}::uuid[] IS NULL OR p.contact_id = ANY(${among}::uuid[]))
    LIMIT 1`;
  return other?.name;
}

/** An event that was planned: cancelled, unless others count on it. */
const undoCreate: Inverse = async (change, { subjectId, groupId }, { erase }) => {
  const { tx, organizationId } = change;
  const event = await lockEventRow(change, { subjectId, groupId });
  const { number, title, status } = event;
  if (status === 'CANCELLED') throw cannotUndo(title, 'changed');
  const other = await findAnswer(change, subjectId);
  if (other) throw cannotUndo(title, 'answered', other);
  // With the first of a series all that came of it by itself goes.
  if (event.seriesId === subjectId) {
    const all = { ...event, seriesId: subjectId };
    await withdrawMade(change, all, { since: new Date(0), kept: [subjectId], erase });
    await tx.$executeRaw`
      UPDATE events SET recurrence = NULL WHERE organization_id = ${organizationId}::uuid AND id = ${subjectId}::uuid`;
  }
  await setEventStatus(change, { ...event, id: subjectId, groupId }, 'CANCELLED', 'undo');
  if (erase) {
    await tx.event.deleteMany({ where: { organizationId, id: subjectId } });
    change.freedNumbers.push(number);
  }
  return { undone: { kind: 'event', number, title } };
};

interface AnswerFacts {
  contactId: string;
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  /** AWAY where it was their time away that answered. */
  source?: AnswerSource;
  /** False where they were not invited before they answered. */
  invited?: false;
}

/** Answers: those before them count again. A place that was given up may be somebody else's by now. */
const undoAnswer: Inverse = async (change, { subjectId, groupId }, _, all) => {
  const { title } = await lockEventRow(change, { subjectId, groupId });
  const event = await lockEvent(change, subjectId);
  const answers = all.map(({ before, after }) => ({
    was: before as unknown as AnswerFacts,
    given: after as unknown as AnswerFacts,
  }));
  const contactIds = answers.map(({ was }) => was.contactId);
  const known = await readStandings(change, subjectId, contactIds);
  const now = (contactId: string) => known.get(contactId) ?? unanswered;
  for (const { was, given } of answers) {
    const { status, guests } = now(was.contactId);
    // Whoever waited may have moved up meanwhile: it is still their answer.
    const hasMovedUp = given.status === 'WAITLISTED' && status === 'GOING';
    if (guests !== given.guests || (status !== given.status && !hasMovedUp)) {
      throw cannotUndo(title, 'changed');
    }
  }
  // Places that become free first, for those who need one.
  const gain = ({ was }: { was: AnswerFacts }) => seatsOf(was) - seatsOf(now(was.contactId));
  const needed = answers.reduce((sum, { was }) => sum + seatsOf(was), 0);
  const given = contactIds.reduce((sum, contactId) => sum + seatsOf(now(contactId)), 0);
  const { capacity, seatsTaken, seatsOffered } = event;
  const isKept = capacity !== null && seatsTaken + seatsOffered + needed - given > capacity;
  if (isKept && seatsOffered > 0) await withdrawOffers(change, subjectId);
  // What was only offered to those who wait is theirs still.
  let places: Places = isKept ? { ...event, ...noLine } : event;
  const placed = answers
    .sort((a, b) => gain(a) - gain(b))
    .map(({ was: { contactId, status: wanted, guests, reason, source } }) => {
      const before = now(contactId);
      const isGoing = wanted === 'GOING' || wanted === 'WAITLISTED';
      const seated = isGoing
        ? seat(places, before, { status: 'GOING', guests })
        : { status: wanted, ticket: null };
      if ('free' in seated || (wanted === 'GOING' && seated.status !== 'GOING')) {
        throw cannotUndo(title, 'placeGone');
      }
      const after = { ...seated, guests, reason, isAway: source === 'AWAY' };
      places = placesAfter(places, before, after);
      return { event: { id: subjectId, groupId: event.groupId }, contactId, before, after };
    });
  await writeStandings(change, placed, 'COMMAND');
  await uninvite(
    change,
    { eventId: subjectId, groupId: event.groupId },
    answers.flatMap(({ was }) => (was.invited === false ? was.contactId : [])),
  );
  const restored = new Set(contactIds);
  const promoted = (await promoteWaiting(change, [subjectId])).filter(
    ({ contactId }) => !restored.has(contactId),
  );
  return { undone: await answersUndone(change, event, placed), promoted };
};

/** Of one person how they stand now, and who it is if not the sender; of several how many. */
async function answersUndone(
  { tx, organizationId, actor }: Change,
  { number, title }: { number: number; title: string },
  placed: readonly { contactId: string; after: Standing }[],
): Promise<Undone> {
  const [only, ...others] = placed;
  if (!only || others.length > 0) return { kind: 'answers', number, title, people: placed.length };
  const { status, guests } = only.after;
  const own = { kind: 'answer', number, title, status, guests } as const;
  if (only.contactId === actor.contactId) return { ...own, who: null };
  const person = await tx.contact.findUnique({
    where: { organizationId_id: { organizationId, id: only.contactId } },
    select: { name: true },
  });
  return { ...own, who: person?.name ?? null };
}

interface StartFacts {
  startsAt: string | null;
  endsAt: string | null;
  hasTime: boolean;
  recurrence: string | null;
  /** Not in entries of before answers could close. */
  answerBy?: string | null;
  /** Those of a series that were moved along. */
  following?: PlacedFacts[];
}

const undoMove: Inverse = async (change, { subjectId, groupId, at: madeAt, before, after }) => {
  const { number, title, startsAt, answerBy, zone, seriesId } = await lockEventRow(change, {
    subjectId,
    groupId,
  });
  const was = before as unknown as StartFacts;
  const set = after as unknown as StartFacts;
  if ((startsAt?.toISOString() ?? null) !== set.startsAt) throw cannotUndo(title, 'changed');
  const at = instantOf(was.startsAt);
  const endsAt = instantOf(was.endsAt);
  const { hasTime } = was;
  if (was.following) {
    await moveBack(change, { id: subjectId, title, seriesId, groupId, since: madeAt }, was, set);
  } else {
    // Of answers that close at another time since, as with any move.
    const isGiven = (answerBy?.toISOString() ?? null) === (set.answerBy ?? null);
    const own = isGiven ? { answerBy: instantOf(was.answerBy) } : {};
    await moveEvent(change, subjectId, { startsAt: at, hasTime, endsAt, ...own });
  }
  const start = at && { at, hasTime, zone };
  return { undone: { kind: 'eventStart', number, title, start }, restoredEventId: subjectId };
};

/** What an event said before counts again, unless it was changed since or the places are taken by now. */
const undoUpdate: Inverse = async (change, { subjectId, before, after }) => {
  const { number, ...was } = before as Partial<FieldFacts> & { number: number };
  const set = after as unknown as Partial<FieldFacts>;
  const event = await lockEvent(change, subjectId);
  const { title, seatsTaken } = event;
  const now: FieldFacts = {
    ...event,
    answerBy: event.answerBy?.toISOString() ?? null,
    ruleAnswerBy: event.ruleAnswerBy?.toISOString() ?? null,
    endsAt: event.endsAt?.toISOString() ?? null,
  };
  const fields = Object.keys(was) as (keyof FieldFacts)[];
  if (fields.some((field) => now[field] !== set[field])) throw cannotUndo(title, 'changed');
  if (typeof was.capacity === 'number' && was.capacity < seatsTaken)
    throw cannotUndo(title, 'placeGone');
  const { answerBy, ruleAnswerBy, endsAt } = { ...now, ...was };
  const { promoted } = await setFields(
    change,
    { ...event, id: subjectId },
    {
      ...event,
      ...was,
      answerBy: instantOf(answerBy),
      ruleAnswerBy: instantOf(ruleAnswerBy),
      endsAt: instantOf(endsAt),
    },
  );
  const undone = { kind: 'eventFields', number, title: was.title ?? title } as const;
  const told = fields.includes('place') ? await tellPlace(change, subjectId, was.place!) : null;
  return { undone, promoted, ...(told ? { told } : {}) };
};

interface FieldFacts {
  title: string;
  notes: string | null;
  place: string | null;
  capacity: number | null;
  minPeople: number | null;
  answerBy: string | null;
  ruleAnswerBy: string | null;
  endsAt: string | null;
}

const undoCancel: Inverse = async (change, { subjectId, groupId, at: since, before }) => {
  const event = await lockEventRow(change, { subjectId, groupId });
  const { number, title, status, seriesId } = event;
  if (status !== 'CANCELLED') throw cannotUndo(title, 'changed');
  const { rules } = before as { rules?: Rule[] };
  if (rules) await giveRulesBack(change, 'event', rules);
  else if (seriesId !== null) {
    // What came in its place was made at the same instant, or since.
    await withdrawMade(
      change,
      { ...event, seriesId },
      { since, kept: [subjectId], orStands: true },
    );
  }
  await setEventStatus(change, { ...event, id: subjectId, groupId }, 'SCHEDULED', 'undo');
  await inviteMembers(change, subjectId);
  // Whoever left meanwhile has given their place up.
  const promoted = await promoteWaiting(change, [subjectId]);
  return { undone: { kind: 'eventOn', number, title }, promoted, restoredEventId: subjectId };
};

/**
 * Takes invitations back that nobody has answered. Whoever has joined the group meanwhile is invited as
 * its member. Answers whose they were.
 */
async function uninvite(
  { tx, organizationId }: Change,
  { eventId, groupId }: { eventId: string; groupId: string | null },
  contactIds: readonly string[],
): Promise<{ contactId: string }[]> {
  if (contactIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ contactId: string; isMember: boolean }[]>`
    UPDATE participants p SET by_name = NOT (${isMember(groupId)})
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid
      AND p.contact_id = ANY(${contactIds}::uuid[]) AND (p.status = 'INVITED' OR p.source = 'AWAY' OR ${isMember(groupId)})
    RETURNING p.contact_id AS "contactId", NOT p.by_name AS "isMember"`;
  const uninvited = rows.filter(({ isMember }) => !isMember);
  await tx.$executeRaw`
    DELETE FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid
      AND contact_id = ANY(${uninvited.map(({ contactId }) => contactId)}::uuid[])`;
  return uninvited;
}

/** Whether whose answer `p` is is in a group. */
const isMember = (groupId: string | null) => sql`EXISTS (
  SELECT 1 FROM members m
  WHERE m.organization_id = p.organization_id AND m.group_id = ${groupId}::uuid
    AND m.contact_id = p.contact_id AND m.left_at IS NULL
)`;

const undoInvite: Inverse = async (change, { subjectId, groupId, after }, { erase }) => {
  const { actor } = change;
  const { number, title } = await lockEventRow(change, { subjectId, groupId });
  const { contactIds } = after as { contactIds: string[] };
  const other = await findAnswer(change, subjectId, contactIds);
  if (other) throw cannotUndo(title, 'answered', other);
  const uninvited = await uninvite(change, { eventId: subjectId, groupId }, contactIds);
  if (uninvited.length === 0) throw cannotUndo(title, 'changed');
  await recordAudit(change, {
    action: 'event.uninvite',
    subjectType: 'event',
    subjectId,
    groupId,
    before: { contactIds },
    reason: 'undo',
  });
  const undone = { kind: 'invitations', number, title, people: uninvited.length } as const;
  // Who is invited anew by an edit is told by that.
  if (erase) return { undone };
  // Before the log says that it is undone: they are told where they were invited.
  const recipients = uninvited
    .filter(({ contactId }) => contactId !== actor.contactId)
    .map(({ contactId }) => ({ eventId: subjectId, contactId }));
  const told = await tellPeople(change, recipients, (say, event, to) =>
    say.uninvitedNotice({ ...event, to }),
  );
  return { undone, told };
};

/** Who came is as it was said before. */
const undoAttend: Inverse = async (change, { subjectId, groupId, before, after }) => {
  const { number, title } = await lockEventRow(change, { subjectId, groupId });
  const was = before as unknown as Attendance;
  const set = after as unknown as Attendance;
  if (!isSameAttendance(await readAttendance(change, subjectId), set))
    throw cannotUndo(title, 'changed');
  await writeAttendance(change, { id: subjectId, groupId }, set, was);
  return { undone: { kind: 'attendance', number, title } };
};

/** Whether an event with too few takes place is asked again: its question is open while no answer to it stands. */
const undoHold: Inverse = async (change, { subjectId, groupId }) => {
  const { number, title } = await lockEventRow(change, { subjectId, groupId });
  return { undone: { kind: 'eventHeld', number, title } };
};

export const eventInverses = {
  'event.create': undoCreate,
  'event.answer': undoAnswer,
  'event.move': undoMove,
  'event.update': undoUpdate,
  'event.cancel': undoCancel,
  'event.invite': undoInvite,
  'event.attend': undoAttend,
  'event.hold': undoHold,
} satisfies Inverses;
