import type { Person } from '../../context/find-people.ts';
import { mayOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { requireEvent } from '../../events/find-event.ts';
import type { EventView } from '../../events/visible-events.ts';
import type { SaidAnswer } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { isJoint } from '../arguments/names.ts';
import type { Remark } from '../arguments/remark.ts';
import { isPunctuation, wordsFor } from '../arguments/words.ts';
import type { Answer } from '../command.ts';
import { Misread } from '../misread.ts';
import type { Token } from '../tokenize.ts';
import { type Choice, callsNumber, chooseEvents, textOfTokens } from './choose-events.ts';
import { type Company, findCompany } from './company.ts';
import { factsOf, mayChange } from './event-facts.ts';
import {
  comingEvents,
  giveAnswers,
  giveForMany,
  meantEvent,
  requireMayAnswerFor,
} from './give-answer.ts';
import {
  findNames,
  type NamesThere,
  type Others,
  ownNameLength,
  readOthers,
} from './named-people.ts';

/** An answer as a command has it, before what follows it is understood. */
interface Given {
  status: 'GOING' | 'MAYBE' | 'DECLINED';
  guests: number;
  numbers: readonly number[];
  remark: Remark | null;
}

/** An answer whose every word is understood. */
interface Understood {
  events: EventView[];
  /** Numbers of those it might have been about, where none was named. */
  others: number[];
  guests: number;
  reason: string | null;
}

/** Numbers that are answered at once. */
const mostEvents = 10;

/** Events that are asked about at once. */
const mostListed = 5;

/**
 * Gives an answer. What follows it is a reason only where it is nothing else: a name, a title, a day, people who
 * come along are used, or asked about with the likely reading (docs/rules.md, doubts). Throws Misread, and as
 * answerEvent does.
 */
export async function answerAsSaid(given: Given, context: Context, say: Say): Promise<Answer> {
  const { status, guests, numbers, remark } = given;
  if (numbers.length > mostEvents) {
    const expected = '10 at most at once';
    throw new UserError('invalid', {
      field: 'number of the event',
      expected,
      example: '/in 12, 13',
    });
  }
  const events = await eventsOf(numbers, context);
  if (!remark || remark.quoted) {
    const { meant, others } = events ? { meant: events, others: [] } : await next(context);
    if (meant.length === 0) return say.noEventToAnswer(context.group);
    const answer = { status, guests, reason: remark?.text ?? null, source: 'COMMAND' } as const;
    return giveAnswers({ events: meant, others }, answer, context);
  }
  const coming = events ? await besides(events, context) : await comingEvents(context);
  if (!events && coming.length === 0) return say.noEventToAnswer(context.group);
  return answerWithRemark({ ...given, remark }, { events, coming }, context, say);
}

async function eventsOf(numbers: readonly number[], context: Context): Promise<EventView[] | null> {
  if (numbers.length === 0) return null;
  const events: EventView[] = [];
  // Few, and each may be refused in words of its own.
  for (const number of numbers)
    events.push(await requireEvent(context.change, context.change.actor, number));
  return events;
}

/** What else the words after a number may call, where the sender may ask about it here. */
async function besides(events: readonly EventView[], context: Context): Promise<EventView[]> {
  const { change, group, message } = context;
  const isTold = group ? mayOnGroup(change.actor, 'ask', group) : message.chat.kind === 'DIRECT';
  return isTold ? comingEvents(context) : [...events];
}

async function next(context: Context): Promise<{ meant: EventView[]; others: number[] }> {
  const { event, others } = await meantEvent(null, context);
  return { meant: event ? [event] : [], others };
}

async function answerWithRemark(
  given: Given & { remark: Remark },
  { events, coming }: { events: EventView[] | null; coming: EventView[] },
  context: Context,
  say: Say,
): Promise<Answer> {
  const { status, remark } = given;
  const { locale, zone, message } = context;
  const names = await findNames(remark.tokens, context);
  const own = ownNameLength(names, context);
  const tokens = remark.tokens.slice(own);
  const there = own === 0 ? names : moved(names, own);
  const company = callsNumber(tokens, coming, locale)
    ? undefined
    : companyIn(given, tokens, there, locale);
  const others = company ? undefined : await readOthers(tokens, there, context);
  const left = company
    ? [...tokens.slice(0, company.from), ...tokens.slice(company.to)]
    : tokens.slice(others?.to ?? 0);
  const words = withoutEdges(left, context);
  const reference = { sentAt: message.sentAt, zone, locale };
  const choice: Choice =
    words.length === 0
      ? { kind: 'none', reason: [] }
      : chooseEvents(words, { source: remark.source, coming: events ?? coming, reference });
  const who = company ? tokens.slice(company.who, company.to) : [];
  const reasonOf = (rest: readonly Token[]) =>
    nameMentions(remark, [...who, ...rest], names, say) || null;
  const guests = given.guests + (company?.guests ?? 0);
  const said = { status, guests };

  if (events) {
    const understood = { events, others: [], guests, reason: reasonOf(choice.reason) };
    requireFitting(choice, words, { ...given, said, events, coming, reference }, context, say);
    return settle(given, understood, { company, others, tokens }, context, say);
  }
  const facts = (event: EventView) => factsOf(event, zone);
  const command = (about: readonly EventView[], reason: string | null) =>
    answerOrFor({ ...said, numbers: about.map(({ number }) => number), reason }, others, say);
  switch (choice.kind) {
    case 'nothing': {
      const event = coming[0]!;
      throw new Misread(
        say.nothingPlanned({ label: choice.range.label, next: facts(event) }),
        command([event], reasonOf(choice.reason)),
      );
    }
    case 'doubt': {
      const [first] = choice.events;
      const likely = choice.all ? choice.events.slice(0, mostEvents) : [first!];
      const reason = reasonOf(choice.reason);
      const text =
        choice.events.length > 1
          ? say.whichEvent({
              events: choice.events.slice(0, mostListed).map(facts),
              example: command([choice.events[1]!], reason),
            })
          : say.meansEvent({
              event: facts(first!),
              otherwise: command([coming[0]!], reasonOf(words)),
            });
      throw new Misread(text, command(likely, reason));
    }
    case 'these': {
      const understood = {
        events: choice.events,
        others: [],
        guests,
        reason: reasonOf(choice.reason),
      };
      return settle(given, understood, { company, others, tokens }, context, say);
    }
    case 'none': {
      const [event, ...later] = coming;
      const dated = later.filter(({ startsAt }) => startsAt !== null).slice(0, 3);
      const understood = {
        events: [event!],
        others: dated.map(({ number }) => number),
        guests,
        reason: reasonOf(choice.reason),
      };
      return settle(given, understood, { company, others, tokens }, context, say);
    }
  }
}

/** Asks who it is where that is not sure, else gives the answer. */
async function settle(
  { status, guests: counted, remark }: Given & { remark: Remark },
  { events, others: more, guests, reason }: Understood,
  {
    company,
    others,
    tokens,
  }: { company: Company | undefined; others: Others | undefined; tokens: readonly Token[] },
  context: Context,
  say: Say,
): Promise<Answer> {
  const numbers = events.map(({ number }) => number);
  if (company && !company.sure) {
    const said = textOfTokens(remark.source, tokens.slice(company.from, company.to));
    const alone = say.answerCommand({ status, numbers, guests: counted, reason: said });
    const asked = say.asksForCompany({ said, guests: company.guests, alone });
    throw new Misread(asked, say.answerCommand({ status, numbers, guests, reason }));
  }
  if (!others) {
    const answer = { status, guests, reason, source: 'COMMAND' } as const;
    return giveAnswers({ events, others: more }, answer, context);
  }
  const [event] = events;
  const names = namesOf(others.people);
  // "@Sam see you there!" is said to Sam.
  const isPlain = others.marked && (others.introduced || others.to === tokens.length);
  if (isPlain && events.length === 1) {
    await requireMayAnswerFor(event!, context);
    return giveForMany(event!, others.people, { status, guests, reason }, context);
  }
  const may = await mayChange(event!, context);
  const plain = remark.text.replace(/[@＠]/g, '');
  const own = say.answerCommand({ status, numbers, guests, reason: plain });
  throw new Misread(
    say.answerForAnother({ names, own, only: may ? null : event!.groupName }),
    may
      ? say.answerForCommand({ status, numbers: numbers.slice(0, 1), guests, reason }, names)
      : undefined,
  );
}

const namesOf = (people: readonly Person[]) => people.map(({ name }) => name);

function answerOrFor(answer: SaidAnswer, others: Others | undefined, say: Say): string {
  return others ? say.answerForCommand(answer, namesOf(others.people)) : say.answerCommand(answer);
}

/** Throws Misread where words after a number call another event, or a day that it does not take place on. */
function requireFitting(
  choice: Choice,
  words: readonly Token[],
  {
    status,
    remark,
    said,
    events,
    coming,
    reference,
  }: Given & { remark: Remark } & {
    said: { guests: number };
    events: readonly EventView[];
    coming: readonly EventView[];
    reference: Parameters<typeof chooseEvents>[1]['reference'];
  },
  { zone }: Context,
  say: Say,
): void {
  const [event] = events;
  const fits = choice.kind === 'these' || (choice.kind === 'doubt' && !choice.inside);
  if (fits || !event) return;
  const among = choice.kind === 'none' && words.length > 0;
  const other = among && chooseEvents(words, { source: remark.source, coming, reference });
  const isOther = other && other.kind === 'these' && other.reason.length === 0;
  if (choice.kind !== 'nothing' && !isOther) return;
  const text = say.doesNotFit({
    said: textOfTokens(remark.source, words),
    event: factsOf(event, zone),
  });
  const about = isOther ? other.events : events;
  const numbers = about.map(({ number }) => number);
  throw new Misread(
    text,
    say.answerCommand({ status, guests: said.guests, numbers, reason: null }),
  );
}

/** Who comes along. Beside a number of guests their names are a reason, unless they go on from it. */
function companyIn(
  { status, guests }: Given,
  tokens: readonly Token[],
  names: NamesThere,
  locale: string,
): Company | undefined {
  if (status !== 'GOING' || tokens.length === 0) return undefined;
  if (guests > 0 && !isJoint(tokens[0]!, wordsFor(locale))) return undefined;
  const lengths = new Map([...names].map(([at, { length }]) => [at, length]));
  return findCompany(tokens, lengths, locale);
}

function moved(names: NamesThere, by: number): NamesThere {
  return new Map([...names].map(([at, named]) => [at - by, named]));
}

/** Without joints and punctuation around what is left. */
function withoutEdges(tokens: readonly Token[], { locale }: Context): readonly Token[] {
  const words = wordsFor(locale);
  const isEdge = (token: Token) => isPunctuation(token) || isJoint(token, words);
  const first = tokens.findIndex((token) => !isEdge(token));
  if (first === -1) return [];
  const last = tokens.findLastIndex((token) => !isEdge(token));
  return tokens.slice(first, last + 1);
}

/** A reason as it was typed, with people who are mentioned by name; without brackets, the reply puts it in some. */
function nameMentions(
  { source, tokens }: Remark,
  own: readonly Token[],
  names: NamesThere,
  say: Say,
): string {
  let text = textOfTokens(source, own);
  for (const [at, token] of tokens.entries()) {
    if (!token.handle || !own.includes(token)) continue;
    const typed = source.slice(token.start, token.end);
    const [person] = names.get(at)?.people ?? [];
    const isNumber = /^\+?\d{7,}$/.test(token.folded);
    if (person) text = text.replace(typed, person.name);
    else if (isNumber) text = text.replace(typed, say.somebody());
  }
  return text.replace(/^\((.*)\)$/s, '$1');
}
