import type { Change } from '../change/change.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../outbox/outbox.ts';

/** The answers that the options of a poll stand for, in their order. */
export const pollAnswers = ['GOING', 'MAYBE', 'DECLINED'] as const;

interface Announcement {
  chatId: string;
  number: number;
  title: string;
  place: string | null;
  startsAt: Date | null;
  hasTime: boolean;
  locale: string;
  zone: string;
}

/**
 * Announces new events with a poll in every group chat of their group, where the organization wants
 * polls; two statements, however many they are. An event that takes the place of another, number and all, keeps the polls of that one: a poll
 * cannot be edited, and its votes are about the number. Its date is left out where it is not sure yet.
 */
export async function announceEvents(
  change: Change,
  eventIds: readonly string[],
  { isDateSure = true } = {},
): Promise<void> {
  const { tx, organizationId, at } = change;
  const dayBefore = new Date(at.getTime() - 24 * 60 * 60 * 1000);
  const announcements = await tx.$queryRaw<Announcement[]>`
    SELECT ch.id AS "chatId", e.number, e.title, e.place, e.starts_at AS "startsAt", e.has_time AS "hasTime",
      o.locale, coalesce(g.time_zone, o.time_zone) AS zone
    FROM events e
    CROSS JOIN LATERAL (SELECT * FROM organizations WHERE id = e.organization_id AND event_polls OFFSET 0) o
    -- By their keys, however many there are.
    CROSS JOIN LATERAL (
      SELECT * FROM groups WHERE organization_id = e.organization_id AND id = e.group_id OFFSET 0
    ) g
    CROSS JOIN LATERAL (
      SELECT * FROM links WHERE organization_id = e.organization_id AND group_id = e.group_id OFFSET 0
    ) l
    JOIN chats ch ON ch.organization_id = e.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${eventIds}::uuid[])
      AND NOT EXISTS (
        -- Only what was made minutes ago is edited: older polls need not be looked through.
        SELECT 1 FROM messages m
        WHERE m.organization_id = e.organization_id AND m.sent_at > ${dayBefore} AND m.poll_options <> '{}'
          AND m.chat_id = ch.id AND m.about_number = e.number
      )
    ORDER BY e.number, l.created_at, ch.id`;
  await queueMessages(
    change,
    announcements.map(({ chatId, number, title, place, startsAt, hasTime, locale, zone }) => {
      const say = createSay(locale, at, zone);
      return {
        chatId,
        body: say.eventPoll({
          number,
          title,
          place,
          start: startsAt && { at: startsAt, hasTime, zone },
          isDateSure,
        }),
        mentions: [],
        quotedExternalId: null,
        aboutNumber: number,
        pollOptions: pollAnswers.map((answer) => say.pollAnswer(answer)),
      };
    }),
  );
}
