import type { Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { ActorKind } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import type { AuditAction } from './actions.ts';

export interface AuditFilter {
  /** Whoever did it: by their user, in the API and in chats, or by their contact. */
  actorUserId?: string | undefined;
  actorContactId?: string | undefined;
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  groupId?: string | undefined;
  action?: AuditAction | undefined;
  operationId?: string | undefined;
  /** At or after. */
  from?: Date | undefined;
  /** Before. */
  to?: Date | undefined;
}

export interface AuditRow {
  id: string;
  at: Date;
  actorKind: ActorKind;
  actorContactId: string | null;
  actorUserId: string | null;
  /** What the actor is called now; null for the system, and for somebody who is gone. */
  actorName: string | null;
  messageId: string | null;
  operationId: string;
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  /** What it is called now, of a copy of a task the task; null where it has no name, or is gone. */
  subjectName: string | null;
  /** Of what people call by a number. */
  subjectNumber: number | null;
  groupId: string | null;
  groupName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  /** Contacts whose ids stand in before and after, by name; the first twenty. */
  people: { contactId: string; name: string }[];
}

/** As many as a sentence, and the list below it, has use for. */
const mostNamed = 20;

/** The audit log of an organization, newest first. */
export async function pageAudit(
  { tx, organizationId }: Scope,
  {
    actorUserId,
    actorContactId,
    subjectType,
    subjectId,
    groupId,
    action,
    operationId,
    from,
    to,
  }: AuditFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditRow>> {
  const older = parseCursor(cursor, 'instant', 'id');
  const rows = await tx.$queryRaw<AuditRow[]>`
    ${plannedAnew}
    SELECT a.id, a.at, a.actor_kind AS "actorKind", a.actor_contact_id AS "actorContactId",
      a.actor_user_id AS "actorUserId", coalesce(u.name, c.name) AS "actorName", a.message_id AS "messageId",
      a.operation_id AS "operationId", a.action, a.subject_type AS "subjectType", a.subject_id AS "subjectId",
      subject.name AS "subjectName", subject.number AS "subjectNumber", a.group_id AS "groupId", g.name AS "groupName",
      a.before, a.after, a.reason, named.people
    -- The page first: what its entries are about is looked up for those alone.
    FROM (
      SELECT a.* FROM audit_entries a
      WHERE a.organization_id = ${organizationId}::uuid
        ${actorUserId ? sql`AND a.actor_user_id = ${actorUserId}::uuid` : empty}
        ${actorContactId ? sql`AND a.actor_contact_id = ${actorContactId}::uuid` : empty}
        ${subjectType ? sql`AND a.subject_type = ${subjectType}` : empty}
        ${subjectId ? sql`AND a.subject_id = ${subjectId}::uuid` : empty}
        ${groupId ? sql`AND a.group_id = ${groupId}::uuid` : empty}
        ${action ? sql`AND a.action = ${action}` : empty}
        ${operationId ? sql`AND a.operation_id = ${operationId}::uuid` : empty}
        ${from ? sql`AND a.at >= ${from}` : empty}
        ${to ? sql`AND a.at < ${to}` : empty}
        ${older ? sql`AND (a.at, a.id) < (${older[0]}, ${older[1]}::uuid)` : empty}
      ORDER BY a.at DESC, a.id DESC LIMIT ${limit + 1}
    ) a
    LEFT JOIN users u ON u.organization_id = a.organization_id AND u.id = a.actor_user_id
    LEFT JOIN contacts c ON c.organization_id = a.organization_id AND c.id = a.actor_contact_id
    LEFT JOIN groups g ON g.organization_id = a.organization_id AND g.id = a.group_id
    LEFT JOIN LATERAL (${subjects}) subject ON TRUE
    CROSS JOIN LATERAL (${namedPeople}) named
    ORDER BY a.at DESC, a.id DESC`;
  return createPage(rows, limit, ({ at, id }) => [at, id]);
}

/** What the entry "a" is about, as it is now. */
const subjects = sql`
  SELECT name, NULL::int AS number FROM groups s
  WHERE a.subject_type = 'group' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT name, NULL FROM contacts s
  WHERE a.subject_type = 'contact' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT s.title, coalesce(s.number, parent.number) FROM tasks s
  LEFT JOIN tasks parent ON parent.organization_id = s.organization_id AND parent.id = s.parent_id
  WHERE a.subject_type = 'task' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT title, s.number FROM events s
  WHERE a.subject_type = 'event' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT text, s.number FROM reminders s
  WHERE a.subject_type = 'reminder' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT NULL, s.number FROM campaigns s
  WHERE a.subject_type = 'campaign' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT name, NULL FROM chats s
  WHERE a.subject_type = 'chat' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT name, NULL FROM users s
  WHERE a.subject_type = 'user' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT label, NULL FROM api_keys s
  WHERE a.subject_type = 'apiKey' AND s.organization_id = a.organization_id AND s.id = a.subject_id
  UNION ALL
  SELECT external_id, NULL FROM accounts s
  WHERE a.subject_type = 'account' AND s.organization_id = a.organization_id AND s.id = a.subject_id`;

/** Contacts whose ids stand anywhere in the facts of the entry "a", each looked up by its id until they are enough. */
const namedPeople = sql`
  SELECT coalesce(jsonb_agg(jsonb_build_object('contactId', id, 'name', name) ORDER BY name, id), '[]') AS people
  FROM (
    SELECT s.id, s.name
    FROM (
      SELECT DISTINCT (fact #>> '{}')::uuid AS id
      FROM jsonb_path_query(
        jsonb_build_array(a.before, a.after),
        '$.** ? (@.type() == "string" && @ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")'
      ) fact
    ) said
    CROSS JOIN LATERAL (
      SELECT c.id, c.name FROM contacts c WHERE c.organization_id = a.organization_id AND c.id = said.id OFFSET 0
    ) s
    LIMIT ${mostNamed}
  ) found`;
