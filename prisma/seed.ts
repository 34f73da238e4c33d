import type { Change } from '../src/change/change.ts';
import type { Database, Tx } from '../src/db/client.ts';
import { createGroup } from '../src/membership/create-group.ts';
import { linkChat } from '../src/mirror/link-chat.ts';
import { ensureAccount, simulatorAccountOf } from '../src/people/accounts.ts';
import { createApiKey } from '../src/people/api-keys.ts';
import { createContact } from '../src/people/contacts.ts';
import { createOrganization } from '../src/people/organizations.ts';
import { createUser } from '../src/people/users.ts';

/** People of the demo, who do not exist: name, and the last digits of the phone. */
const people = [
  ['Abraham', '111222'],
  ['Pau', '111333'],
  ['Marta', '111444'],
  ['Jordi', '111555'],
  ['Laia', '111666'],
  ['Nil', '111777'],
  ['Aina', '111888'],
  ['Biel', '111999'],
  ['Carla', '222111'],
  ['Dani', '222333'],
  ['Emma', '222444'],
  ['Leo', '222555'],
] as const;

type Person = (typeof people)[number][0];

const groups: {
  name: string;
  icon: string;
  members: Person[];
  titles?: Partial<Record<Person, string>>;
  chat?: string;
}[] = [
  {
    name: 'Book Club',
    icon: '📚',
    members: ['Abraham', 'Pau', 'Marta', 'Jordi', 'Laia'],
    chat: 'books',
  },
  {
    name: 'Sunday Soccer Team',
    icon: '⚽',
    members: ['Abraham', 'Pau', 'Nil', 'Biel', 'Dani', 'Carla', 'Jordi', 'Emma'],
    titles: { Pau: 'goalkeeper', Nil: 'captain' },
    chat: 'soccer',
  },
  { name: 'Family', icon: '🏡', members: ['Abraham', 'Aina', 'Leo', 'Emma'] },
];

const phoneOf = (digits: string) => `+34600${digits}`;

export interface Demo {
  /** The key of the demo's ADMIN, Abraham. */
  key: string;
}

/**
 * Fills an empty database with a small organization to try Muster on; answers undefined, and does
 * nothing, where there is an organization already. Two processes that start at once seed once.
 */
export function seedDemo(db: Database, at: Date): Promise<Demo | undefined> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE organizations IN SHARE ROW EXCLUSIVE MODE`;
    if ((await tx.organization.count()) > 0) return undefined;
    return { key: await createDemo(tx, at) };
  });
}

async function createDemo(tx: Tx, at: Date): Promise<string> {
  const demo = { name: 'Muster Demo', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { change } = await createOrganization(tx, demo, at);
  const contactIds = new Map<Person, string>();
  for (const [name, digits] of people) {
    contactIds.set(name, await createContact(change, { name, phone: phoneOf(digits) }));
  }
  const { id: userId } = await createUser(change, {
    name: 'Abraham',
    role: 'ADMIN',
    contactId: contactIds.get('Abraham')!,
  });
  for (const { name, icon, members, titles, chat } of groups) {
    const group = await createGroup(change, {
      name,
      icon,
      members: members.map((person) => ({
        contactId: contactIds.get(person)!,
        title: titles?.[person] ?? null,
      })),
    });
    if (chat) await linkChat(change, await createChat(change, chat, name), group.id);
  }
  const { secret } = await createApiKey(change, { userId, label: 'demo' });
  return secret;
}

/** A chat that is known before anybody wrote in it, as it is only in a demo. */
async function createChat(
  { tx, organizationId, at }: Change,
  externalId: string,
  name: string,
): Promise<string> {
  const accountId = await ensureAccount(
    tx,
    organizationId,
    'simulator',
    simulatorAccountOf(organizationId),
    at,
  );
  const chat = await tx.chat.create({
    data: { organizationId, accountId, externalId, kind: 'GROUP', name, createdAt: at },
  });
  return chat.id;
}
