import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Network, networkOf } from '../mirror/chat.ts';
import { createTestOutbox, type TestOutbox } from './outbox.ts';
import { type Processes, useProcesses } from './processes.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from './world.ts';

// Openings of stories. Each makes a world for a file, ends it, and before each test gives `take` what is there.

export interface Stage {
  world: World;
  tenant: Tenant;
}

type Take<Scene> = (scene: Scene) => void | Promise<void>;

/** A world for a file, in which `begin` makes what all tests of the file share. */
export function useWorld<Shared>(begin: (world: World) => Promise<Shared>): () => Shared {
  let world: World;
  let shared: Shared;
  beforeAll(async () => {
    world = await createWorld();
    shared = await begin(world);
  });
  afterAll(() => world.end());
  return () => shared;
}

export type Friends<Who extends string> = Stage &
  Record<Who, Character> & {
    /** How many tests there were, with this one: for names of its own. */
    round: number;
  };

/** A tenant of its own for each test, with people who are in no group yet. The first is an admin of it. */
export function useFriends<Who extends string>(
  names: Record<Who, string>,
  take: Take<Friends<Who>>,
): void {
  const worldOf = useWorld(async (world) => world);
  let round = 0;
  beforeEach(async () => {
    round += 1;
    const world = worldOf();
    const tenant = await world.tenant(`Friends ${round}`);
    await take({ world, tenant, round, ...(await peopleOf(tenant, names, { role: 'ADMIN' })) });
  });
}

/** People of a tenant by what the scene calls them; the first as `first` says. */
async function peopleOf<Who extends string>(
  tenant: Tenant,
  names: Record<Who, string>,
  first: Parameters<Tenant['person']>[1] = {},
): Promise<Record<Who, Character>> {
  const people: [string, Character][] = [];
  for (const [who, name] of Object.entries<string>(names))
    people.push([who, await tenant.person(name, people.length === 0 ? first : {})]);
  return Object.fromEntries(people) as Record<Who, Character>;
}

export type LinkedTeam<Who extends string> = Friends<Who> & {
  /** The group's id. */
  team: string;
};

/**
 * People without a role in a group Team, whose chat is `team`, for each test, in a tenant of their own. The first
 * linked it. Each test begins on Friday.
 */
export function useLinkedTeam<Who extends string>(
  names: Record<Who, string>,
  take: Take<LinkedTeam<Who>>,
  options: { rescue?: boolean } = {},
): void {
  const worldOf = useWorld(async (world) => world);
  let round = 0;
  beforeEach(async () => {
    round += 1;
    const world = worldOf();
    world.clock.set(FRIDAY);
    const tenant = await world.tenant(`Friends ${round}`, options);
    const people = await peopleOf(tenant, names);
    const members = Object.values<Character>(people);
    const team = await tenant.group('Team', members);
    await tenant.say(members[0]!, 'team', '/link chat to group Team');
    await take({ world, tenant, round, team, ...people });
  });
}

export type Soccer = Friends<'alex' | 'pau' | 'sam'> & {
  /** The group's id. */
  soccer: string;
  network: Network;
};

/**
 * Alex and Pau in a group Soccer, for each test, and with them Sam, a friend, where he is in it. They have a
 * WhatsApp, and no chat yet.
 */
export function useSoccer(
  take: Take<Soccer>,
  { hasSam = false, ...group }: { hasSam?: boolean; description?: string } = {},
): void {
  useFriends({ alex: 'Alex', pau: 'Pau', sam: 'Sam' }, async (friends) => {
    const { world, tenant, alex, pau, sam } = friends;
    const soccer = await tenant.group('Soccer', [alex, pau, ...(hasSam ? [sam] : [])], group);
    await take({ ...friends, soccer, network: await networkOf(world, tenant) });
  });
}

export type Team = Friends<'lead' | 'ann' | 'ben' | 'cat'> & {
  /** The team, and its chat. */
  name: string;
};

/**
 * A team of Lead, Ann and Ben for each test, and its chat, which is linked; Cat is in none. All tests are in one
 * tenant, where nobody has a role. `at` is when each test begins, where the clock is moved.
 */
export function useTeam(take: Take<Team>, { ben = 'Ben', at = '' } = {}): void {
  const friendsOf = useWorld(async (world) => {
    const tenant = await world.tenant('Friends');
    return {
      world,
      tenant,
      lead: await tenant.person('Lead'),
      ann: await tenant.person('Ann'),
      ben: await tenant.person(ben),
      cat: await tenant.person('Cat'),
    };
  });
  let round = 0;
  beforeEach(async () => {
    const friends = friendsOf();
    if (at) friends.world.clock.set(at);
    round += 1;
    const name = `Team ${round}`;
    const { tenant, lead, ann } = friends;
    await tenant.group(name, [lead, ann, friends.ben]);
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    await take({ ...friends, round, name });
  });
}

export type Club = Friends<'ann' | 'ben'> & {
  /** A chat of this test's own. */
  chat: string;
};

/**
 * A club of Ann, an admin, and Ben, in which whatever is for more than one person is asked about, and processes
 * that may die. Each test begins on Friday, in a chat of its own.
 */
export function useClub(take: Take<Club>): Processes {
  const clubOf = useWorld(async (world) => {
    const tenant = await world.tenant('Friends');
    const ann = await tenant.person('Ann', { role: 'ADMIN' });
    const ben = await tenant.person('Ben');
    await tenant.group('Club', [ann, ben]);
    await world.db.organization.updateMany({ data: { confirmAbove: 1 } });
    return { world, tenant, ann, ben };
  });
  let round = 0;
  beforeEach(async () => {
    const club = clubOf();
    club.world.clock.set(FRIDAY);
    round += 1;
    await take({ ...club, round, chat: `chat ${round}` });
  });
  return useProcesses(clubOf);
}

export type Sending = Stage & { outbox: TestOutbox };

/**
 * An outbox of an account that was paired long ago, and processes that may die. Each test begins on Friday, with
 * nothing written and this budget.
 */
export function useOutbox(
  budget: { gapMs: number; perMinute: number },
  take: Take<Sending>,
): Processes {
  const sendingOf = useWorld(async (world) => {
    const tenant = await world.tenant('Friends');
    return { world, tenant, outbox: await createTestOutbox(world, tenant) };
  });
  beforeEach(async () => {
    const sending = sendingOf();
    const { world, outbox } = sending;
    world.clock.set(FRIDAY);
    await world.db.outbox.deleteMany();
    await world.db.message.deleteMany();
    await outbox.budget({ ...budget, pairedAt: new Date('2026-01-01') });
    await take(sending);
  });
  return useProcesses(sendingOf);
}
