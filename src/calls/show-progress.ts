import type { Change } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import { createSay } from '../languages/say.ts';
import { findReplyId, queueMessages } from '../outbox/outbox.ts';
import { completeCampaigns } from './complete-campaigns.ts';
import { leaveOut } from './leave-out.ts';
import { readProgress } from './read-progress.ts';

/** A message is brought up to date so often at most, in milliseconds: an account sends fifteen a minute. */
const shownEveryMs = 15_000;

/** WhatsApp lets a message be edited for a quarter of an hour; a minute of it is left for the queue. */
const editableMs = 14 * 60_000;

/** Organizations with a campaign that is under way, or whose end is not told yet: one look at an index. */
export async function dueToShow(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ organizationId: string }[]>`
    SELECT DISTINCT organization_id AS "organizationId" FROM campaigns WHERE finished_at IS NULL OR shows`;
  return rows.map(({ organizationId }) => organizationId);
}

/**
 * Leaves out those who have answered, or done it, since they were to be called: before their turn, so that what is shown
 * is true. The rest of what may have changed is asked right before each dial. Two statements.
 */
export async function leaveOutSettled(change: Change): Promise<void> {
  const { tx, organizationId } = change;
  const settled = await tx.$queryRaw<{ callId: string; contactId: string; campaignId: string }[]>`
    SELECT c.id AS "callId", c.contact_id AS "contactId", c.campaign_id AS "campaignId"
    FROM (
      SELECT * FROM campaigns
      WHERE organization_id = ${organizationId}::uuid AND finished_at IS NULL AND reason IN ('EVENT', 'TASK')
    ) k
    CROSS JOIN LATERAL (
      SELECT id, contact_id, campaign_id FROM calls
      WHERE organization_id = k.organization_id AND campaign_id = k.id AND status = 'WAITING' OFFSET 0
    ) c
    WHERE CASE k.reason
      WHEN 'EVENT' THEN NOT EXISTS (
        SELECT FROM participants p WHERE p.organization_id = k.organization_id AND p.event_id = k.event_id
          AND p.contact_id = c.contact_id AND p.status = 'INVITED'
      )
      ELSE NOT EXISTS (
        SELECT FROM tasks t WHERE t.organization_id = k.organization_id AND t.assignee_id = c.contact_id
          AND (t.id = k.task_id OR t.parent_id = k.task_id) AND t.status = 'OPEN'
      )
    END`;
  if (settled.length === 0) return;
  const campaignIds = [...new Set(settled.map(({ campaignId }) => campaignId))].sort();
  // As those who claim and stop do: the campaign before its calls.
  await tx.$queryRaw`
    SELECT 1 FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = ANY(${campaignIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  await leaveOut(
    change,
    settled.map((call) => ({ ...call, leftOut: 'SETTLED' as const })),
  );
  await completeCampaigns(change, campaignIds);
}

interface Shown {
  id: string;
  isOver: boolean;
  messageId: string | null;
  shown: string | null;
  createdAt: Date;
  chatId: string | null;
  locale: string;
  zone: string;
}

/**
 * Brings the messages of campaigns up to date by editing them, where something is another: the last edit is the result.
 * What can no longer be edited is told anew when it is over. Three statements, and one for each that is told.
 */
export async function showProgress(change: Change): Promise<void> {
  const { tx, organizationId, at } = change;
  const due = await tx.$queryRaw<Shown[]>`
    SELECT k.id, k.finished_at IS NOT NULL AS "isOver", k.message_id AS "messageId", k.shown, k.created_at AS "createdAt",
      m.chat_id AS "chatId", coalesce(c.locale, o.locale) AS locale, o.time_zone AS zone
    FROM campaigns k
    JOIN organizations o ON o.id = k.organization_id
    LEFT JOIN messages m ON m.organization_id = k.organization_id AND m.id = k.message_id
    LEFT JOIN contacts c ON c.organization_id = k.organization_id AND c.id = k.created_by_id
    WHERE k.organization_id = ${organizationId}::uuid AND k.shows
      AND (k.finished_at IS NOT NULL OR k.shown_at IS NULL OR k.shown_at <= ${new Date(at.getTime() - shownEveryMs)})
    ORDER BY k.id FOR NO KEY UPDATE OF k SKIP LOCKED`;
  const progress = new Map(
    (
      await readProgress(
        change,
        due.map(({ id }) => id),
        at,
      )
    ).map((one) => [one.id, one]),
  );
  for (const one of due)
    await show(
      change,
      one,
      createSay(one.locale, at, one.zone).campaignProgress(progress.get(one.id)!),
    );
}

async function show(change: Change, shown: Shown, text: string): Promise<void> {
  const { tx, organizationId, at } = change;
  const { id, isOver, messageId, chatId, createdAt } = shown;
  const isOld = at.getTime() - createdAt.getTime() > editableMs;
  const replyId =
    chatId === null || messageId === null ? null : await findReplyId(change, messageId);
  // The answer to the command is still on its way: the next look finds it.
  if (chatId !== null && replyId === null && !isOld) return;
  const isTold = chatId !== null && text !== shown.shown && (!isOld || isOver);
  if (isTold)
    await queueMessages(change, [
      {
        chatId,
        body: text,
        mentions: [],
        quotedExternalId: isOld ? replyId : null,
        editsExternalId: isOld ? null : replyId,
      },
    ]);
  await tx.campaign.updateMany({
    where: { organizationId, id },
    data: { shownAt: at, ...(isTold ? { shown: text } : {}), shows: !isOver },
  });
}
