import { createChange } from '../../src/change/create-change.ts';
import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/db/client.ts';
import { createGroup } from '../../src/membership/create-group.ts';
import { createWhatsappAccount } from '../../src/people/accounts.ts';
import { createContact } from '../../src/people/contacts.ts';
import { createOrganization } from '../../src/people/organizations.ts';
import { createUser } from '../../src/people/users.ts';
import { me } from '../chat/whatsapp/stub/world.ts';
import { type Crowd, chats, groups, people } from './crowd.ts';
import type { Tally } from './tally.ts';

/** An organization with a group of ten and an account whose budget keeps nobody waiting; answers its id. */
export async function populate(db: Database): Promise<string> {
  const at = systemClock.now();
  const club = { name: 'Club', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { id: organizationId } = (await createOrganization(db, club, at)).organization;
  const change = createChange({ tx: db, organizationId, at });
  const members: { contactId: string }[] = [];
  for (const { name, phone } of people)
    members.push({ contactId: await createContact(change, { name, phone }) });
  await createUser(change, { name: 'Ann', role: 'ADMIN', ...members[0]! });
  await createGroup(change, { name: 'Team', members });
  const id = await createWhatsappAccount(change, `+${me.phone.split('@')[0]}`);
  const budget = { gapMs: 0, perMinute: 600, pairedAt: new Date('2026-01-01') };
  await db.account.updateMany({ where: { id }, data: budget });
  // Known before anybody speaks, so that even what is said before the account is ready is found.
  await db.chat.createMany({
    data: chats.map((externalId) => ({
      ...{ organizationId, accountId: id, externalId, createdAt: at },
      ...(externalId in groups
        ? { kind: 'GROUP' as const }
        : { kind: 'DIRECT' as const, peerExternalId: externalId }),
    })),
  });
  return id;
}

/** Has the group chats linked to the group. */
export async function linkChats(crowd: Crowd, tally: Tally): Promise<void> {
  for (const chatId of Object.keys(groups)) {
    crowd.say(people[0]!, chatId, '/link chat to group "Team"');
  }
  await tally.settled();
}
