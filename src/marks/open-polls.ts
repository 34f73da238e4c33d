import type { Scope } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import { isToCome } from '../events/is-to-come.ts';
import { phoneOfWhatsappId } from '../forms/phone.ts';
import type { AccountScope } from '../outbox/account-scope.ts';
import { answerOf, type Mark } from './answer-by-mark.ts';

/** A poll about an event that is to come. */
export interface OpenPoll {
  eventId: string;
  /** The network's ids. */
  messageId: string;
  chatId: string;
  pollOptions: string[];
}

/** The newest polls of an account about events that are not over at an instant, `limit` at most. */
export function listOpenPolls(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  at: Date,
  limit: number,
): Promise<OpenPoll[]> {
  return tx.$queryRaw<OpenPoll[]>`
    SELECT e.id AS "eventId", m.external_id AS "messageId", ch.external_id AS "chatId", m.poll_options AS "pollOptions"
    FROM messages m
    JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id AND ch.account_id = ${accountId}::uuid
    JOIN events e ON e.organization_id = m.organization_id AND e.number = m.about_number AND e.status = 'SCHEDULED'
      AND ${isToCome(at)}
    WHERE m.organization_id = ${organizationId}::uuid AND m.direction = 'OUT' AND m.poll_options <> '{}'
    ORDER BY m.sent_at DESC LIMIT ${limit}`;
}

/**
 * The votes of a poll that say something else than what stands, and are newer: those that were never
 * heard of. In one statement, because a poll is compared again and again and seldom differs.
 */
export async function findUnheard(
  { tx, organizationId }: Scope,
  { eventId, pollOptions }: OpenPoll,
  votes: readonly Mark[],
): Promise<Mark[]> {
  const given = votes.map((vote, place) => {
    const ids = [vote.personId, ...(vote.personAlias === null ? [] : [vote.personAlias])];
    return {
      place,
      ids,
      phones: ids.flatMap((id) => phoneOfWhatsappId(id) ?? []),
      answer: answerOf(vote, pollOptions) ?? null,
      at: vote.at,
    };
  });
  const unheard = await tx.$queryRaw<{ place: number }[]>`
    SELECT vote.place
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS vote (
      place int, ids text[], phones text[], answer participant_status, at timestamptz
    )
    CROSS JOIN LATERAL (
      SELECT coalesce(
        (SELECT w.contact_id FROM whatsapp_ids w
          WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = ANY(vote.ids) LIMIT 1),
        (SELECT c.id FROM contacts c
          WHERE c.organization_id = ${organizationId}::uuid AND c.phone = ANY(vote.phones) AND c.deleted_at IS NULL
          LIMIT 1)
      ) AS id
    ) person
    LEFT JOIN participants p ON p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid
      AND p.contact_id = person.id
    WHERE person.id IS NOT NULL AND (p.answered_at IS NULL OR p.answered_at < vote.at)
      AND CASE vote.answer
        WHEN 'GOING' THEN p.status IS NULL OR p.status NOT IN ('GOING', 'WAITLISTED')
        ELSE coalesce(vote.answer, 'INVITED') IS DISTINCT FROM p.status
      END
    ORDER BY vote.at, vote.place`;
  return unheard.map(({ place }) => votes[place]!);
}
