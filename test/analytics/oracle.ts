import type { Counted } from '../../src/analytics/counted.ts';
import type { Database } from '../../src/db/client.ts';

// What is counted, once more: in plain loops over all rows of an organization, each read as it is.

export async function readAll(db: Database, organizationId: string) {
  const where = { organizationId };
  return {
    members: await db.member.findMany({ where }),
    events: await db.event.findMany({ where }),
    participants: await db.participant.findMany({ where }),
    tasks: await db.task.findMany({ where }),
    campaigns: await db.campaign.findMany({ where }),
    calls: await db.call.findMany({ where }),
    messages: await db.message.findMany({ where, include: { chat: true } }),
    audit: await db.auditEntry.findMany({ where }),
  };
}

export type Rows = Awaited<ReturnType<typeof readAll>>;

interface Span {
  from: Date;
  to: Date;
}

const isWithin = (at: Date | null, { from, to }: Span) => at !== null && at >= from && at < to;

/** Something that a person did for a group. */
export interface Deed {
  contactId: string;
  at: Date;
  what: 'answer' | 'call' | 'done' | 'said';
}

/** The calls of a group that ended and had rung, whenever that was. */
export function callsOf(rows: Rows, groupId: string) {
  return rows.calls.filter((call) => {
    if (call.status !== 'ENDED' || call.attempts === 0) return false;
    const campaign = rows.campaigns.find(({ id }) => id === call.campaignId)!;
    if (campaign.groupId !== null) return campaign.groupId === groupId;
    return rows.members.some(
      (stay) =>
        stay.groupId === groupId &&
        stay.contactId === call.contactId &&
        stay.joinedAt <= call.createdAt &&
        (stay.leftAt === null || call.createdAt < stay.leftAt),
    );
  });
}

export function deedsOf(rows: Rows, groupId: string): Deed[] {
  const deeds: Deed[] = [];
  for (const { eventId, contactId, answeredAt, source } of rows.participants) {
    const event = rows.events.find(({ id }) => id === eventId)!;
    if (event.groupId === groupId && answeredAt && source !== 'AWAY')
      deeds.push({ contactId, at: answeredAt, what: 'answer' });
  }
  for (const { contactId, endedAt, outcome } of callsOf(rows, groupId))
    if (outcome === 'ANSWERED') deeds.push({ contactId, at: endedAt!, what: 'call' });
  for (const { assigneeId, status, closedAt } of copiesOf(rows, groupId))
    if (status === 'DONE') deeds.push({ contactId: assigneeId!, at: closedAt!, what: 'done' });
  for (const { contactId, sentAt, direction } of saidIn(rows, groupId))
    if (direction === 'IN' && contactId) deeds.push({ contactId, at: sentAt, what: 'said' });
  return deeds;
}

function copiesOf(rows: Rows, groupId: string) {
  const parents = rows.tasks.filter((task) => task.groupId === groupId).map(({ id }) => id);
  return rows.tasks.filter(({ parentId }) => parentId !== null && parents.includes(parentId));
}

function saidIn(rows: Rows, groupId: string) {
  return rows.messages.filter(
    (message) =>
      message.groupId === groupId && message.chat.kind === 'GROUP' && message.deletedAt === null,
  );
}

/** Of a group in a span, at an instant; `earlier` is as long a span before it. */
export function countByHand(
  rows: Rows,
  groupId: string,
  { span, earlier, at }: { span: Span; earlier: Span; at: Date },
): Counted {
  const stays = rows.members.filter((stay) => stay.groupId === groupId);
  const memberAt = (then: Date) =>
    stays.filter(({ joinedAt, leftAt }) => joinedAt < then && (leftAt === null || leftAt >= then));
  const atEnd = memberAt(span.to).map(({ contactId }) => contactId);
  const deeds = deedsOf(rows, groupId);
  const did = (contactId: string, when: Span) =>
    deeds.some((deed) => deed.contactId === contactId && isWithin(deed.at, when));
  const active = atEnd.filter((contactId) => did(contactId, span));

  const calls = callsOf(rows, groupId).filter(({ endedAt }) => isWithin(endedAt, span));
  const answered = calls.filter(({ outcome }) => outcome === 'ANSWERED');
  const acted = (action: string) =>
    calls.filter(({ appointmentAction }) => appointmentAction === action).length;
  const called = new Set(calls.map(({ contactId }) => contactId));
  const seconds = answered.flatMap(({ durationSeconds }) => durationSeconds ?? []);
  const cents = calls.flatMap(({ costCents }) => (costCents === null ? [] : Number(costCents)));

  const copies = copiesOf(rows, groupId).filter(
    ({ createdAt, status }) => isWithin(createdAt, span) && ['OPEN', 'DONE'].includes(status),
  );
  const done = copies.filter(({ status }) => status === 'DONE');

  const held = rows.events.filter(
    (event) =>
      event.groupId === groupId &&
      event.status === 'SCHEDULED' &&
      isWithin(event.startsAt, span) &&
      event.startsAt! <= at,
  );
  const invited = rows.participants.filter(({ eventId }) => held.some(({ id }) => id === eventId));
  const answers = invited.filter(
    ({ status, answeredAt, source }) => status !== 'INVITED' && answeredAt && source !== 'AWAY',
  );
  const going = invited.filter(({ status }) => status === 'GOING');
  const limited = held.filter(({ capacity }) => capacity !== null);
  const said = saidIn(rows, groupId).filter(({ sentAt }) => isWithin(sentAt, span));

  return {
    members: {
      count: atEnd.length,
      atStart: memberAt(span.from).length,
      joined: stays.filter(({ joinedAt }) => isWithin(joinedAt, span)).length,
      left: stays.filter(({ leftAt }) => isWithin(leftAt, span)).length,
      active: active.length,
      goneQuiet: atEnd.filter((id) => !active.includes(id) && did(id, earlier)).length,
    },
    calls: {
      total: calls.length,
      answered: answered.length,
      confirmed: acted('CONFIRMED'),
      cancelled: acted('CANCELLED'),
      rescheduled: acted('RESCHEDULED'),
      attempts: sum(calls.map(({ attempts }) => attempts)),
      reached: new Set(answered.map(({ contactId }) => contactId)).size,
      membersCalled: atEnd.filter((id) => called.has(id)).length,
      averageSeconds: seconds.length === 0 ? null : sum(seconds) / seconds.length,
      costCents: cents.length === 0 ? null : sum(cents),
    },
    tasks: {
      given: copies.length,
      done: done.length,
      inTime: done.filter(({ dueAt, closedAt }) => dueAt === null || closedAt! <= dueAt).length,
      medianMinutes: median(
        done.map(({ createdAt, closedAt }) => (+closedAt! - +createdAt) / 60_000),
      ),
    },
    events: {
      held: held.length,
      invited: invited.length,
      answered: answers.length,
      medianMinutes: median(
        answers.map(({ invitedAt, answeredAt }) => (+answeredAt! - +invitedAt) / 60_000),
      ),
      went: going.length,
      attended: invited.filter(({ attended }) => attended).length,
      told: going.filter(({ attended }) => attended !== null).length,
      noShows: going.filter(({ attended }) => attended === false).length,
      places: sum(limited.map(({ capacity }) => capacity!)),
      filled: sum(limited.map(({ seatsTaken }) => seatsTaken)),
      rescued: going.filter(({ eventId, contactId }) =>
        rows.audit.some(
          ({ action, subjectId, after }) =>
            ['event.promote', 'event.offer'].includes(action) &&
            subjectId === eventId &&
            (after as { contactId: string }).contactId === contactId,
        ),
      ).length,
    },
    messages: {
      fromMembers: said.filter(({ direction }) => direction === 'IN').length,
      fromMuster: said.filter(({ direction }) => direction === 'OUT').length,
    },
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The middle one; between two middle ones half the way. */
function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
