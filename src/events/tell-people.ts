import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { Crowd, EventFacts, Told, When } from '../languages/reply.ts';
import { createSay, type Say } from '../languages/say.ts';
import { type Outgoing, queueMessages } from '../outbox/outbox.ts';
import { addressTo, type Reached, reachColumns, reachJoins, readerLocale } from '../outbox/tell.ts';

/** Somebody who is to know about an event. */
export interface Recipient {
  eventId: string;
  contactId: string;
  /** Told without being named: they need not do anything. */
  unnamed?: boolean;
}

interface Reach extends Reached {
  /** The recipient's row, from 1. */
  row: number;
  title: string;
  /** Where the event is. */
  place: string | null;
  startsAt: Date | null;
  /** When answers close. */
  answerBy: Date | null;
  hasTime: boolean;
  locale: string;
  zone: string;
}

/** As addressToPeople, and queues the messages. */
export async function tellPeople(
  change: Change,
  recipients: readonly Recipient[],
  write: Write,
): Promise<Told> {
  const { messages, told } = await addressToPeople(change, recipients, write);
  await queueMessages(change, messages);
  return told;
}

/** What they are told, in the language and zone of those who read it. */
export type Write = (
  say: Say,
  event: EventFacts & { place: string | null; answerBy: When | null },
  people: Crowd,
) => string;

/**
 * What people are to be told about events: one message for each event and chat, in a chat of the group by which
 * they are invited, else in their direct chat. Who would be told in the very chat where the reply is
 * given is left to the reply: nobody is told twice. One statement, however many people.
 */
export async function addressToPeople(
  change: Change,
  recipients: readonly Recipient[],
  write: Write,
): Promise<{ messages: Outgoing[]; told: Told }> {
  const reaches = recipients.length === 0 ? [] : await reach(change, recipients);
  const people = reaches.map((person) => ({
    ...person,
    unnamed: recipients[person.row - 1]!.unnamed ?? false,
  }));
  return addressTo(
    people,
    ({ locale, zone, number, title, place, startsAt, hasTime, answerBy }, to) => {
      const start = startsAt && { at: startsAt, hasTime, zone };
      return write(
        createSay(locale, change.at, zone),
        { number, title, start, place, answerBy: answerBy && { at: answerBy, zone } },
        to,
      );
    },
  );
}

function reach(change: Change, recipients: readonly Recipient[]): Promise<Reach[]> {
  const { tx, organizationId, at } = change;
  const eventIds = recipients.map(({ eventId }) => eventId);
  const contactIds = recipients.map(({ contactId }) => contactId);
  const toldIds = [...new Set(eventIds)];
  return tx.$queryRaw<Reach[]>`
    -- Read once, not for each recipient.
    WITH inviting AS MATERIALIZED (
      SELECT e.id AS event_id, e.group_id, TRUE AS own FROM events e
      WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${toldIds}::uuid[])
      UNION ALL
      -- Other groups whose members were invited: the entry that says so is their only trace.
      SELECT a.subject_id, named.id::uuid, FALSE
      FROM audit_entries a CROSS JOIN LATERAL jsonb_array_elements_text(a.after->'groupIds') AS named (id)
      WHERE a.organization_id = ${organizationId}::uuid AND a.subject_type = 'event'
        AND a.subject_id = ANY(${toldIds}::uuid[]) AND a.action = 'event.invite'
        AND NOT EXISTS (
          SELECT 1 FROM audit_entries undo
          WHERE undo.organization_id = a.organization_id AND undo.subject_type = 'operation'
            AND undo.subject_id = a.operation_id
        )
    )
    SELECT person.row::int, ${reachColumns}, e.number, e.title, e.place, e.starts_at AS "startsAt", e.answer_by AS "answerBy",
      e.has_time AS "hasTime",
      -- Until it is over, where it is not yet.
      CASE WHEN coalesce(e.ends_at, e.starts_at) > ${at} THEN coalesce(e.ends_at, e.starts_at) END AS "usefulUntil",
      ${readerLocale}, coalesce(g.time_zone, o.time_zone) AS zone
    FROM unnest(${eventIds}::uuid[], ${contactIds}::uuid[]) WITH ORDINALITY AS person (event_id, contact_id, row)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    CROSS JOIN LATERAL (
      SELECT * FROM events WHERE organization_id = o.id AND id = person.event_id OFFSET 0
    ) e
    CROSS JOIN LATERAL (SELECT * FROM groups WHERE organization_id = o.id AND id = e.group_id OFFSET 0) g
    CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE organization_id = o.id AND id = person.contact_id OFFSET 0
    ) c
    ${reachJoins(change, sql`(SELECT group_id, inviting.own FROM inviting WHERE event_id = e.id)`)}
    ORDER BY person.row`;
}
