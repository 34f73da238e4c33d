import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let alex: Character;
let pau: Character;
let sam: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  pau = await tenant.person('Pau García', { phone: '+34600111222' });
  sam = await tenant.person('Smith, Sam', { phone: '+34600111333' });
  await tenant.group('Book Club', [alex, pau, sam], { icon: '📚' });
  await tenant.say(alex, 'books', '/link chat to @BookClub');
});

afterAll(() => world.end());

/** Each task has a title of its own: the same one made twice is asked about. */
let tasks = 0;

/** Whom a task is for, as the reply tells it. */
async function targetOf(whom: string, chat: string, mentions: string[] = []): Promise<string> {
  const chatKind = chat === 'alex' ? 'direct' : 'group';
  tasks += 1;
  const [reply] = await tenant.say(alex, chat, `/create task "Read ${tasks}" for ${whom}`, {
    chatKind,
    mentions,
  });
  return /^✅ Read \d+ → (.*?)\. #\d+/.exec(reply ?? '')?.[1] ?? reply ?? 'silence';
}

test.each([
  '@BookClub',
  '@bookclub',
  '@BOOK-CLUB',
  '＠BookClub',
  '@"Book Club"',
  '@“book club”',
  '@ Book Club',
  '@Book Club',
  'Book Club',
  'the book club',
  'The Book Club.',
  '📚 Book Club',
  '"📚 Book Club"',
])('%s is the book club', async (name) => {
  expect(await targetOf(name, 'alex')).toBe('📚 Book Club (3 people)');
});

test.each(['everyone', 'everybody!', 'us', 'the team', 'this group', 'all'])(
  '"%s" is the group of the chat',
  async (name) => {
    expect(await targetOf(name, 'books')).toBe('📚 Book Club (3 people)');
  },
);

test('"everyone" where the chat has no group asks which', async () => {
  expect(await targetOf('everyone', 'alex')).toMatch(/^Which group\?/);
});

test.each([
  ['@Pau', 'Pau García'],
  ['@pau garcia', 'Pau García'],
  ['@"Pau García"', 'Pau García'],
  ['Pau García', 'Pau García'],
  ['+34 600 111 222', 'Pau García'],
  ['+34600111222', 'Pau García'],
  ['@34600111222', 'Pau García'],
  ['0034 600-111-222', 'Pau García'],
  ['me', 'you'],
  ['me and @Pau', 'you and Pau García'],
  ['@Pau, @Pau & @Pau', 'Pau García'],
  ['@Pau and @"Smith, Sam"', 'Pau García and Smith, Sam'],
  ['@Pau,me', 'Pau García and you'],
  ['@34600111222 @34600111333', 'Pau García and Smith, Sam'],
])('%s is %s', async (typed, understood) => {
  expect(await targetOf(typed, 'alex', ['+34600111222', '+34600111333'])).toBe(understood);
});

test('groups and people may be named together, each person once', async () => {
  expect(await targetOf('@Pau and @BookClub', 'alex')).toBe('📚 Book Club (3 people)');
});

test('a name that is nobody’s suggests groups and people', async () => {
  expect(await targetOf('@BokClub', 'alex')).toContain('Did you mean Book Club?');
  expect(await targetOf('@Pua García', 'alex')).toContain('Did you mean Pau García?');
  expect(await targetOf('@Pau and @Zoe', 'alex')).toBe('I know no group and nobody called “Zoe”.');
});
