import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../prisma/seed.ts';
import { renderWhatsApp, withOptions } from '../../scripts/chat/render-whatsapp.ts';
import type { SimulatedOutcome } from '../../src/chat/simulator/simulated-network.ts';
import { createWorld, FRIDAY, type World } from '../helpers/world.ts';

// What docs/conversations.md shows is said again here, line by line, and answered as it is shown.
// `npx vitest run test/docs/conversations.test.ts -u` writes the answers into it.

const chat = 'soccer';
/** Columns of the names. */
const margin = 10;
/** What stands before a reply to Muster's last message, and before the new text of one's own. */
const replies = '↩ ';
const edits = '✎ ';
/** What stands before the option that is voted for in Muster's last poll. */
const votes = '📊 ';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

/** Who speaks in a conversation, and the organization that they are in. */
interface Stage {
  organizationId: string;
  /** Phones by name. */
  phones: ReadonlyMap<string, string>;
}

const stages = {
  async english(): Promise<Stage> {
    await seedDemo(world.db, world.clock.now());
    const { id } = await world.db.organization.findFirstOrThrow({ where: { name: 'Muster Demo' } });
    return { organizationId: id, phones: await readPhones(id) };
  },
  async spanish(): Promise<Stage> {
    const club = await world.tenant('Club Ribera', { locale: 'es-ES' });
    const abraham = await club.person('Abraham', { role: 'ADMIN' });
    const others = ['Aina', 'Biel', 'Carla', 'Jordi', 'Laia', 'Nil', 'Pau'];
    const members = await Promise.all(others.map((name) => club.person(name)));
    await club.person('Leo');
    await club.group('Fútbol Dominguero', [abraham, ...members], { icon: '⚽' });
    await club.say(abraham, chat, '/vincular chat a @"Fútbol Dominguero"');
    return { organizationId: club.organizationId, phones: await readPhones(club.organizationId) };
  },
};

async function readPhones(organizationId: string): Promise<Map<string, string>> {
  const contacts = await world.db.contact.findMany({ where: { organizationId } });
  return new Map(contacts.map(({ name, phone }) => [name, phone ?? '']));
}

interface Turn {
  who: string;
  said: string;
}

/** A turn begins with a name; its further lines stand under its text. */
function readTurns(script: string): Turn[] {
  const turns: Turn[] = [];
  for (const line of script.split('\n')) {
    const [who, said] = [line.slice(0, margin).trim(), line.slice(margin)];
    const last = turns.at(-1);
    if (who !== '') turns.push({ who, said });
    else if (last && line !== '') last.said += `\n${said}`;
  }
  return turns;
}

function writeTurn({ who, said }: Turn): string {
  return said
    .split('\n')
    .map((line, at) => `${(at === 0 ? who : '').padEnd(margin)}${line}`.trimEnd())
    .join('\n');
}

/** Says what people say in a conversation, and answers it with what Muster says now. */
async function replay(script: string, { organizationId, phones }: Stage): Promise<string> {
  const names = new Map([...phones].map(([name, phone]) => [phone, name]));
  const lastSaid = new Map<string, string>();
  let lastReply: string | undefined;
  let lastPoll: string | undefined;

  async function say({ who, said }: Turn): Promise<SimulatedOutcome> {
    const from = phones.get(who);
    if (!from) throw new Error(`nobody is called ${who}`);
    const { simulated } = world.service;
    if (said.startsWith(edits)) {
      const id = lastSaid.get(who)!;
      return simulated.revise(organizationId, { chat, from, id, body: said.slice(edits.length) });
    }
    if (said.startsWith(votes)) {
      const options = [said.slice(votes.length)];
      await simulated.vote(organizationId, { chat, from, pollId: lastPoll!, options });
      return { messageId: lastPoll!, duplicate: false, replies: [] };
    }
    const quotedId = said.startsWith(replies) ? lastReply : undefined;
    const body = quotedId === undefined ? said : said.slice(replies.length);
    const outcome = await simulated.say(organizationId, { chat, from, body, quotedId });
    lastSaid.set(who, outcome.messageId);
    return outcome;
  }

  const exchanges: string[] = [];
  for (const turn of readTurns(script)) {
    if (turn.who === 'Muster') continue;
    const outcome = await say(turn);
    const answers = outcome.replies.map((reply) => {
      expect(reply.chat).toBe(chat);
      lastReply = reply.id;
      if (reply.pollOptions.length > 0) lastPoll = reply.id;
      const body = withOptions(reply.body, reply.pollOptions);
      const shown = renderWhatsApp(body, reply.mentions, names, { colour: false });
      // The code of a question is drawn by lot.
      const said = shown.replace(/(\/confirm(?:ar)?) \d{4}/, '$1 4821');
      return { who: 'Muster', said };
    });
    exchanges.push([turn, ...answers].map(writeTurn).join('\n'));
  }
  return exchanges.join('\n\n');
}

test('docs/conversations.md shows what Muster says', async () => {
  world.clock.set(FRIDAY);
  const document = readFileSync('docs/conversations.md', 'utf8');
  const [first, english, between, spanish, rest] = document.split(/^```\n/m);
  const replayed = [
    await replay(english!, await stages.english()),
    await replay(spanish!, await stages.spanish()),
  ];
  const [inEnglish, inSpanish] = replayed.map((script) => `\`\`\`\n${script}\n\`\`\`\n`);
  const expected = `${first}${inEnglish}${between}${inSpanish}${rest}`;
  await expect(expected).toMatchFileSnapshot('../../docs/conversations.md');
});
