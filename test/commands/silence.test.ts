import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let alex: Character;
let bo: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  bo = await tenant.person('Bo');
  await tenant.group('Club', [alex, bo]);
  await tenant.say(alex, 'club', '/link chat to @Club');
});

afterAll(() => world.end());

const inGroup = (body: string) => tenant.say(alex, 'friends', body);
const inDirect = (body: string) => tenant.say(alex, 'alex', body, { chatKind: 'direct' });

const inLinked = (who: Character, body: string) => tenant.say(who, 'club', body);

const nextDay = () => world.clock.advance(25 * 60 * 60_000);

describe('what may be for another bot, or for nobody', () => {
  test.each(['/dance', '/play Despacito', '/poll 12', '/', '/teams'])(
    '%s: silence in a group chat that is about no group',
    async (body) => {
      expect(await inGroup(body)).toEqual([]);
    },
  );

  test.each(['//', '/s/tea/coffee', '/usr/bin', '/123', '/in/out', 'in', 'hello', 'help'])(
    '%s: silence in a group, and no command',
    async (body) => {
      const before = await world.db.inbox.count();
      expect(await inGroup(body)).toEqual([]);
      expect(await inLinked(alex, body)).toEqual([]);
      expect(await world.db.inbox.count()).toBe(before);
    },
  );

  test('a line in a direct chat, where nobody else is meant, as often as it is said', async () => {
    expect(await inDirect('/dance')).toEqual(['There is no command /dance. See /help']);
    expect(await inDirect('/dance')).toEqual(['There is no command /dance. See /help']);
  });
});

describe('an unknown slash word in the chat of a group', () => {
  test.each([
    ['/dance', ['There is no command /dance. See /help']],
    ['/inn', ['There is no command /inn. See /help\nReply yes for: /in']],
    ['/inn +1', ['There is no command /inn. See /help\nReply yes for: /in +1']],
    ['/teams', ['There is no command /teams. See /help\nReply yes for: /groups']],
    ['/stage', ['There is no command /stage. See /help']],
    ['/members', ['There is no command /members. See /help\nReply yes for: /who is in']],
    ['/voy', ['There is no command /voy. See /help\nReply yes for: /in']],
    ['/', ['What shall I do? What you can say: /help\nReply yes for: /help']],
    ['/?', ['What shall I do? What you can say: /help\nReply yes for: /help']],
  ])('%s: a line, once a day', async (body, line) => {
    nextDay();
    expect(await inLinked(alex, body)).toEqual(line);
    expect(await inLinked(alex, body)).toEqual([]);
    expect(await inLinked(alex, '/dance')).toEqual([]);
  });

  test('to each person, and again after a restart, but not before the next day', async () => {
    nextDay();
    expect(await inLinked(alex, '/dance')).toHaveLength(1);
    expect(await inLinked(bo, '/dance')).toHaveLength(1);
    await world.restart();
    expect(await inLinked(bo, '/dance')).toEqual([]);
    nextDay();
    expect(await inLinked(bo, '/dance')).toHaveLength(1);
  });

  test('is silence to somebody unknown', async () => {
    expect(await tenant.say('+34699999990', 'club', '/play Despacito')).toEqual([]);
  });

  test('and yes runs what comes nearest', async () => {
    nextDay();
    await inLinked(alex, '/teams');
    expect((await inLinked(alex, 'yes'))[0]).toContain('Club');
  });
});

describe('a near miss', () => {
  test.each([
    [
      '/creat task "Bring balls" for me',
      'Did you mean /create task? See /help create task\nReply yes for: /create task "Bring balls" for me',
    ],
    ['/list', 'Did you mean one of these? /tasks, /events, /groups'],
    ['/evnts', 'Did you mean /events? See /help events\nReply yes for: /events'],
    [
      '/create',
      'Did you mean one of these? /create task, /create event, /create group, /create chat',
    ],
  ])('%s is suggested everywhere, and not run', async (body, reply) => {
    expect(await inGroup(body)).toEqual([reply]);
    expect(await inDirect(body)).toEqual([reply]);
    expect(await world.db.task.count()).toBe(0);
  });

  test('is run by a yes, with all that was said after the name', async () => {
    await inLinked(alex, '/creat task Bring the net');
    expect((await inLinked(alex, 'yes'))[0]).toContain('✅ Bring the net');
  });
});

test('"/ help" is help, for thumbs that are quick with the blank', async () => {
  const [reply] = await inGroup('/ help');
  expect(reply).toContain('More: /help more');
});
