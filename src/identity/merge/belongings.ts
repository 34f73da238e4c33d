import type { Change } from '../../change/change.ts';
import { type Sql, sql } from '../../db/client.ts';
import { missedCommand, otherReading } from '../../messages/confirmations.ts';
import { whatsappIdOfPhoneIn } from '../../outbox/whatsapp-id.ts';
import { type Merge, type MergeRecord, type Moved, pairsOf } from './record.ts';

/** The ids of what was moved, of several merges. */
export interface Belongings {
  whatsappIds: Moved<{ id: string }>[];
  userIds: Moved<{ id: string }>[];
  groupIds: Moved<{ id: string }>[];
  eventIds: Moved<{ id: string }>[];
  reminderIds: Moved<{ id: string }>[];
  toldIds: Moved<{ id: string }>[];
  confirmationIds: Moved<{ id: string }>[];
  chatIds: Moved<{ id: string }>[];
  absenceIds: Moved<{ id: string }>[];
  calendarIds: Moved<{ id: string }>[];
  campaignIds: Moved<{ id: string }>[];
  callIds: Moved<{ id: string }>[];
  attemptIds: Moved<{ id: string }>[];
}

/** A column that points at a contact, and what names its rows. */
interface Pointer {
  table: Sql;
  column: Sql;
  id: Sql;
}

const pointers = {
  whatsappIds: { table: sql`whatsapp_ids`, column: sql`contact_id`, id: sql`external_id` },
  userIds: { table: sql`users`, column: sql`contact_id`, id: sql`id` },
  groupIds: { table: sql`groups`, column: sql`created_by_contact_id`, id: sql`id` },
  eventIds: { table: sql`events`, column: sql`created_by_id`, id: sql`id` },
  reminderIds: { table: sql`reminders`, column: sql`created_by_id`, id: sql`id` },
  toldIds: { table: sql`reminder_people`, column: sql`contact_id`, id: sql`reminder_id` },
  confirmationIds: { table: sql`confirmations`, column: sql`contact_id`, id: sql`id` },
  chatIds: { table: sql`chat_members`, column: sql`contact_id`, id: sql`chat_id` },
  absenceIds: { table: sql`absences`, column: sql`contact_id`, id: sql`id` },
  calendarIds: { table: sql`calendar_feeds`, column: sql`contact_id`, id: sql`id` },
  campaignIds: { table: sql`campaigns`, column: sql`created_by_id`, id: sql`id` },
  callIds: { table: sql`calls`, column: sql`contact_id`, id: sql`id` },
  attemptIds: { table: sql`attempts`, column: sql`contact_id`, id: sql`id` },
} satisfies Record<keyof Belongings, Pointer>;

/**
 * Makes what simply points at the others point at the kept ones: their ids, their user, what they made,
 * what they are reminded of, what waits for their keystroke, the chats that they are in, what they said.
 */
export async function moveBelongings(
  change: Change,
  merges: readonly Merge[],
): Promise<Belongings> {
  const { tx, organizationId, at } = change;
  // One question and one other reading of a person are open in a chat, the newest; of what was missed all.
  await tx.$executeRaw`
    UPDATE confirmations w SET settled_at = ${at}
    FROM ${pairsOf(merges)}, confirmations newer
    WHERE w.organization_id = ${organizationId}::uuid AND w.settled_at IS NULL
      AND w.contact_id IN (pair."keptId", pair."otherId")
      AND newer.organization_id = w.organization_id AND newer.chat_id = w.chat_id AND newer.settled_at IS NULL
      AND newer.contact_id IN (pair."keptId", pair."otherId") AND newer.contact_id <> w.contact_id
      AND (newer.code = ${otherReading}) = (w.code = ${otherReading}) AND ${missedCommand} NOT IN (newer.code, w.code)
      AND (newer.created_at, newer.id) > (w.created_at, w.id)`;
  // Of two in one chat the one who is seen there stays; the next comparison makes sure of the rest.
  await tx.$executeRaw`
    DELETE FROM chat_members gone
    USING ${pairsOf(merges)}, chat_members stays
    WHERE gone.organization_id = ${organizationId}::uuid
      AND gone.contact_id IN (pair."keptId", pair."otherId")
      AND stays.organization_id = gone.organization_id AND stays.chat_id = gone.chat_id
      AND stays.contact_id IN (pair."keptId", pair."otherId") AND stays.contact_id <> gone.contact_id
      AND (stays.state = 'PRESENT', stays.contact_id = pair."keptId")
        > (gone.state = 'PRESENT', gone.contact_id = pair."keptId")`;
  // What both call by one number is called by two.
  await tx.$executeRaw`
    UPDATE absences a
    SET number = a.number + coalesce((
      SELECT max(k.number) FROM absences k
      WHERE k.organization_id = ${organizationId}::uuid AND k.contact_id = pair."keptId" AND k.ends_at > ${at}
    ), 0)
    FROM ${pairsOf(merges)}
    WHERE a.organization_id = ${organizationId}::uuid AND a.contact_id = pair."otherId" AND a.ends_at > ${at}`;
  // Of two who are told by one reminder the one who is told still stays.
  await tx.$executeRaw`
    DELETE FROM reminder_people gone
    USING ${pairsOf(merges)}, reminder_people stays
    WHERE gone.organization_id = ${organizationId}::uuid
      AND gone.contact_id IN (pair."keptId", pair."otherId")
      AND stays.organization_id = gone.organization_id AND stays.reminder_id = gone.reminder_id
      AND stays.contact_id IN (pair."keptId", pair."otherId") AND stays.contact_id <> gone.contact_id
      AND (stays.left_at IS NULL, stays.marked_at IS NULL, stays.contact_id = pair."keptId")
        > (gone.left_at IS NULL, gone.marked_at IS NULL, gone.contact_id = pair."keptId")`;
  // Of two in one campaign the kept one is called: the other is nobody to be called any more.
  await tx.$executeRaw`
    UPDATE calls gone SET status = 'ENDED', outcome = 'LEFT_OUT', left_out = 'GONE', next_at = NULL, held_at = NULL,
      ended_at = ${at}
    FROM ${pairsOf(merges)}
    WHERE gone.organization_id = ${organizationId}::uuid AND gone.contact_id = pair."otherId" AND gone.status = 'WAITING'
      AND ${isAlsoCalled(sql`gone`)}`;
  // Their phone may be lost with them: who writes from it is the kept one.
  await tx.$executeRaw`
    INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
    SELECT o.organization_id, ${whatsappIdOfPhoneIn(sql`o.phone`)}, o.id, ${at}
    FROM ${pairsOf(merges)} JOIN contacts o ON o.organization_id = ${organizationId}::uuid AND o.id = pair."otherId"
    WHERE o.phone IS NOT NULL
    ON CONFLICT (organization_id, external_id) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE messages m SET contact_id = pair."keptId" FROM ${pairsOf(merges)}
    WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = pair."otherId"`;
  return {
    whatsappIds: await point(change, merges, pointers.whatsappIds),
    userIds: await point(change, merges, pointers.userIds),
    groupIds: await point(change, merges, pointers.groupIds),
    eventIds: await point(change, merges, pointers.eventIds),
    reminderIds: await point(change, merges, pointers.reminderIds),
    toldIds: await point(change, merges, pointers.toldIds),
    confirmationIds: await point(
      change,
      merges,
      pointers.confirmationIds,
      sql`AND x.settled_at IS NULL`,
    ),
    chatIds: await point(change, merges, pointers.chatIds),
    absenceIds: await point(change, merges, pointers.absenceIds),
    calendarIds: await point(change, merges, pointers.calendarIds),
    campaignIds: await point(change, merges, pointers.campaignIds),
    callIds: await point(change, merges, pointers.callIds, sql`AND NOT ${isAlsoCalled(sql`x`)}`),
    attemptIds: await point(change, merges, pointers.attemptIds, sql`AND ${followsItsCall}`),
  };
}

/** Whether the kept one is in the campaign of a call too. */
function isAlsoCalled(call: Sql): Sql {
  return sql`EXISTS (
    SELECT FROM calls own
    WHERE own.organization_id = ${call}.organization_id AND own.campaign_id = ${call}.campaign_id
      AND own.contact_id = pair."keptId"
  )`;
}

/** A dial goes with its call, unless the kept one is on the phone too: nobody has two. */
const followsItsCall = sql`EXISTS (
    SELECT FROM calls own WHERE own.organization_id = x.organization_id AND own.id = x.call_id AND own.contact_id = pair."keptId"
  ) AND (x.settled_at IS NOT NULL OR NOT EXISTS (
    SELECT FROM attempts open
    WHERE open.organization_id = x.organization_id AND open.contact_id = pair."keptId" AND open.settled_at IS NULL
  ))`;

function point(
  { tx, organizationId }: Change,
  merges: readonly Merge[],
  { table, column, id }: Pointer,
  which = sql``,
): Promise<Moved<{ id: string }>[]> {
  return tx.$queryRaw<Moved<{ id: string }>[]>`
    UPDATE ${table} x SET ${column} = pair."keptId" FROM ${pairsOf(merges)}
    WHERE x.organization_id = ${organizationId}::uuid AND x.${column} = pair."otherId" ${which}
    RETURNING pair."otherId", x.${id}::text AS id`;
}

/** Gives back what moveBelongings moved and is still there; what was said goes back with its sender's id. */
export async function returnBelongings(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
  record: Pick<MergeRecord, keyof Belongings>,
): Promise<void> {
  for (const name of Object.keys(pointers) as (keyof Belongings)[]) {
    const { table, column, id } = pointers[name];
    await tx.$executeRaw`
      UPDATE ${table} x SET ${column} = ${otherId}::uuid
      WHERE x.organization_id = ${organizationId}::uuid AND x.${column} = ${keptId}::uuid
        AND x.${id}::text = ANY(${record[name] ?? []})`;
  }
  await tx.$executeRaw`
    UPDATE messages m SET contact_id = ${otherId}::uuid
    WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = ${keptId}::uuid
      AND m.sender_external_id = ANY(${record.whatsappIds})`;
}
