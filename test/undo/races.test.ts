import { describe, expect, test } from 'vitest';
import { useProcesses } from '../helpers/processes.ts';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import { findBroken } from './invariants.ts';

// Many take back at once, or while others do what stands in the way: never twice, never half.

const chat = 'chat';
let { world, tenant, ann, ben, cat } = {} as Friends<'ann' | 'ben' | 'cat'>;
useFriends({ ann: 'Ann', ben: 'Ben', cat: 'Cat' }, async (friends) => {
  ({ world, tenant, ann, ben, cat } = friends);
  // She may name everybody, and so bring them in.
  await tenant.group('Club', [ann, ben]);
  await tenant.say(ann, chat, '/link chat to @Club');
});

const processes = useProcesses(() => ({ world, tenant }));

const undo = () => tenant.say(ann, chat, '/undo');
const numberIn = (reply: string | undefined) => Number(/#(\d+)/.exec(reply ?? '')![1]);
const make = async (what: string) => numberIn((await tenant.say(ann, chat, `/create ${what}`))[0]);

describe('twenty at the same moment', () => {
  test('for one change: it is taken back once', async () => {
    // The link is a change too, and too old by then.
    world.clock.advance(11 * 60_000);
    await make('task "Sweep"');
    const replies = (await Promise.all(Array.from({ length: 20 }, undo))).flat();
    expect(replies).toHaveLength(20);
    expect(replies.filter((reply) => reply.includes('withdrawn'))).toHaveLength(1);
    expect(replies.filter((reply) => reply.includes('Too late'))).toHaveLength(19);
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
  });

  test('for five changes: each takes back the one before', async () => {
    world.clock.advance(11 * 60_000);
    const numbers: number[] = [];
    for (let n = 0; n < 5; n += 1) numbers.push(await make(`task "Sweep ${n}"`));
    const replies = (await Promise.all(Array.from({ length: 20 }, undo))).flat();
    const taken = replies.filter((reply) => reply.includes('withdrawn')).map(numberIn);
    expect(taken).toEqual(numbers.reverse());
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
  });
});

describe('through two processes at the same moment, five times', () => {
  test.each([
    ['a task', '/create task "Sweep"'],
    ['an event', '/create event "Game" sunday 11am'],
    ['an invitation', '/invite @Guest to @number'],
    ['an assignment', '/assign @task to @Guest'],
    ['a reopened task', '/reopen @task'],
    ['a date', '/due @task 25 dec'],
    ['a new place in time', '/move event @number to monday 11am'],
    ['a new member', '/add @Guest'],
    ['an answer', '/in @number +1'],
  ])('for one change, %s: one takes it back, the other finds nothing', async (_, said) => {
    const [first, second] = [await processes.start(), await processes.start()];
    const number = await make('event "Match" sunday 4pm');
    const task = await make('task "Own" for me');
    await tenant.say(ann, chat, `/done ${task}`);
    // What was made for it is too old by then.
    world.clock.advance(11 * 60_000);
    for (let n = 0; n < 5; n += 1) {
      if (said.startsWith('/due') || said.startsWith('/assign')) {
        await tenant.say(ann, `${chat} aside`, `/reopen ${task}`);
      }
      const body = said
        .replace('@number', `${number}`)
        .replace('@task', `${task}`)
        .replace('@Guest', cat.phone);
      const [done] = await tenant.say(ann, chat, body);
      const before = await world.db.auditEntry.count({ where: { action: 'operation.undo' } });
      await Promise.all([first, second].map((process) => process.write(ann, chat, '/undo')));
      const replies = processes.delivered.slice(-2).map((reply) => reply.body);
      expect(
        replies.filter((reply) => reply.startsWith('↩️')),
        `${done} → ${replies}`,
      ).toHaveLength(1);
      expect(
        replies.filter((reply) => reply.includes('Too late')),
        `${replies}`,
      ).toHaveLength(1);
      const after = await world.db.auditEntry.count({ where: { action: 'operation.undo' } });
      expect(after).toBe(before + 1);
    }
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    expect(processes.errors).toEqual([]);
  });

  test('for two changes: both are taken back, each once', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 5; n += 1) {
      const numbers = [await make(`task "One ${n}"`), await make(`task "Two ${n}"`)];
      await Promise.all([first, second].map((process) => process.write(ann, chat, '/undo')));
      const taken = processes.delivered.slice(-2).map(({ body }) => numberIn(body));
      expect(taken.sort((a, b) => a - b)).toEqual(numbers);
    }
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    expect(processes.errors).toEqual([]);
  });
});

describe('/undo while', () => {
  interface Race {
    /** What Ann says first, about nothing that is undone. */
    before?: string[];
    /** What she takes back. */
    done: string;
    /** What is said at the same moment, and by whom. */
    beside: [who: 'ann' | 'ben' | 'cat', said: string][];
  }
  // @number is what was made last, @Cat somebody outside the group.
  const races: Record<string, Race> = {
    'somebody does the task': { done: '/create task "Sweep"', beside: [['ben', '/done @number']] },
    'somebody answers the event': {
      done: '/create event "Game" sunday 11am',
      beside: [['ben', '/in @number']],
    },
    'somebody joins, of a task': {
      done: '/create task "Sweep"',
      beside: [['ann', '/add @Cat']],
    },
    'somebody joins, of an event': {
      done: '/create event "Game" sunday 11am',
      beside: [['ann', '/add @Cat']],
    },
    'somebody leaves, of a task': {
      done: '/create task "Sweep"',
      beside: [['ann', '/remove @Ben']],
    },
    'it is cancelled, a task': {
      done: '/create task "Sweep"',
      beside: [['ann', '/cancel task @number']],
    },
    'it is cancelled, an event': {
      done: '/create event "Game" sunday 11am',
      beside: [['ann', '/cancel event @number']],
    },
    'somebody leaves, of a cancelled task': {
      before: ['/create task "Sweep"'],
      done: '/cancel task @number',
      beside: [['ann', '/remove @Ben']],
    },
    'somebody comes back, of a cancelled task': {
      before: ['/create task "Sweep"', '/remove @Ben'],
      done: '/cancel task @number',
      beside: [['ann', '/add @Ben']],
    },
    'the last place is taken': {
      before: ['/create event "Game" sunday 11am max 2', '/in @number +1'],
      done: '/out @number',
      beside: [['ben', '/in @number']],
    },
    'somebody is in line': {
      before: ['/create event "Game" sunday 11am max 1'],
      done: '/in @number',
      beside: [['ben', '/in @number']],
    },
    'a task is given, of a new member': {
      done: '/add @Cat',
      beside: [['ben', '/create task "Rake"']],
    },
    'an event is planned, of a new member': {
      done: '/add @Cat',
      beside: [['ben', '/create event "Lunch" sunday 1pm']],
    },
    'a task is given, of a member taken out': {
      done: '/remove @Ben',
      beside: [['ann', '/create task "Rake"']],
    },
    'places are given, of a member taken out': {
      before: ['/create event "Game" sunday 11am max 1', '/rsvp @number yes for @Ben'],
      done: '/remove @Ben',
      beside: [['ann', '/in @number']],
    },
    'somebody does theirs, of an assignment': {
      before: ['/create task "Sweep" for me and @Ben', '/remove @Ben'],
      done: '/assign @number to @Ben',
      beside: [['ben', '/done @number']],
    },
    'they answer, of an invitation': {
      before: ['/create event "Game" sunday 11am max 2'],
      done: '/invite @Cat to @number',
      beside: [['cat', '/in @number']],
    },
    'somebody answers, of a moved event': {
      before: ['/create event "Game" sunday 11am'],
      done: '/move event @number to monday 11am',
      beside: [['ben', '/in @number +1']],
    },
    'it is made somebody else’s, of a date': {
      before: ['/create task "Sweep"'],
      done: '/due @number 25 dec',
      beside: [['ann', '/add @Cat']],
    },
  };

  test.each(Object.keys(races))(
    '%s, three times: one after the other, and all of it holds',
    async (name) => {
      const { before = [], done, beside } = races[name]!;
      const [first, second] = [await processes.start(), await processes.start()];
      for (let n = 0; n < 3; n += 1) {
        const place = `${chat} ${n}`;
        const crew = `Crew ${n}`;
        await tenant.group(crew, [ann, ben]);
        await tenant.say(ann, place, `/link chat to @"${crew}"`);
        let number = 0;
        const fill = (said: string) =>
          said
            .replace('@number', `${number}`)
            .replace('@Cat', cat.phone)
            .replace('@Ben', ben.phone);
        for (const said of [...before, done]) {
          const replies = await tenant.insist(ann, place, fill(said));
          expect(replies[0], said).not.toMatch(/For example|don’t|can’t|Nobody/);
          number = Number(/#(\d+)/.exec(replies[0] ?? '')?.[1] ?? number);
        }
        const who = { ann, ben, cat };
        const replies = () => processes.delivered.length;
        const had = replies();
        await Promise.all([
          first.write(ann, place, '/undo'),
          ...beside.map(([by, said]) => second.write(who[by], place, fill(said))),
        ]);
        expect(replies()).toBeGreaterThanOrEqual(had + 1 + beside.length);
        expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
      }
      expect(processes.errors).toEqual([]);
    },
  );
});
