import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createSimulator, type Simulator } from '../src/chat/simulator/simulator.ts';
import type { Database } from '../src/db/client.ts';
import { whatsappIdOfPhone } from '../src/forms/phone.ts';
import { listAccounts } from '../src/people/accounts.ts';
import { createService } from '../src/service.ts';
import { createBenchClock } from './organization.ts';

/** A whole service on a database, and somebody's voice in its chats. */
export interface Conversation {
  /** Says something in a chat; resolves when it was dealt with, the reply sent and recorded. */
  say(chat: string, phone: string, body: string): Promise<void>;
  /** As say. Answers what was replied, and throws where that does not fit. */
  expect(chat: string, phone: string, body: string, reply: RegExp): Promise<string>;
  /** The network, for what nobody hears at once. */
  readonly simulator: Simulator;
  readonly clock: ReturnType<typeof createBenchClock>;
  end(): Promise<void>;
}

/** Puts the service together as production does and connects a transport that is the bench. */
export async function createConversation(db: Database): Promise<Conversation> {
  const clock = createBenchClock();
  const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const service = await createService({ db, clock, logger, operatorToken: randomUUID() });
  const [account] = await listAccounts(db, 'simulator');
  const heard: { chatId: string; body: string }[] = [];
  const simulator = createSimulator((message) => void heard.push(message));
  await service.switchboard.connect(
    { organizationId: account!.organizationId, accountId: account!.id },
    simulator,
  );

  const conversation: Conversation = {
    simulator,
    clock,
    async say(chat, phone, body) {
      clock.goOn();
      await simulator.receive({
        id: randomUUID(),
        chat: { id: chat, kind: 'GROUP', name: chat },
        senderId: whatsappIdOfPhone(phone),
        senderName: null,
        body,
        mentions: [],
        quotedId: null,
        senderAlias: null,
        media: null,
        sentAt: clock.now(),
      });
    },
    async expect(chat, phone, body, reply) {
      heard.length = 0;
      await conversation.say(chat, phone, body);
      const [answer] = heard.filter(({ chatId }) => chatId === chat);
      if (answer !== undefined && reply.test(answer.body)) return answer.body;
      throw new Error(`"${body}" was answered: ${answer?.body ?? 'not at all'}`);
    },
    end: () => service.stop(),
  };
  return conversation;
}
