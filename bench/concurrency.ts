import { createDatabase } from '../src/db/client.ts';
import { createConversation } from './conversation.ts';
import { createBenchDatabase } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchOrganization } from './organization.ts';
import { type Bench, createRow } from './row.ts';

const chats = 50;

/** Talking at once may not be slower than taking turns. */
const limit = 1;

/**
 * Commands a second with 50 chats of one organization talking at once, each with its own group of ten
 * and its match, against the same commands one after another. Half of them change something.
 */
export const concurrency: Bench = async (server) => {
  const db = createDatabase(await createBenchDatabase(server, 'bench_concurrency'), {
    applicationName: 'bench',
  });
  try {
    const { people, group } = await createBenchOrganization(db, 10);
    const { phone } = people[0]!;
    const conversation = await createConversation(db);
    const names = Array.from({ length: chats }, (_, index) => `Team ${index + 1}`);
    for (const name of names) {
      await group(name, 10);
      await conversation.expect(name, phone, `/link chat to group "${name}"`, /linked to/);
      await conversation.expect(name, phone, '/create event "Match" sunday 11am', /Match/);
    }

    const talk = async (name: string, round: number) => {
      await conversation.say(name, phone, '/create task "Bring the net" due next sunday');
      await conversation.say(name, phone, '/who is playing this week?');
      await conversation.say(name, phone, round % 2 === 0 ? '/in' : '/in +1');
      await conversation.say(name, phone, '/tasks');
    };
    const rate = (time: number) => ((chats * 4) / time) * 1000;
    let turn = 0;
    const figures = await race(
      { rounds: 9, warmUp: 3 },
      async () => {
        turn += 1;
        return rate(await timed(() => Promise.all(names.map((name) => talk(name, turn)))));
      },
      async () => {
        turn += 1;
        return rate(
          await timed(async () => {
            for (const name of names) await talk(name, turn);
          }),
        );
      },
    );
    await conversation.end();
    const tasks = await db.task.count({ where: { groupId: { not: null } } });
    if (tasks !== turn * chats) throw new Error(`${tasks} tasks were created, not ${turn * chats}`);
    const what = `${chats} chats talking at once`;
    return [
      createRow({
        bench: 'concurrency',
        what,
        against: 'the same, one at a time',
        unit: '/s',
        ...figures,
        limit,
      }),
    ];
  } finally {
    await db.$disconnect();
  }
};
