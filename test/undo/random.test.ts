import { afterAll, beforeAll, expect, test } from 'vitest';
import { fc } from '../helpers/properties.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { digestOf } from './digest.ts';
import { findBroken } from './invariants.ts';

// Whatever two people do, revise and take back, in whatever order: all that must hold holds after each step.

let world: World;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

// Fails where an error was logged.
afterAll(() => world.end());

/** What is said; # is the number of something that was made, @Cat is in no group at first. */
const sayings = [
  '/create task "Sweep"',
  '/create task "Sweep" for me',
  '/create task "Sweep" for @Club except @Ben',
  '/create task "Sweep" for everyone except me',
  '/create task "Sweep" for @Ben and @Cat due next sunday',
  '/create event "Game" sunday 11am',
  '/create event "Game" sunday 11am max 2',
  '/create event "Game"',
  '/done #',
  '/done # for @Ben',
  '/reopen #',
  '/due # 25 nov',
  '/assign # to @Cat',
  '/assign # to @Ann and @Ben',
  '/cancel task #',
  '/cancel event #',
  '/move event # to monday 11am',
  '/in #',
  '/in # +1',
  '/out # my knee',
  '/maybe #',
  '/rsvp # yes for @Ben',
  '/rsvp # no for @Ann',
  '/reconcile # 1. Ann 2. Cat',
  '/invite @Cat to #',
  '/add @Cat',
  '/add @Ben as captain',
  '/remove @Cat',
  '/remove @Ben',
  '/promote @Ben',
  '/demote @Ann',
  '/rename @Club to Crew',
  '/rename @Crew to Club',
  '/archive @Club',
  '/unarchive @Club',
  '/settings restricted on',
  '/settings restricted off',
  '/unlink chat',
  '/link chat to @Club',
  '/nudge #',
  '/undo',
  'yes',
  'yes',
  'no',
  '2',
];

/** What there is before: #1 to #4. */
const prelude = [
  '/link chat to @Club',
  '/promote @Ben',
  '/create task "Read"',
  '/create event "Walk" sunday 9am max 2',
  '/create task "Call" for @Ben',
  '/create event "Party"',
];

interface Step {
  who: 0 | 1;
  said: string;
  /** Which of the numbers given so far is meant. */
  which: number;
  /** Whether it takes the place of an earlier message of theirs; null deletes that one. */
  how: 'says' | 'edits' | 'deletes';
  /** Minutes until the next. */
  minutes: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  said: fc.constantFrom(...sayings),
  which: fc.nat(),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('says' as const) },
    { weight: 2, arbitrary: fc.constant('edits' as const) },
    { weight: 1, arbitrary: fc.constant('deletes' as const) },
  ),
  minutes: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(6) }),
});

async function createTenant(): Promise<{ tenant: Tenant; people: Character[] }> {
  tenants += 1;
  const tenant = await world.tenant(`Friends ${tenants}`);
  const ann = await tenant.person('Ann', { role: 'ADMIN' });
  const ben = await tenant.person('Ben', { role: 'MANAGER' });
  await tenant.person('Cat');
  await tenant.group('Club', [ann, ben]);
  for (const said of prelude) await tenant.say(ann, 'chat', said);
  // What was done so far stands.
  world.clock.advance(11 * 60_000);
  await world.db.organization.update({
    where: { id: tenant.organizationId },
    data: { confirmAbove: 2 },
  });
  return { tenant, people: [ann, ben] };
}

/** What takes back what was done before is no history of its own, and of a nudge people have been told. */
const changing = sayings.filter((said) => !['/undo', 'yes', 'no', '2', '/nudge #'].includes(said));

const change = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  said: fc.constantFrom(...changing),
  which: fc.nat(),
});

test('what is done and taken back leaves what was before, whatever that is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 4 }), async (changes) => {
      const { tenant, people } = await createTenant();
      const log: string[] = [];
      const digest = () => digestOf(world.db, tenant.organizationId);
      for (const { who, said, which } of changes) {
        const person = people[who]!;
        const { lastNumber } = await world.db.counter.findFirstOrThrow({
          where: { organizationId: tenant.organizationId },
        });
        const body = said.replace('#', `${1 + (which % lastNumber)}`);
        const before = await digest();
        const make = async () => {
          // So that no two changes are of one instant.
          world.clock.advance(1000);
          const { messageId, replies } = await tenant.tell(person, 'chat', body);
          log.push(`${person.name}: ${body} → ${replies.map((reply) => reply.body).join(' | ')}`);
          if (replies.some((reply) => reply.body.includes('/confirm ')))
            log.push(...(await tenant.insist(person, 'chat', 'yes')));
          expect(await findBroken(world.db, tenant.organizationId), log.join('\n')).toEqual([]);
          return messageId;
        };
        const messageId = await make();
        const after = await digest();
        world.clock.advance(1000);
        const undone = (await tenant.revise(person, 'chat', messageId, null)).join('\n');
        log.push(`taken back → ${undone}`);
        expect(await findBroken(world.db, tenant.organizationId), log.join('\n')).toEqual([]);
        const stands = / stands(?::|\.$)|stays out|cannot/m.test(undone);
        expect(await digest(), log.join('\n')).toEqual(stands ? after : before);
        // And done after all, for what comes next.
        if (!stands) await make();
      }
      expect(world.errors, log.join('\n')).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('commands, edits and deletions, and then all that can be taken back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const { tenant, people } = await createTenant();
      const sent: string[][] = [[], []];
      const log: string[] = [];
      const digest = () => digestOf(world.db, tenant.organizationId);
      for (const { who, said, which, how, minutes } of steps) {
        const person = people[who]!;
        const numbered = await world.db.counter.findFirst({
          where: { organizationId: tenant.organizationId },
        });
        const body = said.replace('#', `${1 + (which % (numbered?.lastNumber ?? 1))}`);
        const earlier = sent[who]![which % Math.max(sent[who]!.length, 1)];
        const before = await digest();
        let replies: string[];
        if (how === 'says' || earlier === undefined) {
          const told = await tenant.tell(person, 'chat', body);
          sent[who]!.push(told.messageId);
          replies = told.replies.map((reply) => reply.body);
        } else {
          replies = await tenant.revise(person, 'chat', earlier, how === 'edits' ? body : null);
        }
        log.push(`${person.name} ${how} ${body} → ${replies.join(' | ')}`);
        expect(await findBroken(world.db, tenant.organizationId), log.join('\n')).toEqual([]);
        // What is refused is refused whole.
        if (/ stands(?::|\.$)|^Like this/m.test(replies.join('\n'))) {
          expect(await digest(), log.join('\n')).toEqual(before);
        }
        world.clock.advance(minutes * 60_000);
      }
      for (const person of people) {
        for (let taken = 0; taken <= steps.length * 2; taken += 1) {
          const before = await digest();
          const [reply = ''] = await tenant.say(person, 'chat', '/undo');
          log.push(`${person.name} undoes → ${reply}`);
          expect(await findBroken(world.db, tenant.organizationId), log.join('\n')).toEqual([]);
          if (!reply.startsWith('↩️')) {
            expect(await digest(), log.join('\n')).toEqual(before);
            break;
          }
        }
      }
      expect(world.errors, log.join('\n')).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
