import { seedDemo } from '../../prisma/seed.ts';
import { createChange } from '../../src/change/create-change.ts';
import { updateContact } from '../../src/people/contacts.ts';
import { createUser } from '../../src/people/users.ts';
import { useWorld } from '../helpers/scenes.ts';
import type { Tenant, World } from '../helpers/world.ts';
import { useConsole } from './harness.ts';
import { passCalls } from './telephones.ts';

/** What a console that has been used for a while shows: the demo, and what was said and done in it since. */
export interface ConsoleStage {
  tenant: Tenant;
  organizationId: string;
  /** The ADMIN of the demo. */
  userId: string;
  contactId: string;
  phone: string;
  /** Ids of the demo's groups, by name. */
  groups: Record<'Book Club' | 'Sunday Soccer Team' | 'Family', string>;
  /** Ids of its contacts, by name. */
  contacts: Record<string, string>;
  /** A campaign that has called all of the team but who is to be called again. */
  campaignId: string;
}

export async function createStage(world: World): Promise<ConsoleStage> {
  const { db } = world;
  await seedDemo(db, world.clock.now());
  const {
    organizationId,
    id: userId,
    contactId,
    contact,
  } = await db.user.findFirstOrThrow({
    include: { contact: true },
  });
  const tenant = world.tenantOf(organizationId);
  const phone = contact?.phone ?? '';
  const idsByName = (rows: { id: string; name: string }[]) =>
    Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  for (const said of [
    '/create task "Read Chapter 5" for @BookClub due next sunday',
    '/create event "Book night" thursday 7pm at the library max 3',
    'Who brings the cake?',
  ])
    await tenant.insist(phone, 'books', said);
  for (const said of [
    '/create event "Game vs. The Eagles" sunday 11am at Riverside for 2h max 3',
    '/create task "Wash the shirts" for @Pau due saturday',
    '/in 3 +1',
  ])
    await tenant.insist(phone, 'soccer', said);
  const pau = '+34600111333';
  await tenant.say(pau, 'books', '/done 1');
  await tenant.say(pau, 'soccer', '/in');
  await tenant.say('+34600111777', 'soccer', '/in');
  await tenant.say('+34600222333', 'soccer', '/out back on monday');
  const contacts = idsByName(await db.contact.findMany());
  const change = createChange({ tx: db, organizationId, at: world.clock.now() });
  await updateContact(change, contacts.Pau ?? '', {
    email: 'pau@example.org',
    notes: 'Allergic to nuts.\nPrefers evenings.',
    appointmentTime: new Date(world.clock.now().getTime() + 3 * 24 * 60 * 60_000),
    appointmentType: 'Check-up',
    appointmentStatus: 'CONFIRMED',
    appointmentDuration: 30,
  });
  await tenant.insist(phone, 'soccer', '/call @SundaySoccerTeam "Training is at 8 today"');
  await passCalls(world, 60);
  const { id: campaignId } = await db.campaign.findFirstOrThrow();
  return {
    tenant,
    organizationId,
    userId,
    contactId: contactId ?? '',
    phone,
    groups: idsByName(await db.group.findMany()) as ConsoleStage['groups'],
    contacts,
    campaignId,
  };
}

/** A USER besides the ADMIN; without a contact in no group. */
export async function addUser(
  world: World,
  { organizationId }: ConsoleStage,
  name = 'Maria',
  contactId: string | null = null,
): Promise<string> {
  const change = createChange({ tx: world.db, organizationId, at: world.clock.now() });
  return (await createUser(change, { name, role: 'USER', contactId })).id;
}

/** The console on a world of its own with this stage, for a file; `more` is what the file has besides. */
export function useConsoleStage<More = object>(
  more?: (world: World, stage: ConsoleStage) => Promise<More>,
) {
  let world: World;
  const stageOf = useWorld(async (made) => {
    world = made;
    const stage = await createStage(made);
    return { ...stage, ...((await more?.(made, stage)) as More) };
  });
  const consoleOf = useConsole(() => world);
  return { worldOf: () => world, stageOf, consoleOf };
}
