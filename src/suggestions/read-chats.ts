import { plannedAnew } from '../db/client.ts';
import type { Asking } from './asking.ts';
import { isThere } from './people-of.ts';
import { type Candidate, fewest } from './suggestion.ts';

/** Of so many chats, the latest, so many messages are looked at, the latest. */
const mostChats = 50;
const mostMessages = 500;

/**
 * Who speaks in the chats of groups that have none and are called as none; one statement. For ADMINs: chats without a
 * group are there for nobody else (docs/rules.md, visibility).
 */
export async function readChats(asking: Asking): Promise<Candidate[]> {
  const { tx, organizationId, actor } = asking;
  if (actor.role !== 'ADMIN') return [];
  const rows = await tx.$queryRaw<{ id: string; name: string; contactIds: string[] }[]>`
    ${plannedAnew}
    WITH loose AS MATERIALIZED (
      SELECT ch.id, ch.name FROM chats ch
      WHERE ch.organization_id = ${organizationId}::uuid AND ch.kind = 'GROUP' AND ch.name <> ''
        AND NOT EXISTS (SELECT 1 FROM links l WHERE l.organization_id = ch.organization_id AND l.chat_id = ch.id)
        AND NOT EXISTS (
          SELECT 1 FROM groups g WHERE g.organization_id = ch.organization_id AND g.name_key = name_key(ch.name)
        )
        AND NOT EXISTS (
          SELECT 1 FROM further_names f WHERE f.organization_id = ch.organization_id AND f.name_key = name_key(ch.name)
        )
      ORDER BY ch.id DESC LIMIT ${mostChats}
    )
    SELECT ch.id, ch.name, array_agg(DISTINCT c.id) AS "contactIds"
    FROM loose ch
    CROSS JOIN LATERAL (
      SELECT m.contact_id FROM messages m
      WHERE m.organization_id = ${organizationId}::uuid AND m.chat_id = ch.id
      ORDER BY m.sent_at DESC, m.id DESC LIMIT ${mostMessages}
    ) said
    JOIN contacts c ON c.id = said.contact_id
    WHERE ${isThere(asking)}
    GROUP BY ch.id, ch.name HAVING count(DISTINCT c.id) >= ${fewest.chat}`;
  return rows.map(({ id, name, contactIds }) => ({
    ...{ key: `chat ${id}`, kind: 'chat' as const, said: name, contactIds },
    criteria: { by: 'chat', chatId: id },
    count: contactIds.length,
  }));
}
