import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { type Story, stories } from './stories.ts';
import { understand } from './understand.ts';

let world: World;
/** Organizations must differ in name; the number is taken out of the replies. */
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

interface Setting {
  tenant: Tenant;
  alex: Character;
}

/** The groups of a setting, as the examples of a language call them. */
interface GroupNames {
  books: string;
  soccer: string;
  family: string;
}

const english: GroupNames = { books: 'Book Club', soccer: 'Sunday Soccer Team', family: 'Family' };
const spanish: GroupNames = { books: 'Lectores', soccer: 'Equipo', family: 'Familia' };

async function createSetting(
  { withoutBookClub = false, before = [], numberedFrom }: Story,
  { books, soccer, family }: GroupNames,
  locale?: string,
): Promise<Setting> {
  tenants += 1;
  const tenant = await world.tenant(`Friends ${tenants}`, locale ? { locale } : {});
  const alex = await tenant.person('Alex', { role: 'ADMIN' });
  const abraham = await tenant.person('Abraham');
  const pau = await tenant.person('Pau');
  const sam = await tenant.person('Sam');
  if (!withoutBookClub) await tenant.group(books, [alex, abraham, pau], { icon: '📚' });
  await tenant.group(soccer, [alex, pau, sam], { icon: '⚽' });
  await tenant.group(family, [alex, abraham], { icon: '🏡' });
  const { groups } = await world.service.simulated.simulatorOf(tenant.organizationId);
  groups.found('elsewhere', 'Readers', []);
  await tenant.say(alex, 'soccer', `/link chat to group "${soccer}"`);
  await countFrom(tenant, 11);
  await tenant.say(alex, 'soccer', '/create event "Game vs. The Eagles" sunday 11am max 14');
  await countFrom(tenant, 40);
  if (!withoutBookClub)
    await tenant.say(alex, 'soccer', `/create task "Read Chapter 5" for @"${books}"`);
  if (numberedFrom !== undefined) await countFrom(tenant, numberedFrom - 1);
  for (const said of before)
    await tenant.say(alex, 'soccer', said.replaceAll('@BookClub', `@"${books}"`));
  return { tenant, alex };
}

function countFrom({ organizationId }: Tenant, lastNumber: number) {
  return world.db.counter.upsert({
    where: { organizationId },
    create: { organizationId, lastNumber },
    update: { lastNumber },
  });
}

test('every command has its story here', () => {
  expect(Object.keys(stories).sort()).toEqual(commands.map(({ name }) => name).sort());
});

describe.each(commands.map((command) => ({ ...command })))('/$name', (command) => {
  const { name, examples } = command;
  const isUnderstood = new RegExp(`^${name}(?: ·|$)`);

  test('has a reply for each of its examples', () => {
    expect(stories[name]?.replies).toHaveLength(examples.length);
  });

  test.each(examples.map((example, place) => ({ example, place })))(
    '$example',
    async ({ example, place }) => {
      expect(understand(example)).toMatch(isUnderstood);
      const story = stories[name]!;
      const { tenant, alex } = await createSetting(story, english);
      const chat = story.inNewChat ? 'elsewhere' : 'soccer';
      const replies = await tenant.say(alex, chat, example);
      expect(replies.map(withoutChance)).toEqual([story.replies[place]]);
    },
  );

  describe('in Spanish', () => {
    const translated = inLanguage(command, 'es-ES').examples;

    test('has an example for each of the English ones', () => {
      expect(translated).toHaveLength(examples.length);
    });

    test.each(translated.map((example, place) => ({ example, place })))(
      '$example does what the English one does',
      async ({ example, place }) => {
        expect(understand(example, 'es-ES')).toMatch(isUnderstood);
        const story = stories[name]!;
        const done = await deedsOf(example, await createSetting(story, spanish, 'es-ES'), story);
        const meant = await deedsOf(examples[place]!, await createSetting(story, english), story);
        expect(done).toEqual(meant);
      },
    );
  });
});

/** A reply without what differs from run to run: the organization's number, the code of a question, phones. */
function withoutChance(reply: string): string {
  return reply
    .replace(/Friends \d+/, 'Friends')
    .replace(/\/confirm \d{4}/, '/confirm 4821')
    .replace(/@34\d{9}/g, '@34600000000');
}

/** What a message did, as the log tells it, and how often it was answered; fails where it was not understood. */
async function deedsOf(
  message: string,
  { tenant: { organizationId, say }, alex }: Setting,
  { inNewChat }: Story,
): Promise<{ replies: number; deeds: string[] }> {
  const read = () =>
    world.db.auditEntry.findMany({ where: { organizationId }, orderBy: { id: 'asc' } });
  const before = await read();
  const replies = await say(alex, inNewChat ? 'elsewhere' : 'soccer', message);
  for (const reply of replies) expect(reply).not.toMatch(/Por ejemplo:|For example:|Like this:/);
  const deeds = (await read()).slice(before.length).map(({ action }) => action);
  return { replies: replies.length, deeds };
}
