import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IncomingMessage, OwnMessage } from '../../src/chat/transport.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { bare } from '../helpers/transport.ts';
import { createCrowd, groups } from './crowd.ts';
import { populate } from './populate.ts';
import { type FromParent, type Orders, type Question, steps } from './steps.ts';
import { createTally } from './tally.ts';

// Processes that are killed at each step of a message's way in and out, while people talk.

/** At each step so many commands are given. */
const commands = 36;

describe.each([
  ['that knows the keys of what it delivered', true],
  ['that knows none, as WhatsApp', false],
])('on a network %s', (_, knowsKeys) => {
  test('a process that is killed loses nothing and does nothing twice', async () => {
    const database = await createTestDatabase();
    const network = createNetwork(knowsKeys);
    const accountId = await populate(database.db);
    const { organizationId } = await database.db.account.findFirstOrThrow();
    const crowd = createCrowd(({ chatId, from, id, name, body, t }) => {
      const chat = { id: chatId, kind: chatId in groups ? 'GROUP' : 'DIRECT', name: null } as const;
      const sentAt = new Date(t! * 1000);
      const said = { id, chat, senderId: from, senderName: name ?? null, body, sentAt };
      network.hear({ ...said, ...bare, mentions: [], quotedId: null });
    });
    const tally = createTally(database.db, network.sent, crowd);
    const start = (death: Orders['death']) =>
      network.start({ url: database.url, organizationId, accountId, knowsKeys, death });
    try {
      for (const step of steps) {
        const dying = start({ step, times: 12 });
        // What the last one left is done first: whoever dies over it too often gives it up, by the rules.
        await tally.settled();
        dying.arm();
        const talking = crowd.talk(commands);
        expect(await dying.ended).toBe('SIGKILL');
        await talking;
        await tally.letLeasesRunOut();
      }
      const last = start(null);
      await crowd.talk(commands);
      await tally.settled();
      await tally.expectAllOnce();
      last.child.disconnect();
      await last.ended;
    } finally {
      network.end();
      await database.drop();
    }
  });
});

interface Delivered {
  chatId: string;
  id: string;
  body: string;
}

/** A network that outlives the processes on it. */
function createNetwork(knowsKeys: boolean) {
  const sent: Delivered[] = [];
  const history: (IncomingMessage | OwnMessage)[] = [];
  const idOfKey = new Map<string, string>();
  let listener: ChildProcess | undefined;

  function deliver({ chatId, body, key }: Extract<Question, { ask: 'send' }>): string {
    const known = idOfKey.get(key);
    if (knowsKeys && known) return known;
    const id = `SENT-${sent.length}`;
    idOfKey.set(key, id);
    sent.push({ chatId, id, body });
    const chat = { id: chatId, kind: chatId in groups ? 'GROUP' : 'DIRECT', name: null } as const;
    const sentAt = new Date(Math.floor(Date.now() / 1000) * 1000);
    const said = { id, chat, body, sentAt, media: null, pollOptions: [] };
    history.push({ ...said, mentions: [], quotedId: null });
    return id;
  }

  const answer = (question: Question): Extract<FromParent, { number: number }>['answer'] =>
    question.ask === 'send'
      ? deliver(question)
      : {
          messages: history.filter(
            ({ chat, sentAt }) => chat.id === question.chatId && sentAt >= question.since,
          ),
          isWhole: true,
        };

  return {
    sent,
    /** It is in the chat, and whoever is there is told. */
    hear(said: IncomingMessage) {
      history.push(said);
      if (listener?.connected) listener.send({ said } satisfies FromParent, () => {});
    },
    start(orders: Orders) {
      const child = fork(join(import.meta.dirname, 'steps-process.ts'), [JSON.stringify(orders)], {
        serialization: 'advanced',
        execArgv: [],
      });
      listener = child;
      child.on('message', (question: Question) => {
        const { number } = question;
        const told: FromParent = { number, answer: answer(question) };
        if (child.connected) child.send(told, () => {});
      });
      const ended = new Promise<string | null>((resolve) =>
        child.on('exit', (_, signal) => resolve(signal)),
      );
      const arm = () => child.send({ arm: true } satisfies FromParent);
      return { child, ended, arm };
    },
    end: () => listener?.kill('SIGKILL'),
  };
}
