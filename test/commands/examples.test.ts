import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { copyOrganization } from '../helpers/copy-organization.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { type Story, stories } from './stories.ts';
import { understand } from './understand.ts';

let world: World;
let halls: { english: Hall; spanish: Hall };

beforeAll(async () => {
  world = await createWorld();
  halls = { english: await createHall(english), spanish: await createHall(spanish, 'es-ES') };
});

afterAll(() => world.end());

interface Setting {
  tenant: Tenant;
  alex: Character;
}

/** Settings of a language in which nothing was said yet. */
interface Hall {
  names: GroupNames;
  alex: Record<Kind, Character>;
  copies: Record<Kind, string[]>;
}

type Kind = 'withBookClub' | 'withoutBookClub';

/** The groups of a setting, as the examples of a language call them. */
interface GroupNames {
  books: string;
  soccer: string;
  family: string;
}

const english: GroupNames = { books: 'Book Club', soccer: 'Sunday Soccer Team', family: 'Family' };
const spanish: GroupNames = { books: 'Lectores', soccer: 'Equipo', family: 'Familia' };

const kindOf = ({ withoutBookClub }: Story): Kind =>
  withoutBookClub ? 'withoutBookClub' : 'withBookClub';

async function createHall(names: GroupNames, locale?: string): Promise<Hall> {
  const hall: Hall = {
    names,
    alex: {} as Hall['alex'],
    copies: {} as Hall['copies'],
  };
  for (const kind of ['withBookClub', 'withoutBookClub'] as const) {
    const { tenant, alex } = await createSetting(kind, names, locale);
    const examples = commands.filter(({ name }) => kindOf(stories[name]!) === kind);
    // Each English one is said by itself, and beside its translation.
    const count = 2 * examples.flatMap((command) => command.examples).length;
    hall.alex[kind] = alex;
    hall.copies[kind] = await copyOrganization(world.db, tenant.organizationId, count);
  }
  return hall;
}

async function createSetting(
  kind: Kind,
  { books, soccer, family }: GroupNames,
  locale?: string,
): Promise<Setting> {
  const tenant = await world.tenant(`Friends of ${soccer} ${kind}`, locale ? { locale } : {});
  const alex = await tenant.person('Alex', { role: 'ADMIN' });
  const abraham = await tenant.person('Abraham');
  const pau = await tenant.person('Pau');
  const sam = await tenant.person('Sam');
  const hasBookClub = kind === 'withBookClub';
  if (hasBookClub) await tenant.group(books, [alex, abraham, pau], { icon: '📚' });
  await tenant.group(soccer, [alex, pau, sam], { icon: '⚽' });
  await tenant.group(family, [alex, abraham], { icon: '🏡' });
  await tenant.say(alex, 'soccer', `/link chat to group "${soccer}"`);
  await countFrom(tenant, 11);
  await tenant.say(alex, 'soccer', '/create event "Game vs. The Eagles" sunday 11am max 14');
  await countFrom(tenant, 40);
  if (hasBookClub)
    await tenant.say(alex, 'soccer', `/create task "Read Chapter 5" for @"${books}"`);
  return { tenant, alex };
}

/** One in which was said what stands before the examples of a command. */
async function settingOf(story: Story, { names, alex: alexes, copies }: Hall): Promise<Setting> {
  const kind = kindOf(story);
  const alex = alexes[kind];
  const tenant = world.tenantOf(copies[kind].pop()!);
  const { groups } = await world.service.simulated.simulatorOf(tenant.organizationId);
  groups.found('elsewhere', 'Readers', []);
  if (story.numberedFrom !== undefined) await countFrom(tenant, story.numberedFrom - 1);
  for (const said of story.before ?? [])
    await tenant.say(alex, 'soccer', said.replaceAll('@BookClub', `@"${names.books}"`));
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
      const { tenant, alex } = await settingOf(story, halls.english);
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
        const done = await deedsOf(example, await settingOf(story, halls.spanish), story);
        const meant = await deedsOf(examples[place]!, await settingOf(story, halls.english), story);
        expect(done).toEqual(meant);
      },
    );
  });
});

/** A reply without what differs from run to run: the organization's number, the code of a question, phones. */
function withoutChance(reply: string): string {
  return reply
    .replace(/Friends of .* [\da-f-]{36}/, 'Friends')
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
