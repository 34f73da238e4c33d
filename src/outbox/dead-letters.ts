import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { ChatKind, OutboxStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';
import { KEPT_MS } from './outbox.ts';

/** A message of the outbox, for whoever looks after what was not sent. */
export interface OutboxView {
  id: string;
  status: OutboxStatus;
  chat: { id: string; externalId: string; kind: ChatKind; name: string | null };
  /** The group that the chat is linked to. */
  group: { id: string; name: string } | null;
  body: string;
  /** Why it was not sent, or not yet. */
  failure: string | null;
  attempts: number;
  createdAt: Date;
  expiresAt: Date | null;
  sentAt: Date | null;
  /** Null while something is still to be done about it. */
  settledAt: Date | null;
}

interface OutboxRow extends Omit<OutboxView, 'chat' | 'group'> {
  chatId: string;
  accountId: string;
  chatExternalId: string;
  chatKind: ChatKind;
  chatName: string | null;
  groupId: string | null;
  groupName: string | null;
}

const selectRows = sql`
  SELECT o.id, o.status, o.body, o.failure, o.attempts, o.created_at AS "createdAt", o.expires_at AS "expiresAt",
    o.sent_at AS "sentAt", o.settled_at AS "settledAt", ch.id AS "chatId", ch.account_id AS "accountId",
    ch.external_id AS "chatExternalId", ch.kind AS "chatKind", ch.name AS "chatName", g.id AS "groupId",
    g.name AS "groupName"
  FROM outbox o
  JOIN chats ch ON ch.organization_id = o.organization_id AND ch.id = o.chat_id
  LEFT JOIN links l ON l.organization_id = ch.organization_id AND l.chat_id = ch.id
  LEFT JOIN groups g ON g.organization_id = l.organization_id AND g.id = l.group_id`;

/** What was to be sent, newest first; of one status where it is given. */
export async function pageOutbox(
  { tx, organizationId }: Scope,
  status: OutboxStatus | undefined,
  { limit, cursor }: PageRequest,
): Promise<Page<OutboxView>> {
  const older = parseCursor(cursor, 'id');
  const rows = await tx.$queryRaw<OutboxRow[]>`
    ${plannedAnew} ${selectRows}
    WHERE o.organization_id = ${organizationId}::uuid
      ${status ? sql`AND o.status = ${status}::outbox_status` : empty}
      ${status && status !== 'SENT' ? sql`AND o.status <> 'SENT'` : empty}
      ${older ? sql`AND o.id < ${older[0]}::uuid` : empty}
    ORDER BY o.id DESC LIMIT ${limit + 1}`;
  const page = createPage(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map(present) };
}

/**
 * Has a message that was given up sent after all, as if it had just been written; answers whether it
 * may have arrived before. Throws notFound, and conflict where it was sent or still may be.
 */
export async function resendMessage(
  change: Change,
  id: string,
): Promise<{ message: OutboxView; mayArriveTwice: boolean }> {
  const { tx, organizationId, at } = change;
  const [row] = await tx.$queryRaw<OutboxRow[]>`
    ${selectRows} WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${id}::uuid FOR UPDATE OF o`;
  if (!row) throw new UserError('notFound', { what: 'message' });
  const { status, failure, attempts, settledAt, chatId, accountId } = row;
  if (settledAt === null || status === 'SENT') {
    throw new UserError('conflict', {
      what: 'message',
      why: status === 'SENT' ? 'it was sent' : 'it is still on its way',
    });
  }
  const expiresAt = new Date(at.getTime() + KEPT_MS);
  const pending = {
    status: 'PENDING',
    failure: null,
    attempts: 0,
    expiresAt,
    settledAt: null,
  } as const;
  await tx.outbox.updateMany({
    where: { organizationId, id },
    data: { ...pending, leasedUntil: at },
  });
  await recordAudit(change, {
    action: 'message.resend',
    subjectType: 'message',
    subjectId: id,
    groupId: row.groupId,
    before: { status, failure, attempts, settledAt: settledAt.toISOString() },
    after: { status: 'PENDING', expiresAt: expiresAt.toISOString() },
  });
  change.queued.push({ id, chatId, accountId });
  return { message: present({ ...row, ...pending }), mayArriveTwice: status === 'UNKNOWN' };
}

function present(row: OutboxRow): OutboxView {
  const {
    chatId,
    accountId: _,
    chatExternalId,
    chatKind,
    chatName,
    groupId,
    groupName,
    ...view
  } = row;
  return {
    ...view,
    chat: { id: chatId, externalId: chatExternalId, kind: chatKind, name: chatName },
    group: groupId === null ? null : { id: groupId, name: groupName! },
  };
}
