import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { commands } from '../../src/commands/list.ts';
import { setViewers } from '../../src/groups/viewers.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { digestOf } from '../undo/digest.ts';

// As test/admin/out-of-sight.test.ts, in chats: every command, with the name and the numbers of a group that
// hides, of one of another organization, and of none, is answered alike and does alike. The commands and what
// is said are those of the list, by their examples: a new command is in it by itself.

/** Names as long as one another, with nothing near them. */
const names = { ADMINS_ONLY: 'Zebras', CUSTOM: 'Okapis', another: 'Tapirs', none: 'Xylens' };
type How = keyof typeof names;

/** Commands none of whose examples names a group or a number. A name that is taken is told to whoever wants it. */
const WITHOUT = [
  ...[
    'help',
    'me',
    'console',
    'groups',
    'context',
    'undo',
    'confirm',
    'why',
    'settings',
    'reminders',
  ],
  ...['create group', 'rename', 'unlink chat', 'away', 'back', 'campaigns'],
];

let world: World;
let tenant: Tenant;
const callers: Record<string, { who: Character; chat: string }> = {};
/** The number of a task, and of an event, of each group; none of these is anything where there is none. */
const numbers: Record<How, { task: number; event: number }> = {
  ADMINS_ONLY: { task: 9011, event: 9012 },
  CUSTOM: { task: 9021, event: 9022 },
  another: { task: 9031, event: 9032 },
  none: { task: 9041, event: 9042 },
};

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  const other = await world.tenant('Others');
  const mona = await tenant.person('Mona', { role: 'MANAGER' });
  const vera = await tenant.person('Vera', { role: 'USER' });
  const pau = await tenant.person('Pau');
  const lea = await tenant.person('Lea');
  const uma = await tenant.person('Uma', { role: 'USER' });
  await tenant.group('Club', [lea, pau, vera]);
  for (const [how, name] of Object.entries(names) as [How, string][]) {
    if (how === 'none') continue;
    const of = how === 'another' ? other : tenant;
    const owner = await of.person(`Keeper ${how}`);
    const groupId = await of.group(name, [owner], {
      visibility: how === 'another' ? 'ALL_STAFF' : how,
    });
    const change = createChange({
      tx: world.db,
      organizationId: of.organizationId,
      at: world.clock.now(),
    });
    if (how === 'CUSTOM') await setViewers(change, groupId, [uma.userId!]);
    await of.say(owner, `chat of ${name}`, `/link chat to @${name}`);
    await setCounter(of, numbers[how].task - 1);
    await of.say(owner, `chat of ${name}`, `/create task "Stripes" for @${name}`);
    await of.say(owner, `chat of ${name}`, '/create event "Savanna" sunday 11am');
  }
  await setCounter(tenant, 9900);
  await tenant.say(lea, 'club', '/link chat to @Club');
  Object.assign(callers, {
    'a MANAGER in a chat of no group': { who: mona, chat: 'desk' },
    'a member of another group there': { who: pau, chat: 'club' },
  });
  // Whoever is heard for the first time is recognized, which is an entry of its own.
  for (const { who, chat } of Object.values(callers)) await tenant.say(who, chat, '/me');
});
afterAll(() => world.end());

async function setCounter({ organizationId }: Tenant, lastNumber: number) {
  await world.db.counter.upsert({
    where: { organizationId },
    create: { organizationId, lastNumber },
    update: { lastNumber },
  });
}

/** A group as examples name it, and a number. */
const GROUP = /@?"(?:Book Club|Sunday Soccer Team)"|@(?:BookClub|SundaySoccerTeam|Family)\b/g;
const NUMBER = /(?<![\d:+-])(?:7|12|13|41|42|43)(?![\d:-]|\s*(?:days?|people|nov|h\b))/g;

/** What of an example is about a group or a number, with those in their places. */
function about(example: string, how: How, number: number): string {
  return example.replaceAll(GROUP, `@${names[how]}`).replaceAll(NUMBER, String(number));
}

const cases = commands.flatMap(({ name, examples }) =>
  examples
    .filter((example) => about(example, 'none', 0) !== example)
    .map((example) => ({ name, example })),
);

test('every command is walked, but for those that name neither a group nor a number', () => {
  const walked = new Set(cases.map(({ name }) => name));
  const others = commands.filter(({ name }) => !walked.has(name)).map(({ name }) => name);
  expect(others.filter((name) => !WITHOUT.includes(name))).toEqual([]);
});

/** What comes of it: the replies, without what differs by how it was asked, and what there is more of. */
async function outcome(who: Character, chat: string, said: string, how: How) {
  const counts = async () =>
    Promise.all([
      world.db.auditEntry.count(),
      world.db.outbox.count(),
      world.db.confirmation.count({ where: { settledAt: null } }),
    ]);
  const before = await counts();
  const { replies } = await tenant.tell(who, chat, said);
  const after = await counts();
  const { task, event } = numbers[how];
  return {
    replies: replies.map(({ body, mentions }) => ({
      body: body
        .replaceAll(names[how], 'NAME')
        .replaceAll(names[how].toLowerCase(), 'NAME')
        .replaceAll(new RegExp(`${task}|${event}`, 'g'), 'NUMBER')
        .replaceAll(/\/confirm \w+/g, '/confirm CODE'),
      mentions,
    })),
    more: after.map((count, index) => count - before[index]!),
  };
}

describe('what is out of sight is answered as what never was', () => {
  test.each(cases)('$example', async ({ example, name }) => {
    // What makes a group is told that the name is taken: the one thing that a name tells (docs/rules.md).
    if (name === 'create group' || name === 'rename') return;
    const start = await digestOf(world.db, tenant.organizationId);
    for (const [whose, { who, chat }] of Object.entries(callers)) {
      for (const kind of ['task', 'event'] as const) {
        if (kind === 'event' && about(example, 'none', 0) === about(example, 'none', 1)) continue;
        const said = (how: How) => about(example, how, numbers[how][kind]);
        const nothing = await outcome(who, chat, said('none'), 'none');
        for (const how of ['ADMINS_ONLY', 'CUSTOM', 'another'] as const)
          expect({ whose, how, ...(await outcome(who, chat, said(how), how)) }).toEqual({
            whose,
            how,
            ...nothing,
          });
      }
    }
    expect(await digestOf(world.db, tenant.organizationId)).toEqual(start);
  });
});

describe('who is reminded and asked about', () => {
  test('are those in sight, where a task is for a group that hides too', async () => {
    const boss = await tenant.person('Boss');
    const hidden = await tenant.person('Quokka');
    await tenant.group('Herd', [boss, hidden], { visibility: 'ADMINS_ONLY' });

    const club = await world.db.group.findFirstOrThrow({ where: { name: 'Club' } });
    await world.db.member.create({
      data: {
        organizationId: tenant.organizationId,
        groupId: club.id,
        contactId: boss.contactId,
        joinedAt: world.clock.now(),
      },
    });
    const [made] = await tenant.insist(boss, 'boss', '/create task "Bus" for @Club and @Herd');
    const number = /#(\d+)/.exec(made!)![1]!;
    const pau = callers['a member of another group there']!.who;
    for (const said of [`/who hasn't done ${number}`, `/progress ${number}`]) {
      const { replies } = await tenant.tell(pau, 'club', said);
      expect(replies[0]!.body).not.toContain('Quokka');
      expect(replies[0]!.mentions.join()).not.toContain(hidden.phone.slice(1));
      expect(replies[0]!.body).toMatch(/Lea|Vera|34600/);
      // Whoever sees both groups is told of all.
      expect((await tenant.say(boss, 'boss', said)).join()).toMatch(
        new RegExp(`Quokka|@${hidden.phone.slice(1)}`),
      );
    }
  });
});
