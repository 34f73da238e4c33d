import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { type ReminderView, selectReminders } from '../sight/visible-reminders.ts';

/** Whose reminders are listed: a group's with one's own that were set in a chat, or all of one's own. */
export interface WhoseReminders {
  groupId: string | null;
  /** Of one's own only those that were set there, in front of whoever reads the list; null for all. */
  chatId: string | null;
}

/** What is still to be said, soonest first, `limit` at most, and how many there are. */
export async function listReminders(
  scope: Scope,
  actor: Actor,
  { groupId, chatId }: WhoseReminders,
  limit: number,
): Promise<{ reminders: ReminderView[]; total: number }> {
  const { contactId, userId } = actor;
  const isOwn = sql`(
    (r.created_by_id = ${contactId}::uuid OR r.created_by_user_id = ${userId}::uuid OR EXISTS (
      SELECT 1 FROM reminder_people p
      WHERE p.organization_id = r.organization_id AND p.reminder_id = r.id AND p.contact_id = ${contactId}::uuid
        AND p.left_at IS NULL
    ))
    AND (${chatId}::uuid IS NULL OR r.chat_id = ${chatId}::uuid)
  )`;
  // Of one person at most as many as they may have open, and of a group a handful: counted here.
  const all = await selectReminders(
    scope,
    actor,
    sql`AND r.status IN ('OPEN', 'HELD') AND (${isOwn} OR (r.kind = 'REMINDER' AND r.group_id = ${groupId}::uuid))
      ORDER BY r.next_at, r.number`,
  );
  return { reminders: all.slice(0, limit), total: all.length };
}
