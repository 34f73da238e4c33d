import type { Person } from '../../context/find-people.ts';
import { mayChangeEvent, requireMayAnswer } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import type { Say } from '../../languages/say.ts';
import type { EventView } from '../../sight/visible-events.ts';
import type { Remark } from '../arguments/remark.ts';
import type { Answer } from '../command.ts';
import { Misread } from '../misread.ts';
import type { Token } from '../tokenize.ts';
import type { Company } from './company.ts';
import { giveAnswers, giveForMany } from './give-answer.ts';
import { type NamesThere, nameMentions, type Others } from './named-people.ts';

/** An answer as a command has it, before what follows it is understood. */
export interface Given {
  status: 'GOING' | 'MAYBE' | 'DECLINED';
  guests: number;
  numbers: readonly number[];
  remark: Remark | null;
}

/** An answer whose events and reason are understood. */
export interface Understood {
  events: EventView[];
  /** Numbers of those it might have been about, where none was named. */
  others: number[];
  guests: number;
  reason: string | null;
}

/** Asks who it is where that is not sure, else gives the answer. */
export async function settleAnswer(
  { status, guests: counted, remark }: Given & { remark: Remark },
  { events, others: more, guests, reason }: Understood,
  {
    company,
    others,
    tokens,
    names,
  }: {
    company: Company | undefined;
    others: Others | undefined;
    tokens: readonly Token[];
    names: NamesThere;
  },
  context: Context,
  say: Say,
): Promise<Answer> {
  const numbers = events.map(({ number }) => number);
  if (company && !company.sure) {
    const said = nameMentions(remark, tokens.slice(company.from, company.to), names, say);
    const alone = say.answerCommand({ status, numbers, guests: counted, reason: said });
    const asked = say.asksForCompany({ said, guests: company.guests, alone });
    throw new Misread(asked, say.answerCommand({ status, numbers, guests, reason }));
  }
  if (!others) {
    const answer = { status, guests, reason, source: 'COMMAND' } as const;
    return giveAnswers({ events, others: more }, answer, context);
  }
  const [event] = events;
  const called = namesOf(others.people);
  // "@Sam see you there!" is said to Sam.
  const isPlain = others.marked && (others.introduced || others.to === tokens.length);
  if (events.length > 1) {
    throw new UserError('invalid', {
      field: 'number of the event',
      expected: 'one at a time',
      example: `/rsvp ${event!.number} yes for @Pau`,
    });
  }
  if (isPlain) {
    requireMayAnswer(
      context.change.actor,
      event!,
      ...others.people.map(({ contactId }) => contactId),
    );
    return giveForMany(event!, others.people, { status, guests, reason }, context);
  }
  const may = mayChangeEvent(context.change.actor, event!);
  const plain = nameMentions(remark, tokens, names, say).replace(/[@＠]/g, '');
  const own = say.answerCommand({ status, numbers, guests, reason: plain });
  throw new Misread(
    say.answerForAnother({ names: called, own, only: may ? null : (event!.group?.name ?? null) }),
    may ? say.answerForCommand({ status, numbers, guests, reason }, called) : undefined,
  );
}

export const namesOf = (people: readonly Person[]) => people.map(({ name }) => name);
