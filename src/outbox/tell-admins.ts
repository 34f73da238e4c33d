import type { Change } from '../change/change.ts';
import { createSay, type Say } from '../languages/say.ts';
import { queueMessages } from './outbox.ts';
import { directChat } from './tell.ts';

interface Admin {
  chatId: string;
  locale: string;
  zone: string;
  /** Who makes the change. */
  by: string;
}

/**
 * Tells each other ADMIN of what a user has changed, in their direct chat, but for those with whom Muster
 * shares none and those who said "stop". Two statements, however many they are; nothing of what Muster
 * does by itself.
 */
export async function tellAdmins(
  change: Change,
  write: (say: Say, by: string) => string,
): Promise<void> {
  const { tx, organizationId, actor, at } = change;
  if (actor.userId === null) return;
  const admins = await tx.$queryRaw<Admin[]>`
    SELECT direct.id AS "chatId", coalesce(c.locale, o.locale) AS locale, o.time_zone AS zone, own.name AS by
    FROM users own
    JOIN organizations o ON o.id = own.organization_id
    JOIN users u ON u.organization_id = own.organization_id AND u.role = 'ADMIN' AND u.disabled_at IS NULL
      AND u.id <> own.id
    JOIN contacts c ON c.organization_id = u.organization_id AND c.id = u.contact_id AND c.deleted_at IS NULL
      AND c.opted_out_at IS NULL
    ${directChat}
    WHERE own.organization_id = ${organizationId}::uuid AND own.id = ${actor.userId}::uuid AND direct.id IS NOT NULL
    ORDER BY u.id`;
  await queueMessages(
    change,
    admins.map(({ chatId, locale, zone, by }) => ({
      chatId,
      body: write(createSay(locale, at, zone), by),
      mentions: [],
      quotedExternalId: null,
    })),
  );
}
