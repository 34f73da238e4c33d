import { type Sql, sql } from '../db/client.ts';
import { type Asked, isIn } from './asked.ts';
import { callsOfGroups } from './calls-of-groups.ts';
import { answeredThemselves, isDone } from './columns.ts';

/**
 * What people did for some groups in the days asked for or before, as rows of group_id, contact_id, at and what: they
 * answered an event ("answer") or a call ("call"), did a task ("done"), or said something in the group's chats
 * ("said"). Of an answer that was changed the one that stands.
 */
export function deedsOfMembers(asked: Asked): Sql {
  const { scope, groupIds, period } = asked;
  const organization = sql`${scope.organizationId}::uuid`;
  const groups = sql`ANY(${groupIds}::uuid[])`;
  return sql`
    SELECT e.group_id, p.contact_id, p.answered_at AS at, 'answer' AS what
    FROM events e JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
    WHERE e.organization_id = ${organization} AND e.group_id = ${groups} AND ${answeredThemselves}
      AND ${isIn(sql`p.answered_at`, period)}
    UNION ALL
    SELECT c.group_id, c.contact_id, c.ended_at, 'call' FROM (${callsOfGroups(asked)}) c WHERE c.outcome = 'ANSWERED'
    UNION ALL
    SELECT t.group_id, copy.assignee_id, copy.closed_at, 'done'
    FROM tasks t JOIN tasks copy ON copy.organization_id = t.organization_id AND copy.parent_id = t.id
    WHERE t.organization_id = ${organization} AND t.group_id = ${groups} AND ${isDone}
      AND ${isIn(sql`copy.closed_at`, period)}
    UNION ALL
    SELECT s.group_id, s.contact_id, s.sent_at, 'said' FROM messages s
    WHERE s.organization_id = ${organization} AND s.group_id = ${groups} AND s.direction = 'IN'
      AND s.contact_id IS NOT NULL AND s.deleted_at IS NULL AND ${isIn(sql`s.sent_at`, period)} AND ${isInGroupChat(sql`s`)}`;
}

/** Whether a message is of a group's chat, and not of somebody's own. */
export const isInGroupChat = (of: Sql): Sql => sql`EXISTS (
  SELECT FROM chats ch WHERE ch.organization_id = ${of}.organization_id AND ch.id = ${of}.chat_id AND ch.kind = 'GROUP'
)`;
