import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { whatsappIdOfPhone } from '../../src/forms/phone.ts';
import { copyOrganization } from '../helpers/copy-organization.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { digestOf } from './digest.ts';
import { findBroken } from './invariants.ts';

// What a command did and /undo took back has not happened: all that there is, is as it was.

interface Full {
  /** What is said before the command. */
  before?: string[];
  said: string;
  /** The command stands, whole: the places that it gave up are Alex's by then, who was in line. */
  stands?: true;
}

type Case = string | Full;

/** What comes again; its number is 48. */
const weekly = {
  event: '/create event "Training" every tuesday 19:00 for 2h',
  ten: '/create event "Training" every tuesday 19:00 for 10 times',
  task: '/create task "Water" for everyone every monday',
};

// Said by Alex in the soccer team's chat, over what `createTenant` makes.
const cases: Record<string, Case[]> = {
  'create task': [
    '/create task "Read on" for @BookClub due next sunday',
    '/create task Bring the net for @Pau due friday 18:00\nand the posts',
    '/create task "Vote" for @BookClub and @Family except @Pau',
    '/create task "Water the plants" for me every monday',
  ],
  done: ['/done 43', '/done 41 for @Abraham', { before: ['/done 43'], said: '/reopen 43' }],
  reopen: ['/reopen 44', '/reopen 41 for @Pau'],
  due: [
    '/due 41 25 nov 18:00',
    '/due 43 tomorrow',
    { before: [weekly.task], said: '/due 48 wednesday only this' },
    { before: [weekly.task, '/skip 48'], said: '/due 49 2 dec 10:00 all that follow' },
  ],
  assign: [
    '/assign 43 to @Pau',
    '/assign 43 to @Pau and @Sam',
    '/assign 45 to me',
    {
      before: ['/remove @Abraham from @BookClub', '/add @Abraham to @BookClub'],
      said: '/assign 46 to @Pau',
    },
    { before: ['/assign 43 to @Pau and me'], said: '/assign 43 to @Sam' },
    '/assign 43 to @Family',
    '/assign 46 to @BookClub',
  ],
  call: [
    '/call "We moved to 7"',
    '/call @Pau "We moved" tomorrow 10am',
    '/call who owes 41 over 1 hour',
  ],
  pause: [{ before: ['/call "We moved to 7"'], said: '/pause' }],
  resume: [{ before: ['/call "We moved to 7"', '/pause'], said: '/resume' }],
  'cancel task': [
    '/cancel task 41',
    '/cancel task 43',
    { before: ['/assign 43 to @Pau and @Sam', '/done 43 for @Pau'], said: '/cancel task 43' },
    { before: [weekly.task], said: '/cancel task 48 only this' },
    { before: [weekly.task, '/skip 48'], said: '/cancel task 49 all that follow' },
  ],
  'create event': [
    '/create event "Training" saturday 10am at Riverside for 2h max 14',
    '/create event "Leo’s birthday" saturday for @Family',
    '/create event "Outing"',
    '/create event "Training" every tuesday 19:00 until june',
  ],
  in: ['/in 47 +1', '/in 47 +2 bringing my cousins', { before: ['/out 47'], said: '/in 47' }],
  out: ['/out 47 my knee hurts', '/out 12', { before: ['/in 47 +1'], said: '/out 47' }],
  maybe: ['/maybe 47 if work lets me', { before: ['/out 47 my knee'], said: '/maybe 47' }],
  away: [
    '/away 20 dec to 6 jan skiing',
    '/away until monday',
    '/away @Pau friday',
    { before: ['/away 20 dec to 6 jan skiing'], said: '/away #1 20 nov to 8 jan' },
    { before: ['/away 20 dec', '/away 22 dec'], said: '/away 19 dec to 23 dec' },
  ],
  back: [
    { before: ['/away until monday'], said: '/back' },
    { before: ['/away 20 dec to 6 jan'], said: '/back 1' },
  ],
  attended: [
    { before: ['/create event "Fair" today', '/in 48'], said: '/attended 48' },
    {
      before: ['/create event "Fair" today', '/in 48', '/attended 48'],
      said: '/attended 48 except me with @Pau',
    },
  ],
  rsvp: [
    '/rsvp 47 yes +1',
    '/rsvp 47 no for @Abraham',
    { said: '/rsvp 12 yes for @Pau', stands: true },
  ],
  invite: ['/invite @Family to 12', '/invite @Jo to 12', '/invite @Jo and @Abraham to 12'],
  'change event': [
    { said: '/change event 12 max 20 at "Field 2"', stands: true },
    { before: ['/out 12'], said: '/change event 12 max 20 at "Field 2"' },
    '/change event 12 "Summer game" for 3h',
    '/change event 47 max 9\nBring both shirts',
  ],
  'change task': ['/change task 41 "Read on"', '/change task 43 called Read on\nand the notes'],
  'move event': [
    '/move event 12 to monday 11am',
    '/move event 47 to saturday',
    { before: [weekly.event, '/in 48'], said: '/move event 48 to wednesday 20:00 only this' },
    { before: [weekly.event, '/skip 48'], said: '/move event 49 to 2 dec 20:00 all that follow' },
    { before: [weekly.ten], said: '/move event 48 to wednesday all that follow' },
  ],
  'cancel event': [
    '/cancel event 12',
    '/cancel event 47',
    { before: [weekly.event], said: '/cancel event 48 only this' },
    { before: [weekly.event, '/skip 48'], said: '/cancel event 49 all that follow' },
  ],
  skip: [
    { before: [weekly.event, '/in 48'], said: '/skip 48' },
    { before: [weekly.task], said: '/skip 48' },
  ],
  reconcile: ['/reconcile 47 1. Alex +1 2. Abraham', '/reconcile 47 1. Abraham +2 2. Alex'],
  'create group': [
    '/create group "Chess" ♟️ with @Jo, @Pau',
    '/create group Choir',
    '/create group Walkers with +34611222333',
  ],
  add: [
    '/add @Jo to @BookClub',
    '/add @Jo, @Abraham as goalkeeper',
    '/add @Sam as captain',
    '/add @Sam and @Jo as striker',
    { before: ['/remove @Sam'], said: '/add @Sam' },
  ],
  remove: [
    '/remove @Abraham from @BookClub',
    '/remove @Pau from @BookClub',
    { said: '/remove @Pau', stands: true },
    { before: ['/out 12', '/add @Sam as captain', '/promote @Sam'], said: '/remove @Sam' },
    { before: ['/rsvp 47 no for @Abraham'], said: '/remove @Abraham from @Family' },
  ],
  leave: [
    { before: ['/promote @Abraham in @Family'], said: '/leave @Family' },
    { before: ['/promote @Pau in @BookClub'], said: '/leave @BookClub' },
  ],
  promote: ['/promote @Pau in @BookClub', '/promote @Pau and @Sam'],
  demote: [{ before: ['/promote @Pau'], said: '/demote @Pau' }],
  rename: ['/rename @BookClub to "Readers"', '/rename to Sunday Heroes'],
  archive: ['/archive @BookClub', '/archive @SundaySoccerTeam'],
  unarchive: [{ before: ['/archive @BookClub'], said: '/unarchive @BookClub' }],
  'link chat': [
    '/link chat to @BookClub',
    { before: ['/unlink chat'], said: '/link chat to @Family' },
    '/link chat to @SundaySoccerTeam sync',
    { before: ['/link chat to @SundaySoccerTeam sync'], said: '/link chat to @Family' },
  ],
  'create chat': ['/create chat for @BookClub'],
  'unlink chat': [
    '/unlink chat',
    { before: ['/link chat to @SundaySoccerTeam sync'], said: '/unlink chat' },
  ],
  remind: [
    '/remind me tomorrow 9am to call the field',
    '/remind @BookClub every monday 18:00 to bring the book',
  ],
  'move reminder': [
    {
      before: ['/remind me tomorrow 9am to call the field'],
      said: '/move reminder 48 to tuesday 10am',
    },
  ],
  'cancel reminder': [
    { before: ['/remind me tomorrow 9am to call the field'], said: '/cancel reminder 48' },
  ],
  settings: [
    '/settings zone Europe/Lisbon',
    '/settings @BookClub create admins',
    { before: ['/settings restricted on'], said: '/settings restricted off' },
    '/settings confirm 50',
    '/settings keep 90 days',
    '/settings polls on',
    '/settings top off',
    '/settings zone Europe/Lisbon confirm 50',
  ],
};

/** Those that change nothing, that run others, or cannot be taken back. */
const others = [
  ...['tasks', 'progress', 'events', 'who', 'groups', 'group', 'context', 'me', 'why', 'help'],
  ...['undo', 'confirm', 'nudge', 'send', 'reminders', 'deliver'],
  ...['campaign', 'campaigns', 'stop', 'calendar', 'console', 'stats', 'top'],
];

let world: World;
/** Alex's friends, once for each case. */
let copies: string[];
let alex: Character;
let jo: Character;

beforeAll(async () => {
  world = await createWorld();
  const original = await createTenant();
  const count = Object.values(cases).flat().length;
  copies = await copyOrganization(world.db, original.organizationId, count);
});

afterAll(() => world.end());

async function createTenant(): Promise<Tenant> {
  const tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  const [abraham, pau, sam] = [
    await tenant.person('Abraham'),
    await tenant.person('Pau'),
    await tenant.person('Sam'),
  ];
  jo = await tenant.person('Jo');
  await tenant.group('Book Club', [alex, abraham, pau], { icon: '📚' });
  await tenant.group('Sunday Soccer Team', [alex, pau, sam]);
  await tenant.group('Family', [alex, abraham]);
  await foundChat(tenant);
  const from = (number: number) =>
    world.db.counter.upsert({
      where: { organizationId: tenant.organizationId },
      create: { organizationId: tenant.organizationId, lastNumber: number - 1 },
      update: { lastNumber: number - 1 },
    });
  const say = (who: Character, said: string) => tenant.insist(who, 'soccer', said);
  await say(alex, '/link chat to @SundaySoccerTeam');
  await from(12);
  await say(alex, '/create event "Game" sunday 11am for 2h max 4');
  await from(41);
  await say(alex, '/create task "Read Chapter 5" for @BookClub due monday');
  await say(alex, '/create task "Bring the ball" due saturday');
  await say(alex, '/create task "Sweep" for me');
  await say(alex, '/create task "Paint" for me');
  await say(alex, '/create task "Call" for @Pau');
  await say(alex, '/create task "Cook" for @Abraham and @Sam');
  await say(alex, '/create event "Party" for @Family');
  await say(pau, '/in 12 +1');
  await say(sam, '/in 12 +1');
  await say(alex, '/in 12');
  await say(pau, '/done 41');
  await say(alex, '/done 44');
  await say(abraham, '/maybe 47 if I can');
  return tenant;
}

/** The soccer team's chat on the network, of which no row tells. */
async function foundChat({ organizationId }: Tenant): Promise<void> {
  const { groups } = await world.service.simulated.simulatorOf(organizationId);
  groups.found('soccer', 'The team', [whatsappIdOfPhone(alex.phone), whatsappIdOfPhone(jo.phone)]);
}

test('every command is here, or changes nothing that could be taken back', () => {
  expect([...Object.keys(cases), ...others].sort()).toEqual(
    commands.map(({ name }) => name).sort(),
  );
});

describe.each(Object.entries(cases))('/%s, taken back', (_, all) => {
  test.each<Full>(all.map((one) => (typeof one === 'string' ? { said: one } : one)))(
    '$said',
    async ({ before = [], said, stands = false }) => {
      const tenant = world.tenantOf(copies.pop()!);
      await foundChat(tenant);
      for (const first of before) await tenant.insist(alex, 'soccer', first);
      const digest = await digestOf(world.db, tenant.organizationId);
      const [reply] = await tenant.insist(alex, 'soccer', said);
      const changed = await digestOf(world.db, tenant.organizationId);
      expect(changed, reply).not.toEqual(digest);
      const [undone] = await tenant.say(alex, 'soccer', '/undo');
      const now = await digestOf(world.db, tenant.organizationId);
      if (stands) expect(undone).toContain('has gone to somebody else');
      else expect(undone).toMatch(/^↩️ (?!Taken back)/u);
      expect(now, `${reply}\n${undone}`).toEqual(stands ? changed : digest);
      expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    },
  );
});
