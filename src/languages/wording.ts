import { formatDay, formatInstant } from '../dates/format.ts';
import type { RecurrenceFacts } from '../dates/recurrence.ts';
import { readRule } from '../dates/recurrence-rule.ts';
import type {
  CallSettingsFacts,
  GroupName,
  GroupTaskFacts,
  ListFacts,
  Named,
  RosterLine,
  SettingsOfGroup,
  SpanFacts,
  Standing,
  When,
} from './reply.ts';

// What the wording of every language is made of and has no words in it.

/** Lines that are there, one under another. */
export function lines(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string').join('\n');
}

/** Details that are there, on one line: "📍 Riverside · 👥 max 14"; false where there are none. */
export function details(...parts: (string | number | null | false)[]): string | false {
  const given = parts.filter((part) => typeof part === 'string');
  return given.length > 0 && given.join(' · ');
}

/** Characters of a line of a phone. */
const longestLine = 60;

/** "More: /reopen, /assign": of the commands in a list, those that are seldom said, in lines; false where none is. */
export function moreNames(
  more: string,
  commands: readonly { name: string; seldom: boolean }[],
): string | false {
  const names = commands.flatMap(({ name, seldom }) => (seldom ? `/${name}` : []));
  if (names.length === 0) return false;
  const rows: string[] = [];
  for (const name of names) {
    const longer = rows.length === 0 ? undefined : `${rows.at(-1)}, ${name}`;
    if (longer !== undefined && longer.length <= longestLine) rows[rows.length - 1] = longer;
    else rows.push(`${more}: ${name}`);
  }
  return rows.join('\n');
}

/** "📚 Book Club". */
export function groupName({ icon, name }: GroupName): string {
  return icon ? `${icon} ${name}` : name;
}

/** How a group or somebody is named in a command: @Family, @"Book Club". */
export function handle({ name }: Pick<GroupName, 'name'>): string {
  return /^[\p{L}\p{N}-]+$/u.test(name) ? `@${name}` : `@"${name}"`;
}

/** "@34600111222", which WhatsApp shows as their name, or the name where they have no WhatsApp id. */
export function mention({ name, whatsappId }: Named): string {
  return whatsappId ? `@${whatsappId.split('@')[0]}` : name;
}

/** "Sam, Jo and Pau": `before` gives what stands before the last one, " and ". */
export function enumerate(items: readonly string[], before: (last: string) => string): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')}${before(last)}${last}`;
}

/** The order in which answers to an event are told. */
export const standings: readonly Standing[] = [
  'GOING',
  'MAYBE',
  'WAITLISTED',
  'DECLINED',
  'INVITED',
];

/** "Sam +1 (my cousin)": everybody with the guests they bring and why they answered so. */
export function rosterNames({ entries }: RosterLine): string[] {
  return entries.map(
    ({ name, guests, reason }) =>
      `${name}${guests > 0 ? ` +${guests}` : ''}${reason ? ` (${reason})` : ''}`,
  );
}

/** Of those whom a name fits: in a large group a first name fits more people than a message holds. */
export const namesShown = 10;

/** Of those whom a list is about, on each line: whoever says yes to it sees whom it concerns. */
export const listedShown = 25;

/** A moment as dates are written in a locale, relative to now unless told: the day alone where no time is known. */
export function formatWhen(
  { at, zone, hasTime = true, city }: When,
  now: Date,
  locale: string,
  { relative = true } = {},
): string {
  const options = { zone, now, locale, relative };
  if (!hasTime) return formatDay(at, options);
  return `${formatInstant(at, options)}${city ? ` (${city})` : ''}`;
}

/** When a digest comes, as what repeats is told. */
export function digestFacts({
  digestRule: rule,
  digestMinute: minute,
}: Pick<SettingsOfGroup, 'digestRule' | 'digestMinute'>): RecurrenceFacts | null {
  if (rule === null) return null;
  const { until: _, ...days } = readRule(rule);
  return { ...days, time: clockOf(minute), until: null, zone: 'UTC' };
}

/** "Mon–Fri 09:00–20:00, Sat 10:00–18:00": days with the same hours that follow each other are said together. */
export function callHoursOf(
  hours: CallSettingsFacts['callHours'],
  locale: string,
  everyDay: string,
): string {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // A week that begins on a Monday.
  const nameOf = (day: number) => names.format(Date.UTC(2024, 0, 1 + day));
  const said = hours.map((day) => day && `${clockOf(day.from)}–${clockOf(day.until)}`);
  const parts: string[] = [];
  for (let first = 0; first < said.length; ) {
    const end = said.findIndex((one, day) => day > first && one !== said[first]);
    const last = (end === -1 ? said.length : end) - 1;
    if (said[first] !== null) {
      const days =
        last - first === said.length - 1
          ? everyDay
          : first === last
            ? nameOf(first)
            : `${nameOf(first)}–${nameOf(last)}`;
      parts.push(`${days} ${said[first]}`);
    }
    first = last + 1;
  }
  return parts.join(', ');
}

/** "25 Dec 2026", of an ISO date. */
export function dayOfYear(iso: string, locale: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${iso}T00:00:00Z`));
}

/** "25 Dec", of an ISO date. */
export function dayOfMonth(iso: string, locale: string): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${iso}T00:00:00Z`));
}

/** "22:00", of a minute of the day. */
export function clockOf(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** "Sun 20 Dec – Wed 6 Jan", "today – Mon 23 Nov"; a day that is all of it alone. */
export function formatSpan(
  { from, until }: SpanFacts,
  now: Date,
  locale: string,
  options?: { relative: boolean },
): string {
  const [first, last] = [from, until].map((moment) => formatWhen(moment, now, locale, options));
  return first === last ? first! : `${first} – ${last}`;
}

/** Characters that WhatsApp takes for the question of a poll. */
const longestQuestion = 255;

/** "Game · Sun 22 Nov 11:00 · Riverside · #12", with as much of the title and the place as a poll can hold. */
export function pollQuestion(event: {
  title: string;
  day: string | null;
  place: string | null;
  number: number;
}): string {
  const after = details(event.day, event.place && clip(event.place), `#${event.number}`);
  return `${clip(event.title, longestQuestion - ` · ${after}`.length)} · ${after}`;
}

/** "▓▓▓▓▓░░░░░" of ten cells; full only when everything is done, empty only when nothing is. */
export function bar(done: number, total: number): string {
  const share = total === 0 ? 0 : (done / total) * 10;
  const cells = done === total ? 10 : Math.min(9, Math.max(done > 0 ? 1 : 0, Math.round(share)));
  return '▓'.repeat(cells) + '░'.repeat(10 - cells);
}

/** Whether nobody owes a task of a group any more. */
export function isDone({ done, total, anyone }: GroupTaskFacts): boolean {
  return anyone ? done > 0 : done === total;
}

/** What somebody typed, short enough to be said back. */
export function clip(text: string, longest = 60): string {
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;
}

/** "📝 Mind the footnotes …": the first words of notes. */
export function firstWords(notes: string): string {
  const [line = ''] = notes.split('\n', 1);
  const isWhole = line === notes || clip(line) !== line;
  return `📝 ${clip(line)}${isWhole ? '' : ' …'}`;
}

/** “Book Club”, as somebody typed it. */
export function quote(text: string): string {
  return `“${clip(text)}”`;
}

/** " (my knee hurts)", or nothing. */
export function because(reason: string | null): string {
  return reason ? ` (${reason})` : '';
}

/** Names that a message holds all of where it can, joined as a language does. */
export type JoinNames = (names: readonly string[], total?: number) => string;

/** How a pasted list differs from the answers: a line under each heading that has somebody. */
export function differences(
  { changes, missing, unknown, ambiguous, unread }: ListFacts,
  join: JoinNames,
  headings: Record<
    'going' | 'maybe' | 'declined' | 'missing' | 'unknown' | 'ambiguous' | 'unread',
    string
  >,
): (string | false)[] {
  const named = (status: Standing) =>
    changes
      .filter((change) => change.status === status)
      .map(({ name, guests }) => `${name}${guests > 0 ? ` +${guests}` : ''}`);
  const line = (heading: string, names: readonly string[], total?: number) =>
    names.length > 0 && `${heading}: ${join(names, total)}.`;
  return [
    line(headings.going, named('GOING')),
    line(headings.maybe, named('MAYBE')),
    line(headings.declined, named('DECLINED')),
    line(headings.missing, missing.names, missing.total),
    line(headings.unknown, unknown),
    line(headings.ambiguous, ambiguous),
    line(
      headings.unread,
      unread.map((text) => `“${clip(text)}”`),
    ),
  ];
}

/** Sentences that are there, each with a capital but the first, which goes on after a colon. */
export function sentences(...parts: (string | false)[]): string {
  const [first = '', ...others] = parts.filter((part) => part !== false);
  return [first, ...others.map((part) => part.charAt(0).toUpperCase() + part.slice(1))].join('. ');
}

/** The first line of a message, cut where it is longer than a line on a phone. */
export function shorten(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const characters = [...line];
  return characters.length > 40 || line !== text.trim()
    ? `${characters.slice(0, 39).join('')}…`
    : line;
}
