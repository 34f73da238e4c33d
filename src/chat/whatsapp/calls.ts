import { z } from 'zod';
import {
  createGroupResult,
  groupChange,
  groupChangeResult,
  groupInfo,
  incoming,
  outgoing,
  own,
  sendResult,
  vote,
} from './port-schemas.ts';

const chatId = z.string();

/** What the process that runs the browser can be asked: what each call is given, and what it answers. */
export const calls = {
  send: { given: z.object({ chatId, message: outgoing }), answer: sendResult },
  edit: {
    given: z.object({ chatId, messageId: z.string(), message: outgoing }),
    answer: sendResult,
  },
  history: {
    given: z.object({ chatId, since: z.date(), limit: z.number() }),
    answer: z.object({ messages: z.array(z.union([incoming, own])), isWhole: z.boolean() }),
  },
  votes: { given: z.object({ chatId, pollId: z.string() }), answer: z.array(vote) },
  groupInfo: { given: z.object({ chatId }), answer: groupInfo.nullable() },
  findGroups: { given: z.object({ name: z.string() }), answer: z.array(chatId) },
  createGroup: {
    given: z.object({
      name: z.string(),
      description: z.string().nullable(),
      people: z.array(z.string()),
    }),
    answer: createGroupResult,
  },
  changeGroup: { given: z.object({ chatId, change: groupChange }), answer: groupChangeResult },
  inviteLink: { given: z.object({ chatId }), answer: z.string().nullable() },
};

export type CallName = keyof typeof calls;
export type Given<Name extends CallName> = z.output<(typeof calls)[Name]['given']>;
export type Answer<Name extends CallName> = z.output<(typeof calls)[Name]['answer']>;

/** Whoever answers the calls. */
export type Calls = { [Name in CallName]: (given: Given<Name>) => Promise<Answer<Name>> };

export const callName = z.enum(Object.keys(calls) as [CallName, ...CallName[]]);

/** Has a call answered, whatever it is given. Rejects where that is not what the call takes. */
export async function ask(answerers: Calls, name: CallName, given: unknown): Promise<unknown> {
  const answer = answerers[name] as (given: unknown) => Promise<unknown>;
  return answer(calls[name].given.parse(given));
}
