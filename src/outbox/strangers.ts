import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { Crowd } from '../languages/reply.ts';
import { directChat } from './tell.ts';

/** Of those whom nothing reaches a reply names so many, and counts the rest. */
const named = 3;

/** Whom something is for. */
type Audience =
  | { eventId: string }
  /** All who have it, or those of them to whom it is given now. */
  | { taskId: string; given?: readonly string[] };

/**
 * Those who hear nothing of a task or an event, but for the actor, by name: they are in no group chat of a group that it
 * is for, nor in the one where it is said, and share no chat with Muster. One statement, however many people.
 */
export async function findStrangers(change: Change, audience: Audience): Promise<Crowd> {
  const { tx, organizationId, messageId, actor } = change;
  const { people, groups } =
    'eventId' in audience ? ofEvent(change, audience) : ofTask(change, audience);
  const strangers = await tx.$queryRaw<{ name: string; total: number }[]>`
    WITH people AS (${people}), reading AS (
      SELECT DISTINCT g.group_id FROM (
        ${groups}
        UNION ALL
        SELECT said.group_id FROM messages m JOIN links said ON said.organization_id = m.organization_id AND said.chat_id = m.chat_id
        WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${messageId}::uuid
      ) g
      JOIN links l ON l.organization_id = ${organizationId}::uuid AND l.group_id = g.group_id
      JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
    ), unread AS MATERIALIZED (
      -- Whoever reads a chat of their group is not looked for among direct chats.
      SELECT people.contact_id FROM people WHERE people.contact_id IS DISTINCT FROM ${actor.contactId}::uuid AND NOT EXISTS (
        SELECT FROM reading JOIN members m ON m.organization_id = ${organizationId}::uuid
          AND m.group_id = reading.group_id AND m.contact_id = people.contact_id AND m.left_at IS NULL
      )
    )
    SELECT c.name, count(*) OVER ()::int AS total
    FROM unread CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = unread.contact_id OFFSET 0
    ) c
    ${directChat}
    WHERE direct.id IS NULL AND c.deleted_at IS NULL
    ORDER BY c.name_key, c.id LIMIT ${named}`;
  return { named: strangers.map(({ name }) => ({ name })), total: strangers[0]?.total ?? 0 };
}

/** Contacts (contact_id), and groups in whose chats they may read of it (group_id). */
interface Sources {
  people: Sql;
  groups: Sql;
}

function ofEvent({ organizationId }: Change, { eventId }: { eventId: string }): Sources {
  return {
    people: sql`SELECT contact_id FROM participants
      WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid`,
    groups: sql`SELECT group_id FROM events WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid`,
  };
}

function ofTask(
  { organizationId }: Change,
  { taskId, given }: { taskId: string; given?: readonly string[] },
): Sources {
  return {
    people: given
      ? sql`SELECT contact_id FROM unnest(${given}::uuid[]) AS given (contact_id)`
      : sql`SELECT assignee_id AS contact_id FROM tasks
          WHERE organization_id = ${organizationId}::uuid AND id = ${taskId}::uuid AND assignee_id IS NOT NULL
        UNION ALL SELECT assignee_id FROM tasks
          WHERE organization_id = ${organizationId}::uuid AND parent_id = ${taskId}::uuid`,
    groups: sql`SELECT unnest(ARRAY[t.group_id, t.chat_group_id] || t.through_group_ids) AS group_id FROM tasks t
      WHERE t.organization_id = ${organizationId}::uuid AND t.id = ${taskId}::uuid`,
  };
}
