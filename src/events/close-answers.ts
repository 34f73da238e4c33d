import type { Ring } from '../alarms/ring.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { createSay, type Say } from '../languages/say.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { addressTo, type Reached } from '../outbox/tell.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';
import { organizerJoins } from './organizer-joins.ts';
import { readRosters } from './roster.ts';

/** Names on each line of a roster: as many as the question who comes tells. */
const namesShown = 50;

/** An event whose answers close now. */
interface ClosedEvent {
  id: string;
  groupId: string;
  number: number;
  title: string;
  place: string | null;
  startsAt: Date | null;
  hasTime: boolean;
  capacity: number | null;
  answerBy: Date;
  minPeople: number | null;
  seatsTaken: number;
  locale: string;
  zone: string;
  /** The group chats of its group. */
  chatIds: string[];
}

/**
 * When answers close, the group is told who is in, or whoever planned the event where the group has no chat; and
 * whoever planned it, else the admins of the group, are asked whether it takes place where too few are. What
 * they were asked, and where, the log keeps: they answer it there (find-unsettled.ts). Four statements, however many
 * events.
 */
export const closeAnswers: Ring = async (change, alarms) => {
  const { tx, organizationId, at } = change;
  const subjectIds = alarms.map(({ subjectId }) => subjectId);
  const planned = alarms.map(({ plannedAt }) => plannedAt);
  // Of those that still close at that moment: who set another one at this moment has another alarm.
  const events = await tx.$queryRaw<ClosedEvent[]>`
    SELECT e.id, e.group_id AS "groupId", e.number, e.title, e.place, e.starts_at AS "startsAt", e.has_time AS "hasTime", e.capacity,
      e.answer_by AS "answerBy", e.min_people AS "minPeople", e.seats_taken AS "seatsTaken", o.locale, coalesce(g.time_zone, o.time_zone) AS zone,
      ARRAY(
        SELECT ch.id FROM links l
        JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
        WHERE l.organization_id = e.organization_id AND l.group_id = e.group_id
        ORDER BY l.created_at, ch.id
      ) AS "chatIds"
    FROM unnest(${subjectIds}::uuid[], ${planned}::timestamptz[]) AS rung (id, planned_at)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN events e ON e.organization_id = o.id AND e.id = rung.id AND e.status = 'SCHEDULED'
      AND e.answer_by = rung.planned_at
    JOIN groups g ON g.organization_id = o.id AND g.id = e.group_id AND g.status = 'ACTIVE'
    ORDER BY e.starts_at, e.number`;
  const ids = events.map(({ id }) => id);
  const rosters = await readRosters(change, ids, namesShown);
  const roster = (event: ClosedEvent, say: Say) =>
    say.rosterAtClose({ ...factsOf(event), roster: rosters.get(event.id)! });
  const toGroups = events.flatMap((event) =>
    event.chatIds.map((chatId): Outgoing => {
      const body = roster(event, createSay(event.locale, at, event.zone));
      return { ...plain, chatId, body, aboutNumber: event.number, ...useOf(event) };
    }),
  );
  const isTooFew = ({ minPeople, seatsTaken }: ClosedEvent) =>
    minPeople !== null && seatsTaken < minPeople;
  const asked = events.filter((event) => event.chatIds.length === 0 || isTooFew(event));
  const byNumber = new Map(asked.map((event) => [event.number, event]));
  const organizers = await findOrganizers(change, asked);
  const { messages } = addressTo(organizers, ({ number, locale }, to) => {
    const event = byNumber.get(number)!;
    const say = createSay(locale, at, event.zone);
    const parts = [
      ...(event.chatIds.length === 0 ? [roster(event, say)] : []),
      ...(isTooFew(event)
        ? [
            say.tooFewAtClose({
              ...factsOf(event),
              in: event.seatsTaken,
              minPeople: event.minPeople!,
              to,
            }),
          ]
        : []),
    ];
    return parts.join('\n\n');
  });
  await recordAudit(
    change,
    ...asked.filter(isTooFew).flatMap(({ id, groupId, number, answerBy, seatsTaken }) => {
      const told = organizers.filter((one) => one.number === number && one.chatId !== null);
      const people = told.map(({ contactId, chatId }) => ({ contactId, chatId }));
      if (people.length === 0) return [];
      const after = { in: seatsTaken, closedAt: answerBy.toISOString(), asked: people };
      return { ...entry, subjectId: id, groupId, after };
    }),
  );
  const closed = new Set(ids);
  return {
    messages: [...toGroups, ...messages],
    idle: alarms.flatMap(({ id, subjectId }) => (closed.has(subjectId) ? [] : id)),
  };
};

const entry = { action: 'event.tooFew', subjectType: 'event' } as const;

const plain = { mentions: [], quotedExternalId: null };

function factsOf({ startsAt, hasTime, zone, ...event }: ClosedEvent) {
  return { ...event, start: startsAt && { at: startsAt, hasTime, zone } };
}

/** It is of use until the event begins. */
function useOf({ startsAt }: ClosedEvent): Pick<Outgoing, 'expiresAt'> {
  return startsAt ? { expiresAt: startsAt } : {};
}

interface Organizer extends Reached {
  contactId: string;
  locale: string;
}

/** Who sees to events: told in their direct chat, for it concerns nobody else, else in a chat of the group. */
function findOrganizers(change: Change, events: readonly ClosedEvent[]): Promise<Organizer[]> {
  const { tx, organizationId } = change;
  const ids = events.map(({ id }) => id);
  return tx.$queryRaw<Organizer[]>`
    SELECT e.number, c.id AS "contactId", c.name, ${whatsappIdOfContact} AS "whatsappId",
      coalesce(told.chat_id, linked.chat_id) AS "chatId", told.chat_id IS NULL AS shared, FALSE AS here,
      e.starts_at AS "usefulUntil",
      CASE WHEN told.chat_id IS NULL THEN o.locale ELSE coalesce(c.locale, o.locale) END AS locale
    FROM unnest(${ids}::uuid[]) AS asked (id)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN events e ON e.organization_id = o.id AND e.id = asked.id
    ${organizerJoins(change)}
    ORDER BY e.number, c.name_key, c.id`;
}
