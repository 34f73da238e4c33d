import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let alex: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
});

afterAll(() => world.end());

const inGroup = (body: string) => tenant.say(alex, 'friends', body);
const inDirect = (body: string) => tenant.say(alex, 'alex', body, { chatKind: 'direct' });

describe('what may be for another bot, or for nobody', () => {
  test.each(['/dance', '/play Despacito', '/poll 12', '/s/tea/coffee'])(
    '%s: silence in a group',
    async (body) => {
      const before = await world.db.inbox.count();
      expect(await inGroup(body)).toEqual([]);
      expect(await world.db.inbox.count()).toBe(before);
    },
  );

  test('a line in a direct chat, where nobody else is meant', async () => {
    expect(await inDirect('/dance')).toEqual(['There is no command /dance. See /help']);
  });

  test.each(['/', '//', '/usr/bin', '/123', '/in/out', 'in', 'hello'])(
    '%s: silence everywhere',
    async (body) => {
      const before = await world.db.inbox.count();
      expect(await inGroup(body)).toEqual([]);
      expect(await inDirect(body)).toEqual([]);
      expect(await world.db.inbox.count()).toBe(before);
    },
  );
});

describe('a near miss', () => {
  test.each([
    ['/creat task "Bring balls" for me', 'Did you mean /create task? See /help create task'],
    [
      '/create',
      'Did you mean one of these? /create task, /create event, /create group, /create chat',
    ],
  ])('%s is suggested everywhere, and not run', async (body, reply) => {
    expect(await inGroup(body)).toEqual([reply]);
    expect(await inDirect(body)).toEqual([reply]);
    expect(await world.db.task.count()).toBe(0);
  });
});

test('"/ help" is help, for thumbs that are quick with the blank', async () => {
  const [reply] = await inGroup('/ help');
  expect(reply).toMatch(/^\*Tasks\*/);
});
