import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';
import { type GroupOf, joinSeenGroup, seenGroup, visibleGroups } from '../sight/visible-groups.ts';

/** A chat as one actor sees it. */
export interface ChatView {
  id: string;
  accountId: string;
  externalId: string;
  kind: ChatKind;
  name: string | null;
  createdAt: Date;
  /** Its link, if it has one. */
  link: { group: GroupOf; createdAt: Date } | null;
}

export interface ChatFilter {
  kind?: ChatKind | undefined;
  accountId?: string | undefined;
  /** Whether they are linked to a group. */
  linked?: boolean | undefined;
  groupId?: string | undefined;
}

interface ChatRow extends Omit<ChatView, 'link'> {
  group: GroupOf | null;
  linkedAt: Date | null;
}

/** The chats in an actor's sight, in the order that they became known, with their links. */
export async function pageChats(
  scope: Scope,
  actor: Actor,
  { kind, accountId, linked, groupId }: ChatFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ChatView>> {
  const { organizationId } = scope;
  const from = parseCursor(cursor, 'id');
  const chats = await selectChats(
    scope,
    actor,
    sql`
      ${kind ? sql`AND ch.kind = ${kind}::chat_kind` : empty}
      ${accountId ? sql`AND ch.account_id = ${accountId}::uuid` : empty}
      ${linked === undefined ? empty : linked ? sql`AND ${chatInSight(organizationId, actor)}` : isUnlinked}
      ${groupId ? isLinkedTo(scope, actor, groupId) : empty}
      ${from ? sql`AND ch.id > ${from[0]}::uuid` : empty}
      ORDER BY ch.id LIMIT ${limit + 1}`,
  );
  return createPage(chats, limit, ({ id }) => [id]);
}

/** The chat with this id, in the actor's sight. Throws notFound. */
export async function requireChat(scope: Scope, actor: Actor, id: string): Promise<ChatView> {
  const [chat] = await selectChats(scope, actor, sql`AND ch.id = ${id}::uuid`);
  if (!chat) throw new UserError('notFound', { what: 'chat' });
  return chat;
}

const isUnlinked = sql`AND NOT EXISTS (
  SELECT 1 FROM links l WHERE l.organization_id = ch.organization_id AND l.chat_id = ch.id
)`;

/**
 * Whether a chat `ch` has a group in sight; looked at link by link. To whoever is no ADMIN there is no other:
 * what it is called, and that it has a group, would tell of a group that hides.
 */
function chatInSight(organizationId: string, actor: Actor): Sql {
  return sql`EXISTS (
    SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = (
      SELECT l.group_id FROM links l WHERE l.organization_id = ch.organization_id AND l.chat_id = ch.id
    )
  )`;
}

/** The few chats of a group are looked up by their keys. */
function isLinkedTo({ organizationId }: Scope, actor: Actor, groupId: string): Sql {
  return sql`AND ch.id = ANY(ARRAY(
    SELECT l.chat_id FROM links l
    WHERE l.organization_id = ${organizationId}::uuid AND l.group_id IN (
      SELECT g.id ${visibleGroups(organizationId, actor)} AND g.id = ${groupId}::uuid
    )
  ))`;
}

/** The chats that `rest` names, with its order and limit; what they are linked to is looked up for those alone. */
async function selectChats(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<ChatView[]> {
  const rows = await tx.$queryRaw<ChatRow[]>`
    ${plannedAnew}
    SELECT ch.id, ch.account_id AS "accountId", ch.external_id AS "externalId", ch.kind, ch.name,
      ch.created_at AS "createdAt", l.created_at AS "linkedAt", ${seenGroup}
    FROM (
      SELECT * FROM chats ch
      WHERE ch.organization_id = ${organizationId}::uuid
        ${actor.role === 'ADMIN' ? empty : sql`AND ${chatInSight(organizationId, actor)}`} ${rest}
    ) ch
    LEFT JOIN links l ON l.organization_id = ch.organization_id AND l.chat_id = ch.id
    ${joinSeenGroup(organizationId, actor, sql`l.group_id`)}
    ORDER BY ch.id`;
  return rows.map(({ group, linkedAt, ...chat }) => ({
    ...chat,
    link: group && { group, createdAt: linkedAt! },
  }));
}
