import type { Change } from '../change/change.ts';
import type { NotAdded } from '../languages/reply.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../outbox/outbox.ts';

/**
 * Tells a chat, in one message, who of its group could not be added and has not been told of, and how
 * they come in. To be called when nobody is left to be added.
 */
export async function tellRefused(change: Change, mirrorId: string): Promise<void> {
  const { tx, organizationId, at } = change;
  const [told] = await tx.$queryRaw<
    { chatId: string; link: string | null; locale: string; zone: string; people: NotAdded[] }[]
  >`
    WITH told AS (
      UPDATE chat_members b SET told_at = ${at} FROM mirrors mr
      WHERE mr.organization_id = ${organizationId}::uuid AND mr.id = ${mirrorId}::uuid AND mr.status = 'ACTIVE'
        AND b.organization_id = mr.organization_id AND b.chat_id = mr.chat_id AND b.state <> 'PRESENT'
        AND b.told_at IS NULL
      RETURNING mr.chat_id, mr.invite_link, b.contact_id, b.state
    )
    SELECT told.chat_id AS "chatId", told.invite_link AS link, o.locale, o.time_zone AS zone,
      jsonb_agg(jsonb_build_object('name', c.name, 'state', told.state) ORDER BY c.name_key, c.id) AS people
    FROM told
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN contacts c ON c.organization_id = o.id AND c.id = told.contact_id
    GROUP BY told.chat_id, told.invite_link, o.locale, o.time_zone`;
  if (!told) return;
  const { chatId, link, locale, zone, people } = told;
  const body = createSay(locale, at, zone).notAddedToChat({ people, link });
  await queueMessages(change, [{ chatId, body, mentions: [], quotedExternalId: null }]);
}
