import type { DateReading } from '../../dates/reading.ts';
import { callStretches, clauses, findCall, slots } from './find-call.ts';
import {
  type Parsed,
  problem,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
  value,
} from './slot.ts';
import type { Target } from './targets.ts';
import { text } from './text.ts';

/** Whom to call, what they are told, and when; null for what is left out. */
export interface CallText {
  /** Those who are asked for as after "/who": "hasn't answered 12". */
  asked: string | null;
  whom: Target | null;
  text: string | null;
  priority: 'urgent' | 'high' | null;
  now: boolean;
  /** Minutes. */
  over: number | null;
  when: DateReading | null;
  until: DateReading | null;
  /** What may be a name that the text begins with, and all that was typed. */
  perhaps: { names: string[]; typed: string } | null;
}

/**
 * Whom to call, and what to tell them: "@BookClub “We moved to 7 pm” tomorrow 9am", "@BookClub We moved to 7 pm",
 * "everyone who hasn't answered 12 over 1 hour". Clauses stand beside what is in quotes, or where nothing is told; a
 * text without quotes is all that follows whom.
 */
export function callText(): Slot<CallText> {
  return { ...text('message'), whole: true, kept: true, resolve };
}

async function resolve(
  stretch: Stretch | undefined,
  resolving: Resolving,
): Promise<Parsed<CallText>> {
  if (!stretch) return problem({ code: 'missing', what: 'message' });
  const { context, zone } = resolving;
  const typed = textOf(stretch);
  const reference = { sentAt: context.message.sentAt, zone, locale: context.locale };
  const found = findCall(typed, reference);
  if (!found.ok) return found;
  const own = callStretches(found);
  const whom = await slots.whom.resolve(own.whom, resolving);
  if (!whom.ok) return whom;
  const when = await clauses.when.resolve(own.when, resolving);
  if (!when.ok) return when;
  const until = await clauses.until.resolve(own.until, resolving);
  if (!until.ok) return until;
  const [priority, now, over] = await Promise.all([
    clauses.priority.resolve(own.priority, resolving),
    clauses.now.resolve(own.now, resolving),
    clauses.over.resolve(own.over, resolving),
  ]);
  const said = own.text ? textOf(own.text).trim() : '';
  const isQuoted = own.text?.tokens.some(({ kind }) => kind === 'quoted') ?? false;
  return value({
    asked: own.asked ? textOf(own.asked) : null,
    whom: whom.value,
    text: said || null,
    priority: priority.ok ? priority.value : null,
    now: now.ok && now.value !== null,
    over: over.ok ? over.value : null,
    when: when.value,
    until: until.value,
    perhaps: said !== '' && !isQuoted && !own.whom && !own.asked ? namesIn(said, typed) : null,
  });
}

/** A name has one word or two. */
function namesIn(said: string, typed: string): CallText['perhaps'] {
  const [first = '', second = ''] = said.split(/\s+/);
  return { names: [`${first} ${second}`.trim(), first], typed };
}
