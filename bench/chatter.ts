import { Bot } from 'grammy';
import { Telegraf } from 'telegraf';
import { commands } from '../src/commands/list.ts';
import { createMessageReader } from '../src/commands/read-message.ts';
import { createDatabase } from '../src/db/client.ts';
import { createConversation } from './conversation.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchOrganization } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';
import { createStatementTape, type Statement } from './statement-tape.ts';

/** What people say to one another, and not to a bot. */
const bodies = [
  'Morning all, who has the spare key?',
  'haha 😂😂',
  'ok',
  'I can bring the net if somebody picks me up at the station, otherwise no chance before seven',
  'https://example.org/maps?q=riverside+pitch&zoom=14',
  '“Chapter 5” was great — no spoilers please!',
  '50/50 whether I make it',
  'Mañana no puedo, lo siento',
  'Two things:\n- the net\n- the bibs',
  'see you at 18:00 / 18:15',
  '  \u200eok, later',
  'roll 2d6',
  '/usr/bin is where it lives',
  '👍',
  'Does anyone know whether the pitch is free on sunday the 22nd? I called twice and nobody answered',
];

/** Messages of one round. A round of all sides takes a good part of a second. */
const perRound = { decision: 200_000, framework: 10_000, claimed: 200 };

/** Deciding that a message is nobody's command may not be slower than in frameworks that do only this. */
const limit = 1;

/**
 * Messages that are no command, a second: the decision alone, against the dispatch of frameworks that
 * have as many commands and find that none is meant; and with the claim that stores the message.
 */
export const chatter: Bench = async (server) => {
  const rows: Row[] = [];
  for (const [name, dispatch] of [
    ['grammY', grammyDispatch()],
    ['telegraf', telegrafDispatch()],
  ] as const) {
    if (!(await dispatch('/create_task', 0))) throw new Error(`${name} does not hear its commands`);
    const figures = await race({ rounds: 7, warmUp: 2 }, decisionRate, () =>
      frameworkRate(dispatch),
    );
    const against = `${name}'s dispatch, nothing matching`;
    rows.push(
      createRow({
        bench: 'chatter',
        what: 'passed over: the decision',
        against,
        unit: '/s',
        ...figures,
        limit,
      }),
    );
  }
  return [...rows, ...(await claimed(server, grammyDispatch()))];
};

async function decisionRate(): Promise<number> {
  const read = createMessageReader(commands);
  let meant = 0;
  const time = await timed(() => {
    for (let at = 0; at < perRound.decision; at += 1) {
      const body = bodies[at % bodies.length]!;
      if (read({ body, kind: 'GROUP', isReply: false })) meant += 1;
    }
  });
  if (meant > 0) throw new Error(`${meant} messages of chatter were taken for commands`);
  return (perRound.decision / time) * 1000;
}

/** Takes one message; answers whether a handler took it. */
type Dispatch = (body: string, id: number) => Promise<boolean>;

async function frameworkRate(dispatch: Dispatch): Promise<number> {
  let meant = 0;
  const time = await timed(async () => {
    for (let at = 0; at < perRound.framework; at += 1) {
      if (await dispatch(bodies[at % bodies.length]!, at)) meant += 1;
    }
  });
  if (meant > 0) throw new Error(`${meant} messages of chatter were taken for commands`);
  return (perRound.framework / time) * 1000;
}

/** Our commands with their other names, as Telegram lets commands be called. */
const telegramNames = commands.map(({ name, aliases = [] }) => [
  ...new Set([name, ...aliases].map((said) => said.replace(/\W+/g, '_').toLowerCase())),
]);

const botInfo = {
  id: 1,
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
} as const;

function updateOf(body: string, id: number) {
  const entities = [{ type: 'bot_command', offset: 0, length: body.length }] as const;
  return {
    update_id: id,
    message: {
      message_id: id,
      date: 1_795_172_400,
      chat: { id: -1, type: 'group', title: 'Soccer' },
      from: { id: 7, is_bot: false, first_name: 'Pau' },
      text: body,
      // As Telegram marks a command.
      ...(body.startsWith('/') ? { entities: [...entities] } : {}),
    },
  } as const;
}

function grammyDispatch(): Dispatch {
  const bot = new Bot('1:bench', { botInfo: botInfo as unknown as Bot['botInfo'] });
  let taken = false;
  const take = () => {
    taken = true;
  };
  for (const names of telegramNames) bot.command(names, take);
  return async (body, id) => {
    taken = false;
    await bot.handleUpdate(updateOf(body, id));
    return taken;
  };
}

function telegrafDispatch(): Dispatch {
  const bot = new Telegraf('1:bench');
  bot.botInfo = botInfo as unknown as NonNullable<Telegraf['botInfo']>;
  let taken = false;
  const take = () => {
    taken = true;
  };
  for (const names of telegramNames) bot.command(names, take);
  return async (body, id) => {
    taken = false;
    await bot.handleUpdate(updateOf(body, id));
    return taken;
  };
}

/** From the transport to the stored message: what chatter costs in all. */
async function claimed(server: Parameters<Bench>[0], dispatch: Dispatch): Promise<Row[]> {
  const url = await createBenchDatabase(server, 'bench_chatter');
  const db = createDatabase(url, { applicationName: 'bench' });
  const tape = createStatementTape();
  try {
    const { people } = await createBenchOrganization(db, 1);
    const conversation = await createConversation(db);
    const sayAll = () =>
      timed(async () => {
        for (let at = 0; at < perRound.claimed; at += 1) {
          await conversation.say('soccer', people[0]!.phone, bodies[at % bodies.length]!);
        }
      });
    let statements: Statement[] = [];
    const rate = (time: number) => (perRound.claimed / time) * 1000;
    const beside = await withClient(url, (raw) =>
      race(
        { rounds: 9, warmUp: 4, oursFirst: true },
        async () => {
          let time = 0;
          statements = await tape.record(async () => {
            time = await sayAll();
          });
          if (statements.length !== perRound.claimed)
            throw new Error(`${statements.length} statements for ${perRound.claimed} messages`);
          await raw.query('TRUNCATE messages CASCADE');
          return rate(time);
        },
        async () => {
          const time = await timed(async () => {
            for (const statement of statements) await raw.query(statement);
          });
          await raw.query('TRUNCATE messages CASCADE');
          return rate(time);
        },
      ),
    );
    const framework = await race(
      { rounds: 5, warmUp: 1 },
      async () => rate(await sayAll()),
      () => frameworkRate(dispatch),
    );
    await conversation.end();
    const what = 'passed over: stored too, its one statement';
    return [
      createRow({
        bench: 'chatter',
        what,
        against: 'the same statement sent raw',
        unit: '/s',
        ...beside,
      }),
      createRow({
        bench: 'chatter',
        what,
        against: "grammY's dispatch, which stores nothing",
        unit: '/s',
        ...framework,
      }),
    ];
  } finally {
    tape.end();
    await db.$disconnect();
  }
}
