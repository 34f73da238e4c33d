import { splitAddress } from '../../src/commands/arguments/addressed-text.ts';
import { date, occasion } from '../../src/commands/arguments/date.ts';
import { callStretches, findCall } from '../../src/commands/arguments/find-call.ts';
import { splitNames } from '../../src/commands/arguments/people.ts';
import { parseArguments } from '../../src/commands/arguments/read-arguments.ts';
import {
  type ArgumentProblem,
  type Parsed,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
} from '../../src/commands/arguments/slot.ts';
import { findTimedText, stretches, withoutLeads } from '../../src/commands/arguments/timed-text.ts';
import { commands } from '../../src/commands/list.ts';
import { createRecognizer } from '../../src/commands/recognize.ts';
import type { Context } from '../../src/context/read-context.ts';
import { formatInstant } from '../../src/dates/format.ts';
import type { DateReading } from '../../src/dates/reading.ts';

/** A Friday noon in Madrid. */
export const reference = {
  sentAt: new Date('2026-11-20T11:00:00Z'),
  zone: 'Europe/Madrid',
  locale: 'en-GB',
};

export const recognize = createRecognizer(commands);

/** Slots that hold names, which only a database can resolve. */
export const namesOf: ReadonlySet<string> = new Set([
  'for',
  'except',
  'with',
  'people',
  'whom',
  'whose',
  'group',
]);

/** For slots that are read without a database: dates, numbers, words of a choice, free text. */
const resolvingIn = (locale: string) =>
  ({
    context: { message: { sentAt: reference.sentAt, quotedNumber: null }, locale } as Context,
    zone: reference.zone,
  }) as Resolving;

/**
 * What a message is understood to say, as one line: `create task · title: Buy milk · for: Pau`, `silence`,
 * `near /create task`, `unknown /blah`, or the problem: `create task ✗ dateUnreadable asap`; behind it the
 * arguments that were probably meant: `create event ✗ doubtful satuday → "Training" saturday 7pm`.
 */
export function understand(body: string, locale = reference.locale): string {
  const recognized = recognize(body, locale);
  if (!recognized) return 'silence';
  if (recognized.kind === 'nearMiss')
    return `near ${recognized.suggestions.map((name) => `/${name}`).join(' ')}`;
  if (recognized.kind === 'unknown') return `unknown /${recognized.name}`;
  const { command, rest } = recognized;
  const found = parseArguments(command.slots, rest, { ...reference, locale });
  if (!found.ok) {
    const { problem, likely } = found;
    return `${command.name} ✗ ${describe(problem)}${likely === undefined ? '' : ` → ${likely}`}`;
  }
  const parts = [command.name];
  for (const [name, slot] of Object.entries(command.slots)) {
    const stretch = found.stretches.get(name);
    const read = readSlot(name, slot, stretch, resolvingIn(locale));
    if (!read.ok) return `${command.name} ✗ ${describe(read.problem)}`;
    if (stretch) parts.push(`${name}: ${show(read.value)}`);
  }
  return parts.join(' · ');
}

function readSlot(
  name: string,
  slot: Slot<unknown>,
  stretch: Stretch | undefined,
  resolving: Resolving,
): Parsed<unknown> {
  if (name === 'said' && stretch) {
    const { group, text } = splitAddress(textOf(stretch), stretch.words);
    return { ok: true, value: `${group ?? 'here'}: ${text}` };
  }
  if (name === 'reminder') return readTimed(stretch, resolving);
  if (name === 'call') return readCall(stretch, resolving);
  if (!namesOf.has(name)) return slot.resolve(stretch, resolving) as Parsed<unknown>;
  if (stretch) return { ok: true, value: splitNames(stretch).join(' | ') };
  return slot.optional
    ? { ok: true, value: null }
    : { ok: false, problem: { code: 'missing', what: slot.label } };
}

/** What is said at a time: "me, tomorrow 09:00: call". */
function readTimed(stretch: Stretch | undefined, resolving: Resolving): Parsed<unknown> {
  const { context, zone } = resolving;
  const { locale, message } = context;
  const typed = stretch ? textOf(stretch) : '';
  const found = findTimedText(typed, { sentAt: message.sentAt, zone, locale });
  if (!found.ok) return found;
  const { whom, when, text, notes } = stretches(found);
  const read = occasion('date').resolve(when, resolving) as Parsed<unknown>;
  if (!read.ok) return read;
  const parts = [whom && splitNames(whom).join(' | '), read.value && show(read.value)];
  const said = text ? withoutLeads(textOf(text), locale) : 'nothing';
  const lines = notes ? `${said}\n${textOf(notes)}` : said;
  return { ok: true, value: `${parts.filter(Boolean).join(', ') || 'no time'}: ${lines}` };
}

/** Whom, by a question or by name, with what stands beside it, and what they are told: "Pau, urgent, tomorrow 09:00: Hi". */
function readCall(stretch: Stretch | undefined, resolving: Resolving): Parsed<unknown> {
  const { context, zone } = resolving;
  const { locale, message } = context;
  const typed = stretch ? textOf(stretch) : '';
  const found = findCall(typed, { sentAt: message.sentAt, zone, locale });
  if (!found.ok) return found;
  const { asked, whom, text, priority, now, over, until, when } = callStretches(found);
  const starts = date('date').resolve(when, resolving) as Parsed<DateReading | null>;
  if (!starts.ok) return starts;
  const ends = date('date').resolve(until, resolving) as Parsed<DateReading | null>;
  if (!ends.ok) return ends;
  const parts = [
    asked && `who ${textOf(asked)}`,
    whom && splitNames(whom).join(' | '),
    ...[priority, now].map((choice) => choice && textOf(choice)),
    over && `over ${textOf(over)}`,
    starts.value && show(starts.value),
    ends.value && `until ${show(ends.value)}`,
  ];
  const told = text ? textOf(text) : 'nothing';
  return { ok: true, value: `${parts.filter(Boolean).join(', ') || 'here'}: ${told}` };
}

function show(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.join(', ');
  if ('label' in value) return String(value.label);
  if ('title' in value) return String(value.title);
  if ('quoted' in value && 'text' in value) return String(value.text);
  const { at, hasTime } = value as DateReading;
  const text = formatInstant(at, { zone: reference.zone, now: reference.sentAt });
  return hasTime ? text : text.replace(' 23:59', '');
}

function describe(problem: ArgumentProblem): string {
  const { code, ...details } = problem;
  const [what] = Object.values(details);
  return `${code} ${what}`;
}
