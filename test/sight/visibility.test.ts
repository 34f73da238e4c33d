import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { setViewers } from '../../src/groups/viewers.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A group that somebody may not see is not found, never forbidden (docs/rules.md, visibility).

let world: World;
let tenant: Tenant;
let owner: Character;
const actors: Record<string, Character> = {};

/** Who sees a group that they are not in, by its visibility. */
const seen: Record<string, Record<'Open' | 'Secret' | 'Chosen', boolean>> = {
  admin: { Open: true, Secret: true, Chosen: true },
  manager: { Open: true, Secret: false, Chosen: false },
  user: { Open: true, Secret: false, Chosen: false },
  viewer: { Open: true, Secret: false, Chosen: true },
  contact: { Open: false, Secret: false, Chosen: false },
};

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  owner = await tenant.person('Owner');
  actors.admin = await tenant.person('Ada', { role: 'ADMIN' });
  actors.manager = await tenant.person('Mona', { role: 'MANAGER' });
  actors.user = await tenant.person('Uwe', { role: 'USER' });
  actors.viewer = await tenant.person('Vera', { role: 'USER' });
  actors.contact = await tenant.person('Carl');
  await tenant.group('Open', [owner]);
  await tenant.group('Secret', [owner], { visibility: 'ADMINS_ONLY' });
  const chosen = await tenant.group('Chosen', [owner], { visibility: 'CUSTOM' });
  await setViewers(
    createChange({ tx: world.db, organizationId: tenant.organizationId, at: world.clock.now() }),
    chosen,
    [actors.viewer.userId!],
  );
});

afterAll(() => world.end());

const cases = Object.entries(seen).flatMap(([who, groups]) =>
  Object.entries(groups).map(([group, sees]) => ({ who, group, sees })),
);

describe('somebody who is not in the group', () => {
  test.each(cases)('$who sees $group: $sees', async ({ who, group, sees }) => {
    const actor = actors[who]!;
    const say = async (text: string) => (await tenant.say(actor, `${who}-${group}`, text))[0]!;
    const missing = /There is no group/;
    const shown = await say(`/group ${group}`);
    const listed = await say('/groups');
    if (sees) {
      expect(shown).toContain('1 person');
      expect(listed).toContain(group);
    } else {
      expect(listed).not.toContain(group);
      // Whatever is tried, it is not there; "you cannot" would tell that it is.
      for (const text of [
        `/group ${group}`,
        `/who is in @${group}`,
        `/who is playing in @${group}?`,
        `/create event "X" saturday for @${group}`,
        `/add ${actor.phone} to @${group}`,
        `/remove ${owner.phone} from @${group}`,
        `/promote ${owner.phone} in @${group}`,
        `/link chat to group ${group}`,
        `/events @${group}`,
      ]) {
        expect(await say(text), text).toMatch(missing);
      }
      expect(await say(`/create task "X" for @${group}`)).toMatch(/no group|nobody/);
    }
  });

  test('the tasks of its members are not listed to them either', async () => {
    await tenant.say(owner, 'errands', '/create task "Crack the safe" for @Secret');
    await tenant.say(owner, 'errands', '/create task "Buy rope" for me');
    const listed = async (who: string) =>
      (await tenant.say(actors[who]!, `errands of ${who}`, `/tasks ${owner.phone}`))[0]!;
    expect(await listed('admin')).toMatch(/Crack the safe[\s\S]*Secret/);
    expect(await listed('manager')).toContain('Buy rope');
    for (const who of ['manager', 'user', 'viewer', 'contact'])
      expect(await listed(who), who).not.toMatch(/Crack the safe|Secret/);
  });

  test('nor is it suggested to them for a name that comes near', async () => {
    expect((await tenant.say(actors.user!, 'near', '/group Secre'))[0]).not.toContain('Secret');
    expect((await tenant.say(actors.admin!, 'near', '/group Secre'))[0]).toContain('Secret');
  });
});

describe('in a chat that is linked to a group out of the sender’s sight', () => {
  beforeAll(async () => {
    await tenant.say(owner, 'hidden', '/link chat to group "Secret"');
    await tenant.say(owner, 'hidden', '/create event "Heist" saturday 10am');
  });

  test.each(['manager', 'user', 'viewer', 'contact'])(
    'for %s the chat has no group',
    async (who) => {
      const say = async (text: string) => (await tenant.say(actors[who]!, 'hidden', text))[0]!;
      for (const text of [
        '/context',
        '/who is playing?',
        '/tasks',
        '/events',
        '/in',
        '/create event "X" saturday',
        '/create task "X" for everyone',
        '/add @Owner',
        '/unlink chat',
        '/group',
      ]) {
        const reply = await say(text);
        expect(reply, text).not.toMatch(/Secret|Heist|Owner is/);
      }
      expect(await world.db.event.count({ where: { title: 'X' } })).toBe(0);
      expect(await world.db.task.count({ where: { title: 'X' } })).toBe(0);
      expect(await world.db.link.count({ where: { chat: { externalId: 'hidden' } } })).toBe(1);
    },
  );

  test('for the group’s own members and for an org ADMIN it has', async () => {
    expect((await tenant.say(owner, 'hidden', '/context'))[0]).toContain('Secret');
    expect((await tenant.say(actors.admin!, 'hidden', '/context'))[0]).toContain('Secret');
  });
});

describe('numbers of what happens in it', () => {
  test('are no numbers to those who do not see it', async () => {
    const [made] = await tenant.say(owner, 'owner', '/create task "Plot" for @Secret');
    const task = /#(\d+)/.exec(made!)![1]!;
    const event = await world.db.event.findFirstOrThrow({ where: { title: 'Heist' } });
    for (const who of ['manager', 'user', 'contact']) {
      for (const text of [
        `/progress ${task}`,
        `/done ${task}`,
        `/who has done ${task}`,
        `/in ${event.number}`,
        `/out ${event.number}`,
        `/who is coming to ${event.number}`,
        `/move event ${event.number} to sunday`,
        `/done ${event.number}`,
        `/in ${task}`,
      ]) {
        const [reply] = await tenant.say(actors[who]!, 'numbers', text);
        expect(reply, `${who}: ${text}`).toMatch(/There is no (task|event)/);
        expect(reply).not.toMatch(/Plot|Heist/);
      }
    }
    expect(await world.db.participant.count({ where: { eventId: event.id } })).toBe(1);
  });
});

test('a group of another organization is not found, by its own ADMIN neither', async () => {
  const other = await world.tenant('Others');
  const theirs = await other.person('Their admin', { role: 'ADMIN' });
  expect((await other.say(theirs, 'x', '/group Open'))[0]).toMatch(/There is no group/);
  expect((await other.say(theirs, 'x', '/groups'))[0]).not.toContain('Open');
});

test('a name that a group out of sight has is refused as it was typed', async () => {
  const manager = actors.manager!;
  const create = async (who: Character) =>
    (await tenant.say(who, `naming of ${who.name}`, '/create group se-cret'))[0];
  expect(await create(manager)).toContain('“se-cret”');
  expect(await create(actors.admin!)).toContain('“Secret”');
});
