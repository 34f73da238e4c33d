import type { Database } from '../../src/db/client.ts';
import type {
  AnswerSource,
  AppointmentAction,
  CallOutcome,
  ParticipantStatus,
  TaskStatus,
} from '../../src/db/generated/enums.ts';
import { fc } from '../helpers/properties.ts';

// What may have happened in two groups of a few people: told by places in lists and minutes, so that fast-check can
// make it smaller, and written as the rows that it would have left.

/** Minutes before an instant. */
type Ago = number;

export interface History {
  stays: { group: number; person: number; joined: Ago; stayed: Ago | null }[];
  events: {
    group: number;
    starts: Ago;
    cancelled: boolean;
    capacity: number | null;
    invited: {
      person: number;
      status: ParticipantStatus;
      source: AnswerSource | null;
      asked: Ago;
      took: Ago;
      attended: boolean | null;
      rescue: 'event.promote' | 'event.offer' | null;
    }[];
  }[];
  tasks: {
    group: number;
    copies: {
      person: number;
      status: TaskStatus;
      given: Ago;
      took: Ago;
      due: Ago | null;
    }[];
  }[];
  /** Of a group, or of nobody's in particular. */
  campaigns: {
    group: number | null;
    calls: {
      person: number;
      made: Ago;
      took: Ago;
      rang: number;
      outcome: CallOutcome | null;
      action: AppointmentAction | null;
      seconds: number | null;
      cents: number | null;
    }[];
  }[];
  messages: { group: number; person: number | null; said: Ago; own: boolean; gone: boolean }[];
}

export const people = 5;
const groups = 2;
const minutes = 60 * 24;

const ago = fc.integer({ min: 0, max: 70 * minutes });
const person = fc.nat(people - 1);
const group = fc.nat(groups - 1);
const byPerson = { selector: (row: { person: number }) => row.person };

export const histories: fc.Arbitrary<History> = fc.record({
  stays: fc.array(
    fc.record({
      group,
      person,
      joined: ago,
      stayed: fc.option(fc.integer({ min: 1, max: 40 * minutes })),
    }),
    { maxLength: 14 },
  ),
  events: fc.array(
    fc.record({
      group,
      starts: fc.integer({ min: -3 * minutes, max: 70 * minutes }),
      cancelled: fc.boolean(),
      capacity: fc.option(fc.integer({ min: 5, max: 9 })),
      invited: fc.uniqueArray(
        fc.record({
          person,
          status: fc.constantFrom('INVITED', 'GOING', 'MAYBE', 'DECLINED'),
          source: fc.constantFrom('COMMAND', 'POLL', 'AWAY', 'WAITING_LIST', null),
          asked: ago,
          took: fc.nat(9 * minutes),
          attended: fc.option(fc.boolean()),
          rescue: fc.constantFrom('event.promote', 'event.offer', null),
        }),
        { ...byPerson, maxLength: people },
      ),
    }),
    { maxLength: 6 },
  ),
  tasks: fc.array(
    fc.record({
      group,
      copies: fc.uniqueArray(
        fc.record({
          person,
          status: fc.constantFrom('OPEN', 'DONE', 'WITHDRAWN'),
          given: ago,
          took: fc.nat(9 * minutes),
          due: fc.option(fc.integer({ min: -9 * minutes, max: 70 * minutes })),
        }),
        { ...byPerson, maxLength: people },
      ),
    }),
    { maxLength: 4 },
  ),
  campaigns: fc.array(
    fc.record({
      group: fc.option(group),
      calls: fc.uniqueArray(
        fc.record({
          person,
          made: ago,
          took: fc.nat(2 * minutes),
          rang: fc.nat(3),
          outcome: fc.constantFrom('ANSWERED', 'NO_ANSWER', 'LEFT_OUT', null),
          action: fc.constantFrom('CONFIRMED', 'CANCELLED', 'RESCHEDULED', null),
          seconds: fc.option(fc.integer({ min: 1, max: 300 })),
          cents: fc.option(fc.integer({ min: 1, max: 90 })),
        }),
        { ...byPerson, maxLength: people },
      ),
    }),
    { maxLength: 5 },
  ),
  messages: fc.array(
    fc.record({
      group,
      person: fc.option(person),
      said: ago,
      own: fc.boolean(),
      gone: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
});

/** Writes all that happened before an instant into a new organization; answers the ids of its groups. */
export async function writeHistory(
  db: Database,
  organizationId: string,
  history: History,
  at: Date,
): Promise<string[]> {
  const before = (ago: Ago) => new Date(at.getTime() - ago * 60_000);
  const since = (then: Date, took: number) => new Date(then.getTime() + took * 60_000);
  const stamps = (then: Date) => ({ createdAt: then, updatedAt: then });
  const own = { organizationId };
  const contacts = await db.contact.createManyAndReturn({
    data: Array.from({ length: people }, (_, n) => ({
      ...own,
      name: `Person ${n}`,
      ...stamps(at),
    })),
    select: { id: true },
  });
  const made = await db.group.createManyAndReturn({
    data: Array.from({ length: groups }, (_, n) => ({ ...own, name: `Group ${n}`, ...stamps(at) })),
    select: { id: true },
  });
  const idOf = (n: number) => contacts[n]!.id;
  const groupOf = (n: number) => made[n]!.id;

  // Of stays that overlap the first is kept: nobody is in a group twice at a time.
  const stays = history.stays
    .map(({ group: of, person: who, joined, stayed }) => {
      const joinedAt = before(joined);
      const leftAt = stayed === null || stayed > joined ? null : since(joinedAt, stayed);
      return { ...own, groupId: groupOf(of), contactId: idOf(who), joinedAt, leftAt };
    })
    .filter((one, place, all) => !all.slice(0, place).some((other) => overlap(one, other)));
  await db.member.createMany({ data: stays });

  let number = 0;
  for (const event of history.events) {
    const startsAt = before(event.starts);
    number += 1;
    const { id: eventId } = await db.event.create({
      data: {
        ...{ ...own, number, title: 'Game', groupId: groupOf(event.group), startsAt },
        ...{ capacity: event.capacity, status: event.cancelled ? 'CANCELLED' : 'SCHEDULED' },
        ...stamps(before(80 * minutes)),
      },
    });
    await db.participant.createMany({
      data: event.invited.map(({ person: who, status, source, asked, took, attended }) => ({
        ...{ ...own, eventId, contactId: idOf(who), status, attended, source },
        invitedAt: before(asked),
        answeredAt: status === 'INVITED' ? null : since(before(asked), took),
      })),
    });
    for (const { person: who, rescue, asked } of event.invited)
      if (rescue)
        await db.auditEntry.create({
          data: {
            ...{ ...own, at: before(asked), actorKind: 'SYSTEM', operationId: eventId },
            ...{ action: rescue, subjectType: 'event', subjectId: eventId },
            ...{ groupId: groupOf(event.group), after: { contactId: idOf(who) } },
          },
        });
  }
  for (const task of history.tasks) {
    number += 1;
    const { id: parentId } = await db.task.create({
      data: { ...own, number, title: 'Read', groupId: groupOf(task.group), ...stamps(at) },
    });
    await db.task.createMany({
      data: task.copies.map(({ person: who, status, given, took, due }) => ({
        ...{ ...own, parentId, assigneeId: idOf(who), title: 'Read', status },
        ...{ createdAt: before(given), updatedAt: before(given) },
        dueAt: due === null ? null : before(due),
        closedAt: status === 'OPEN' ? null : since(before(given), took),
      })),
    });
  }
  for (const campaign of history.campaigns) {
    number += 1;
    const { id: campaignId } = await db.campaign.create({
      data: {
        ...{ ...own, number, status: 'COMPLETED', reason: 'MESSAGE', timing: 'IMMEDIATE' },
        ...{ message: 'We moved', usefulUntil: at, finishedAt: at },
        ...{ groupId: campaign.group === null ? null : groupOf(campaign.group), ...stamps(at) },
      },
    });
    await db.call.createMany({
      data: campaign.calls.map((call) => ({
        ...{ ...own, campaignId, contactId: idOf(call.person), attempts: call.rang },
        ...(call.outcome === null
          ? { status: 'WAITING' as const, heldAt: at }
          : { status: 'ENDED' as const, outcome: call.outcome }),
        ...(call.outcome === 'LEFT_OUT' ? { leftOut: 'GONE' as const } : {}),
        ...(call.outcome === 'ANSWERED'
          ? { appointmentAction: call.action, durationSeconds: call.seconds }
          : {}),
        costCents: call.cents,
        createdAt: before(call.made),
        endedAt: call.outcome === null ? null : since(before(call.made), call.took),
      })),
    });
  }
  const account = await db.account.create({
    data: { ...own, transport: 'simulator', externalId: organizationId, createdAt: at },
  });
  for (const [n, message] of history.messages.entries()) {
    const chat = await db.chat.create({
      data: {
        ...{ ...own, accountId: account.id, externalId: `chat ${n}`, createdAt: at },
        kind: message.own ? 'DIRECT' : 'GROUP',
      },
    });
    await db.message.create({
      data: {
        ...{ ...own, chatId: chat.id, groupId: groupOf(message.group), externalId: `message ${n}` },
        ...{ body: 'Hello', sentAt: before(message.said), storedAt: at },
        direction: message.person === null ? 'OUT' : 'IN',
        contactId: message.person === null ? null : idOf(message.person),
        deletedAt: message.gone ? at : null,
      },
    });
  }
  return made.map(({ id }) => id);
}

interface Stay {
  groupId: string;
  contactId: string;
  joinedAt: Date;
  leftAt: Date | null;
}

function overlap(one: Stay, other: Stay): boolean {
  if (one.groupId !== other.groupId || one.contactId !== other.contactId) return false;
  const ends = ({ leftAt }: Stay) => leftAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return one.joinedAt.getTime() <= ends(other) && other.joinedAt.getTime() <= ends(one);
}
