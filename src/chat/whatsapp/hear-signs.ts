import { z } from 'zod';
import type { InTurn } from '../in-turn.ts';
import type { Acknowledgement } from '../transport.ts';
import type { FromChild } from './channel.ts';
import { messageKey, wid } from './ids.ts';
import type { People } from './people.ts';
import { chatOf } from './raw-message.ts';

/** The events of the library's client that are about messages and chats, and are no messages. */
type Sign =
  | 'message_reaction'
  | 'vote_update'
  | 'group_join'
  | 'group_leave'
  | 'group_admin_changed'
  | 'group_update';

/** The part of the library's client that is heard. */
export interface SignSpeaker {
  on(event: Sign, listener: (sign: unknown) => void): unknown;
  on(event: 'message_ack', listener: (message: { rawData: object }, ack: number) => void): unknown;
}

export interface SignHearing {
  people: People;
  /** Whether it is the account itself. */
  isSelf: (id: string) => boolean;
  inTurn: InTurn;
  tell: (message: FromChild) => void;
}

/** The library's MessageAck; read and played are one to us. */
const receipts: Readonly<Record<number, Acknowledgement['receipt']>> = {
  [-1]: 'FAILED',
  1: 'SENT',
  2: 'DELIVERED',
  3: 'READ',
  4: 'READ',
};

const parentKey = messageKey.extend({ remote: wid });

const rawAcknowledged = z.object({ id: messageKey, from: wid, to: wid.nullish() });

const rawReaction = z.object({
  msgId: parentKey,
  senderId: wid,
  /** Empty where it was taken away. */
  reaction: z.string().nullish(),
  /** Seconds. */
  timestamp: z.number(),
});

const rawVote = z.object({
  parentMsgKey: parentKey,
  voter: wid,
  // Without its name an option could be any: the vote is then found with the standing ones.
  selectedOptions: z.array(z.object({ name: z.string() })),
  /** Milliseconds. */
  interractedAtTs: z.number(),
});

/**
 * Turns receipts, reactions, votes and changes of groups into the port's events. Our own reactions and
 * votes are passed over, as what we say is no command.
 */
export function hearSigns(client: SignSpeaker, hearing: SignHearing): void {
  const { people, isSelf, inTurn, tell } = hearing;

  /** Reads what the library hands over; what cannot be read is reported. */
  const read = <Raw>(what: string, schema: z.ZodType<Raw>, given: unknown): Raw | undefined => {
    const { success, data, error } = schema.safeParse(given);
    if (!success) tell({ type: 'trouble', text: `${what} could not be read: ${error}` });
    return data;
  };

  /** Tells what somebody did in a chat, after what they did there before. */
  const tellOf = (
    place: string,
    somebody: string,
    event: (chatId: string, who: { id: string; alias: string | null }) => FromChild,
  ): void =>
    void inTurn(place, async () => {
      const [[chatId], [who]] = await Promise.all([
        people.byPhone([place]),
        people.who([somebody]),
      ]);
      if (!isSelf(who!.id)) tell(event(chatId!, who!));
    });

  client.on('message_ack', (message, ack) => {
    const receipt = receipts[ack];
    const raw = read('a receipt', rawAcknowledged, message.rawData);
    if (receipt === undefined || !raw?.id.fromMe) return;
    void inTurn(chatOf(raw), async () => {
      const [chatId] = await people.byPhone([chatOf(raw)]);
      const acknowledgement = { messageId: raw.id.id, chatId: chatId!, receipt };
      tell({ type: 'acknowledgement', acknowledgement });
    });
  });

  client.on('message_reaction', (given) => {
    const raw = read('a reaction', rawReaction, given);
    if (!raw) return;
    tellOf(raw.msgId.remote, raw.senderId, (chatId, who) => ({
      type: 'reaction',
      reaction: {
        messageId: raw.msgId.id,
        chatId,
        senderId: who.id,
        senderAlias: who.alias,
        emoji: raw.reaction || null,
        at: new Date(raw.timestamp * 1000),
      },
    }));
  });

  client.on('vote_update', (given) => {
    const raw = read('a vote', rawVote, given);
    if (!raw?.parentMsgKey.fromMe) return;
    tellOf(raw.parentMsgKey.remote, raw.voter, (chatId, who) => ({
      type: 'vote',
      vote: {
        pollId: raw.parentMsgKey.id,
        chatId,
        voterId: who.id,
        voterAlias: who.alias,
        options: raw.selectedOptions.map(({ name }) => name),
        at: new Date(raw.interractedAtTs),
      },
    }));
  });

  for (const event of [
    'group_join',
    'group_leave',
    'group_admin_changed',
    'group_update',
  ] as const) {
    client.on(event, (given) => {
      const raw = read('a change of a group', z.object({ chatId: wid }), given);
      if (raw) tell({ type: 'groupChanged', chatId: raw.chatId });
    });
  }
}
