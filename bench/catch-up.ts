import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createDatabase, type Database } from '../src/db/client.ts';
import { whatsappIdOfPhone } from '../src/forms/phone.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { type BenchPerson, createBenchOrganization } from './organization.ts';
import { type Bench, createRow } from './row.ts';

const messages = 1_000;
const chats = 20;

/**
 * What was said in many chats while an account was away, taken in when it is back: asked for chat by
 * chat, claimed one by one and in order. Against the same rows inserted one by one, with nothing asked.
 */
export const catchUp: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_catch_up');
  const db = createDatabase(url, { applicationName: 'bench' });
  const { people } = await createBenchOrganization(db, chats);
  const conversation = await createConversation(db);
  try {
    for (const [n, { phone }] of people.entries())
      await conversation.say(chatOf(n), phone, 'hello');
    const figures = await withClient(url, (raw) =>
      race(
        { rounds: 7, warmUp: 2, oursFirst: true },
        async () => {
          const before = await db.message.count();
          await miss(conversation, people);
          const time = await timed(() => conversation.simulator.setAway(false));
          const stored = (await db.message.count()) - before;
          if (stored !== messages) throw new Error(`${stored} messages were taken in`);
          return time;
        },
        () => insertAgain(db, raw),
      ),
    );
    return [
      createRow({
        bench: 'catch-up',
        what: '1,000 missed messages of 20 chats taken in',
        against: 'the same rows inserted raw, one by one',
        unit: 'ms',
        ...figures,
      }),
    ];
  } finally {
    await conversation.end();
    await db.$disconnect();
  }
};

const chatOf = (n: number) => `chat ${n % chats}`;

async function miss({ simulator, clock }: Conversation, people: BenchPerson[]): Promise<void> {
  await simulator.setAway(true);
  for (let n = 0; n < messages; n += 1) {
    if (n % chats === 0) clock.goOn();
    simulator.miss({
      id: randomUUID(),
      chat: { id: chatOf(n), kind: 'GROUP', name: chatOf(n) },
      senderId: whatsappIdOfPhone(people[n % chats]!.phone),
      senderAlias: null,
      senderName: null,
      body: `I can bring the net if somebody picks me up, otherwise no chance before ${n}`,
      mentions: [],
      quotedId: null,
      media: null,
      sentAt: clock.now(),
    });
  }
}

/** Inserts the rows that were taken in once more, under other ids; answers how long that takes. */
async function insertAgain(db: Database, raw: Client): Promise<number> {
  const rows = await db.message.findMany({ orderBy: { id: 'desc' }, take: messages });
  return timed(async () => {
    for (const row of rows) {
      await raw.query({
        name: 'insert',
        text: `INSERT INTO messages (
            organization_id, chat_id, direction, external_id, sender_external_id, contact_id, body, sent_at, stored_at
          ) VALUES ($1, $2, 'IN', $3, $4, $5, $6, $7, $8)`,
        values: [
          row.organizationId,
          row.chatId,
          `${row.externalId} again`,
          row.senderExternalId,
          row.contactId,
          row.body,
          row.sentAt,
          row.storedAt,
        ],
      });
    }
  });
}
