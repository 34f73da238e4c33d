import { z } from 'zod';
import type { Calls } from './calls.ts';
import { wid } from './ids.ts';
import { findMessageKey, type InPage } from './page.ts';
import { readHistory, readVotes } from './page-history.ts';
import {
  conversation,
  isPending,
  isRefused,
  type RawMessage,
  readRawMessage,
} from './raw-message.ts';
import { readMessage, type Surroundings, senderOf } from './read-message.ts';

const rawVotes = z.array(z.object({ sender: wid, options: z.array(z.string()), at: z.number() }));

export interface Recollection extends Surroundings {
  inPage: InPage;
  isSelf: (id: string) => boolean;
  /** Something cannot be read, and is left out. */
  onTrouble: (error: unknown) => void;
}

/** Answers what was said and voted, also while nobody listened. */
export function createRecall(recollection: Recollection): Pick<Calls, 'history' | 'votes'> {
  const { people, inPage, isSelf, onTrouble } = recollection;

  function readRaw(data: object): RawMessage[] {
    try {
      return [readRawMessage(data)];
    } catch (error) {
      onTrouble(error);
      return [];
    }
  }

  return {
    async history({ chatId, since, limit }) {
      const seconds = since.getTime() / 1000;
      const found = await inPage(readHistory, chatId, seconds, limit, [...conversation]);
      const read = found.messages.flatMap(readRaw);
      const isLeaving = (raw: RawMessage) => raw.id.fromMe && isPending(raw);
      const raws = read.filter((raw) => !isRefused(raw) && !isLeaving(raw));
      // All in one call: each by itself would be one.
      await people.whoInTheEnd(raws.filter(({ id }) => !id.fromMe).map(senderOf));
      return {
        messages: await Promise.all(raws.map((raw) => readMessage(raw, recollection))),
        isWhole: found.isWhole && read.length === found.messages.length && !read.some(isLeaving),
      };
    },
    async votes({ chatId, pollId }) {
      const key = await inPage(findMessageKey, chatId, pollId);
      if (key === null) throw new Error('WhatsApp Web no longer holds the poll');
      const votes = rawVotes.parse(await inPage(readVotes, key));
      const voters = await people.whoInTheEnd(votes.map(({ sender }) => sender));
      return votes.flatMap(({ options, at }, n) => {
        const { id: voterId, alias: voterAlias } = voters[n]!;
        if (isSelf(voterId)) return [];
        return [{ pollId, chatId, voterId, voterAlias, options, at: new Date(at) }];
      });
    },
  };
}
