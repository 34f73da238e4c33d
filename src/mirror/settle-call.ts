import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { ChatMemberState } from '../db/generated/enums.ts';
import { hashOfAvatar } from '../groups/avatar.ts';
import type { AddResult, PeopleChange } from './group-info.ts';
import type { Call } from './next-call.ts';

/** Somebody whom a call was about. */
export interface Settled {
  contactId: string;
  externalId: string;
  state: ChatMemberState;
}

/** Where somebody stands after a call that was about them; null where that is not known. */
const states: Record<AddResult, ChatMemberState | null> = {
  added: 'PRESENT',
  already: 'PRESENT',
  invited: 'INVITED',
  needsLink: 'NEEDS_LINK',
  notOnWhatsapp: 'NOT_ON_WHATSAPP',
  full: 'FAILED',
  failed: 'FAILED',
  unknown: null,
};

/** What became of those whom a call was about, but for those of whom it is not known. */
export function settledBy(
  contacts: ReadonlyMap<string, string>,
  results: ReadonlyMap<string, AddResult>,
): Settled[] {
  return [...contacts].flatMap(([externalId, contactId]) => {
    const state = states[results.get(externalId) ?? 'failed'];
    return state === null ? [] : [{ contactId, externalId, state }];
  });
}

/** Keeps what became of a call, so that the base is how the chat is now. One statement. */
export async function settleCall(
  change: Change,
  mirrorId: string,
  { change: asked, contacts }: Call,
  results: ReadonlyMap<string, AddResult>,
): Promise<void> {
  const { tx, organizationId } = change;
  if (asked.change === 'name' || asked.change === 'description') {
    const column =
      asked.change === 'name' ? sql`name = ${asked.name}` : sql`description = ${asked.description}`;
    await tx.$executeRaw`
      UPDATE chats ch SET ${column} FROM mirrors mr
      WHERE mr.organization_id = ${organizationId}::uuid AND mr.id = ${mirrorId}::uuid
        AND ch.organization_id = mr.organization_id AND ch.id = mr.chat_id`;
    return;
  }
  if (asked.change === 'avatar') {
    await tx.mirror.updateMany({
      where: { organizationId, id: mirrorId },
      data: { avatarHash: asked.image && hashOfAvatar(asked.image) },
    });
    return;
  }
  await settlePeople(change, mirrorId, asked.change, settledBy(contacts, results));
}

/** As settleCall, of people whom `change` was about. */
export async function settlePeople(
  { tx, organizationId, at }: Change,
  mirrorId: string,
  change: PeopleChange,
  people: readonly Settled[],
): Promise<void> {
  const mirror = sql`mr.organization_id = ${organizationId}::uuid AND mr.id = ${mirrorId}::uuid AND mr.status = 'ACTIVE'`;
  if (change === 'add') {
    await tx.$executeRaw`
      INSERT INTO chat_members AS b (organization_id, chat_id, contact_id, external_id, is_admin, state, since)
      SELECT mr.organization_id, mr.chat_id, person."contactId", person."externalId", FALSE, person.state, ${at}
      FROM mirrors mr
      CROSS JOIN jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        AS person ("contactId" uuid, "externalId" text, state chat_member_state)
      WHERE ${mirror}
      ON CONFLICT (organization_id, chat_id, contact_id) DO UPDATE
        SET external_id = excluded.external_id, state = excluded.state, since = excluded.since,
          told_at = CASE WHEN b.state = excluded.state THEN b.told_at END
        -- They have come by the link meanwhile, and were seen.
        WHERE b.state <> 'PRESENT'`;
    return;
  }
  const done = people
    .filter(({ state }) => state === 'PRESENT')
    .map(({ externalId }) => externalId);
  const inChat = sql`${mirror} AND b.organization_id = mr.organization_id AND b.chat_id = mr.chat_id`;
  const moved = sql`b.state = 'PRESENT' AND b.external_id = ANY(${done}::text[])`;
  if (change === 'remove') {
    await tx.$executeRaw`DELETE FROM chat_members b USING mirrors mr WHERE ${inChat} AND ${moved}`;
    // There was no room for them, and now there is.
    if (done.length > 0)
      await tx.$executeRaw`
        DELETE FROM chat_members b USING mirrors mr
        WHERE ${inChat} AND b.state = 'FAILED' AND mr.problem = 'full'`;
  } else {
    await tx.$executeRaw`
      UPDATE chat_members b SET is_admin = ${change === 'promote'} FROM mirrors mr WHERE ${inChat} AND ${moved}`;
  }
}
