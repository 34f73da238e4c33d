import type { DateReference } from '../../dates/reference.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { cleanText, fold, tokenize } from '../tokenize.ts';
import { isDateReadable, type Occasion, occasion } from './date.ts';
import type { Found } from './find-arguments.ts';
import { asTyped, notes } from './notes.ts';
import { parseArguments } from './read-arguments.ts';
import { reminded } from './reminded.ts';
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
import { isWord, wordsFor } from './words.ts';

/** What somebody is to be reminded of, whom it is for, and when; null for what is left out. */
export interface TimedText {
  whom: Target | null;
  when: Occasion | null;
  text: string;
  /** In quotes all of it is meant, whatever it says. */
  quoted: boolean;
  /** Whether it names somebody with an "@". */
  names: boolean;
  /** All of it as typed, and whom it is for. */
  typed: string;
  whomTyped: string | null;
}

/**
 * What to be reminded of, whom and when, in any order: "me tomorrow 9am to call the field", "call the field friday
 * 8pm", "@BookClub every monday 18:00 “Bring the book”"; the text may go on over further lines. Whom and when that
 * stand first are read as far as they go, and what follows is the text, whatever that says.
 */
export function timedText(): Slot<TimedText> {
  return { ...text('text'), whole: true, kept: true, resolve };
}

async function resolve(
  stretch: Stretch | undefined,
  resolving: Resolving,
): Promise<Parsed<TimedText>> {
  const missing = problem({ code: 'missing', what: 'text' });
  if (!stretch) return missing;
  const typed = textOf(stretch);
  const { context, zone } = resolving;
  const reference = { sentAt: context.message.sentAt, zone, locale: context.locale };
  const found = findTimedText(typed, reference);
  if (!found.ok) return found;
  const { whom, when, text: said, notes: further } = stretches(found);
  const target = await slots.whom.resolve(whom, resolving);
  if (!target.ok) return target;
  const occasion = await slots.when.resolve(when, resolving);
  if (!occasion.ok) return occasion;
  const line = said ? withoutLeads(textOf(said), context.locale) : '';
  if (line === '') return missing;
  return value({
    whom: target.value,
    when: occasion.value,
    text: [line, ...(further ? [textOf(further)] : [])].join('\n'),
    quoted: said!.tokens.length === 1 && said!.tokens[0]!.kind === 'quoted' && !isRest(said!),
    names: tokensOf(line).some(({ handle }) => handle),
    typed,
    whomTyped: whom ? textOf(whom) : null,
  });
}

const slots = {
  whom: reminded(),
  when: occasion('date', { week: 'noDay' }),
  text: text('text'),
  notes: notes(),
};

type Name = keyof typeof slots;

/** The stretches of what was found, by name. */
export function stretches(found: Found & { ok: true }): Partial<Record<Name, Stretch>> {
  return Object.fromEntries(found.stretches);
}

/** Words that whom and when are looked for in; and lines over which they may stand. */
const longestHead = 16;
const mostLines = 3;

/** Tells whom, when and what from one another: the pure half. */
export function findTimedText(typed: string, reference: DateReference): Found {
  const lines = typed.split('\n');
  const isQuoted = tokensOf(lines[0]!).some(({ kind, handle }) => kind === 'quoted' && !handle);
  if (!isQuoted) {
    for (let count = 1; count <= Math.min(lines.length, mostLines); count += 1) {
      const found = findHead(lines.slice(0, count).join(' '), lines.slice(count), reference);
      if (found) return found;
    }
  }
  return parseArguments(slots, typed, reference);
}

/** Reads whom and when at the beginning of a line, as far as they go; undefined where nothing there says when. */
function findHead(line: string, further: string[], reference: DateReference): Found | undefined {
  const source = cleanText(line);
  const tokens = tokensOf(source);
  const { whom, when } = slots;
  for (let end = Math.min(tokens.length - 1, longestHead); end > 0; end -= 1) {
    const head = source.slice(0, tokens[end - 1]!.end).replace(/[:,;.]+$/, '');
    const rest = source.slice(tokens[end]!.start);
    const found = parseArguments({ whom, when }, head, reference);
    const isLead = leadsOf(reference.locale).has(tokens[end]!.folded);
    if (!found.ok) {
      // "me tomorow 9am to call": asked about with the rest behind it.
      if (isLead && found.problem.code === 'doubtful' && found.likely !== undefined)
        return { ...found, likely: [`${found.likely} ${rest}`, ...further].join('\n') };
      continue;
    }
    const date = found.stretches.get('when');
    // "me yesterday to pay": what stands before the text is when, and refused as such.
    if (!date || !(isLead || isDateReadable(date, reference))) continue;
    return withRest(found.stretches, date, [rest, ...further], reference);
  }
  return undefined;
}

/**
 * With the text that follows whom and when. A time that this ends in is theirs where they say none: "me tomorrow to
 * call mum at 6pm"; but not that of what it tells: "tomorrow that practice is at 6pm".
 */
function withRest(
  found: Map<string, Stretch>,
  date: Stretch,
  [line = '', ...further]: string[],
  reference: DateReference,
): Found {
  const { locale } = reference;
  const ended = untilIn(line, date, reference);
  if (further.length > 0) found.set('notes', asTyped(further.join('\n'), locale));
  if (ended) {
    found.set('when', ended.when);
    found.set('text', ended.text);
    return { ok: true, stretches: found };
  }
  const own = isStatement(line, locale)
    ? undefined
    : parseArguments({ when: slots.when, text: slots.text }, line, reference);
  const [time, text] = own?.ok ? [own.stretches.get('when'), own.stretches.get('text')] : [];
  const both = time && { ...date, tokens: [...date.tokens, ...time.tokens] };
  const isJoined = both && text && isDateReadable(both, reference);
  found.set('when', isJoined ? both : date);
  found.set('text', isJoined || (text && !time) ? text! : asTyped(line, locale));
  return { ok: true, stretches: found };
}

/** A text that ends in how long it goes on: "every day 9am to take the pill until friday". */
function untilIn(
  line: string,
  date: Stretch,
  reference: DateReference,
): { when: Stretch; text: Stretch } | undefined {
  const source = cleanText(line);
  const tokens = tokensOf(source);
  const untils = wordsFor(reference.locale).singleWordsFor(['until', 'till']);
  const at = tokens.findLastIndex((token) => untils.some((word) => isWord(token, word)));
  const isRepeated = date.tokens.some(({ folded }) => date.words.repeating.has(folded));
  if (at < 1 || !isRepeated) return undefined;
  const when = { ...date, tokens: [...date.tokens, ...tokens.slice(at)] };
  if (!isDateReadable(when, reference)) return undefined;
  return { when, text: asTyped(source.slice(0, tokens[at - 1]!.end), reference.locale) };
}

/** Whether a text is what was typed behind whom and when, and no quoted piece. */
function isRest({ source, tokens }: Stretch): boolean {
  return tokens[0]!.start === 0 && tokens[0]!.end === source.length;
}

function tokensOf(line: string) {
  const read = tokenize(cleanText(line));
  return read.ok ? read.tokens : [];
}

/** "to call the field": "call the field". */
export function withoutLeads(text: string, locale: string): string {
  const leads = leadsOf(locale);
  const [first = '', ...others] = text.split(/(?<=\s)/);
  return others.length > 0 && leads.has(fold(first.trim())) ? others.join('').trim() : text;
}

function leadsOf(locale: string): ReadonlySet<string> {
  return new Set(intentWordsFor(locale).flatMap(({ remindLeads }) => remindLeads.all));
}

/** What stands before the first small word of a text, and may have been meant for a time: "at 25:99 to pay". */
export function beforeLead(text: string, locale: string): string | null {
  const leads = leadsOf(locale);
  const words = text.split(/\s+/);
  const at = words.findIndex((word) => leads.has(fold(word)));
  return at > 0 && at < words.length - 1 ? words.slice(0, at).join(' ') : null;
}

function isStatement(text: string, locale: string): boolean {
  const [first = ''] = text.split(/\s/, 1);
  return intentWordsFor(locale).some(({ remindLeads }) =>
    remindLeads.telling.includes(fold(first)),
  );
}
