import { whatsappIdOfPhone } from '../../src/forms/phone.ts';
import type { Character, Tenant, World } from './world.ts';

/** An event that was planned in a chat with a command, and the ids of the reply and of the poll. */
export interface Planned {
  number: number;
  replyId: string;
  pollId: string;
}

/** How a mark is made, where that matters. */
interface Made {
  at?: Date;
  /** The ids by which the network knows whoever makes it. */
  as?: { id: string; alias: string | null };
}

/** People of a tenant who plan, vote and react, each call resolving when it has been dealt with. */
export function createVoters(world: World, tenant: Tenant, chat: string) {
  const simulator = () => world.service.simulated.simulatorOf(tenant.organizationId);
  const made = ({ phone }: Character, { at, as }: Made) => ({
    ...(as ?? { id: whatsappIdOfPhone(phone), alias: null }),
    at: at ?? world.clock.now(),
  });

  return {
    async plan(who: Character, said: string): Promise<Planned> {
      const { replies } = await tenant.tell(who, chat, said);
      const [reply, poll] = replies;
      const number = Number(/#(\d+)/.exec(reply!.body)![1]);
      return { number, replyId: reply!.id, pollId: poll!.id };
    },
    async vote(who: Character, pollId: string, options: string[], how: Made = {}): Promise<void> {
      const { id, alias, at } = made(who, how);
      const vote = { pollId, chatId: chat, voterId: id, voterAlias: alias, options, at };
      await (await simulator()).vote(vote);
    },
    /** A vote that Muster does not hear of. */
    async missVote(who: Character, pollId: string, options: string[], how: Made = {}) {
      const { id, alias, at } = made(who, how);
      const vote = { pollId, chatId: chat, voterId: id, voterAlias: alias, options, at };
      (await simulator()).missVote(vote);
    },
    async react(who: Character, messageId: string, emoji: string | null, how: Made = {}) {
      const { id, alias, at } = made(who, how);
      const reaction = { messageId, chatId: chat, senderId: id, senderAlias: alias, emoji, at };
      await (await simulator()).react(reaction);
    },
    /** Plays an absence of the network and its end: what stands is compared then. */
    async comeBack(): Promise<void> {
      await (await simulator()).setAway(true);
      await (await simulator()).setAway(false);
    },
    /** Everybody's standing answer: "Ann GOING +2 POLL". */
    async standings(number: number): Promise<string[]> {
      const { participants } = await world.db.event.findFirstOrThrow({
        where: { organizationId: tenant.organizationId, number },
        include: { participants: { include: { contact: true } } },
      });
      return participants
        .filter(({ status }) => status !== 'INVITED')
        .map(({ contact, status, guests, source }) =>
          [contact.name, status, ...(guests > 0 ? [`+${guests}`] : []), source].join(' '),
        )
        .sort();
    },
    /** What Muster said in the chat after a message of its own, oldest first. */
    async said(after: string): Promise<string[]> {
      const { items } = await world.service.simulated.read(tenant.organizationId, chat, {
        limit: 100,
      });
      const own = items.filter(({ direction }) => direction === 'OUT').reverse();
      const from = own.findIndex(({ id }) => id === after);
      return own.slice(from + 1).map(({ body }) => body);
    },
  };
}
