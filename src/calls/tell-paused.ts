import type { Change } from '../change/change.ts';
import type { PauseReason } from '../db/generated/enums.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { directChat } from '../outbox/tell.ts';

/** Tells whoever began a campaign that its provider will not dial: in their direct chat, else where they asked for it. */
export async function tellPaused(
  change: Change,
  campaignId: string,
  reason: Exclude<PauseReason, 'BY_HAND'>,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const rows = await tx.$queryRaw<
    { chatId: string; number: number; locale: string; zone: string }[]
  >`
    SELECT coalesce(CASE WHEN c.opted_out_at IS NULL THEN direct.id END, m.chat_id) AS "chatId", k.number,
      coalesce(c.locale, o.locale) AS locale, o.time_zone AS zone
    FROM campaigns k
    JOIN organizations o ON o.id = k.organization_id
    JOIN contacts c ON c.organization_id = k.organization_id AND c.id = k.created_by_id AND c.deleted_at IS NULL
    LEFT JOIN messages m ON m.organization_id = k.organization_id AND m.id = k.message_id
    ${directChat}
    WHERE k.organization_id = ${organizationId}::uuid AND k.id = ${campaignId}::uuid
      AND coalesce(CASE WHEN c.opted_out_at IS NULL THEN direct.id END, m.chat_id) IS NOT NULL`;
  await queueMessages(
    change,
    rows.map(({ chatId, number, locale, zone }) => ({
      chatId,
      body: createSay(locale, at, zone).campaignStuck({ number, reason }),
      mentions: [],
      quotedExternalId: null,
      aboutNumber: number,
    })),
  );
}
