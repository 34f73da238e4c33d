import { mayOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { requireEvents } from '../../events/find-event.ts';
import type { SaidAnswer } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { contentWords, holdsTitle } from '../arguments/fit-titles.ts';
import { isJoint } from '../arguments/names.ts';
import type { Remark } from '../arguments/remark.ts';
import { isPunctuation, wordsFor } from '../arguments/words.ts';
import type { Answer } from '../command.ts';
import { Misread } from '../misread.ts';
import type { Token } from '../tokenize.ts';
import {
  type Choice,
  type Choosing,
  callsNumber,
  chooseEvents,
  fillersFor,
} from './choose-events.ts';
import { type Company, findCompany } from './company.ts';
import { factsOf } from './event-facts.ts';
import { comingEvents, giveAnswers, meantEvent } from './give-answer.ts';
import {
  findNames,
  type NamesThere,
  nameMentions,
  type Others,
  ownNameLength,
  readOthers,
} from './named-people.ts';
import { requireFitting } from './require-fitting.ts';
import { type Given, namesOf, settleAnswer } from './settle-answer.ts';

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
  const { change } = context;
  const events = numbers.length > 0 ? await requireEvents(change, change.actor, numbers) : null;
  if (remark?.quoted && !events) {
    const titled = titledAs(remark.text, await comingEvents(context), context.locale);
    const answer = { status, guests, reason: null, source: 'COMMAND' } as const;
    if (titled) return giveAnswers({ events: [titled], others: [] }, answer, context);
  }
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

/** The one event whose whole title is in quotes. */
function titledAs(
  text: string,
  coming: readonly EventView[],
  locale: string,
): EventView | undefined {
  const fillers = fillersFor(locale);
  const said = contentWords(text, fillers);
  const whole = coming.filter(
    ({ title }) =>
      holdsTitle(said, title, fillers) && contentWords(title, fillers).length === said.length,
  );
  return whole.length === 1 ? whole[0] : undefined;
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
  const reference = { sentAt: message.sentAt, zone, locale };
  const names = await findNames(remark.tokens, context);
  const own = ownNameLength(remark.tokens, names, context);
  const tokens = remark.tokens.slice(own);
  const there = own === 0 ? names : moved(names, own);
  const company = callsNumber(tokens, coming, locale)
    ? undefined
    : (companyIn(given, tokens, there, locale) ??
      companyAfterName(given, tokens, there, { source: remark.source, coming, reference }));
  const others = company ? undefined : await readOthers(tokens, there, context);
  const left = company
    ? [...tokens.slice(0, company.from), ...tokens.slice(company.to)]
    : tokens.slice(others?.to ?? 0);
  const words = withoutEdges(left, context);
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
    return settleAnswer(given, understood, { company, others, tokens, names }, context, say);
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
          ? say.whichOne({
              things: choice.events.slice(0, mostListed).map(facts),
              example: command([choice.events[1]!], reason),
            })
          : say.meansOne({
              thing: facts(first!),
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
      return settleAnswer(given, understood, { company, others, tokens, names }, context, say);
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
      return settleAnswer(given, understood, { company, others, tokens, names }, context, say);
    }
  }
}

function answerOrFor(answer: SaidAnswer, others: Others | undefined, say: Say): string {
  return others ? say.answerForCommand(answer, namesOf(others.people)) : say.answerCommand(answer);
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

/** "quiz and my brother": who comes along goes on from what names an event; from a reason it does not. */
function companyAfterName(
  given: Given,
  tokens: readonly Token[],
  names: NamesThere,
  choosing: Choosing,
): Company | undefined {
  const { locale } = choosing.reference;
  const words = wordsFor(locale);
  for (let at = 1; at < tokens.length; at += 1) {
    if (!isJoint(tokens[at]!, words)) continue;
    const company = companyIn(given, tokens.slice(at), moved(names, at), locale);
    if (company?.from !== 0 || at + company.to < tokens.length) continue;
    // "thursday and the 28"
    if (/^\d+$/.test(tokens.at(-1)!.folded)) continue;
    const named = chooseEvents(tokens.slice(0, at), choosing);
    if (named.kind === 'none' || named.reason.length > 0) continue;
    return { ...company, from: at, to: company.to + at, who: company.who + at };
  }
  return undefined;
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
