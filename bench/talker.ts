// A process of its own that talks in chats, for bench/processes.ts: `node bench/talker.ts <url of the database>`.
// It is told which teams talk and what time it is, and answers when all have.
import { pino } from 'pino';
import { createDatabase } from '../src/db/client.ts';
import { createService } from '../src/service.ts';
import type { Team } from './organization.ts';

/** What a talker is told. */
export interface Talk {
  teams: Team[];
  /** What each team says, one after the other. */
  bodies: string[];
  /** For all processes the same: what one holds is held for the others. */
  at: string;
}

const db = createDatabase(process.argv[2]!, { applicationName: 'bench talker' });
const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
let now = new Date(0);
const clock = { now: () => now };
const service = await createService({ db, clock, logger, operatorToken: 'of the bench' });

process.on('message', async ({ teams, bodies, at }: Talk) => {
  now = new Date(at);
  const speak = async ({ organizationId, chat, phone }: Team) => {
    for (const body of bodies)
      await service.simulated.say(organizationId, { chat, from: phone, body });
  };
  await Promise.all(teams.map(speak));
  process.send!('done');
});
process.once('disconnect', async () => {
  await service.stop();
  await db.$disconnect();
});
process.send!('ready');
