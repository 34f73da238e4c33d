import { formatDay, formatInstant } from '../../dates/format.ts';
import type { GroupName, Named, When } from '../reply.ts';

/** "1 person", "12 people". */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${format(count)} people`;
}

/** "1 task", "3 tasks". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${format(count)} ${count === 1 ? one : many}`;
}

/** "1,200". */
export function format(count: number): string {
  return count.toLocaleString('en-US');
}

/** "📚 Book Club". */
export function groupName({ icon, name }: GroupName): string {
  return icon ? `${icon} ${name}` : name;
}

/** How the group is named in a command: @Family, @"Book Club". */
export function handle({ name }: GroupName): string {
  return /^[\p{L}\p{N}-]+$/u.test(name) ? `@${name}` : `@"${name}"`;
}

/** "tomorrow 18:00", "Sun 22 Nov 23:59", or the day alone where no time is known. */
export function when({ at, zone, hasTime = true, city }: When, now: Date): string {
  if (hasTime) {
    return `${formatInstant(at, { zone, now, relative: true })}${city ? ` (${city})` : ''}`;
  }
  const relative = /^(today|tomorrow)/.exec(formatInstant(at, { zone, now, relative: true }))?.[0];
  return relative ?? formatDay(at, { zone, now });
}

/** "Sam, Jo and Pau"; "Sam, Jo and 3 more" where there are more than the names given. */
export function list(names: readonly string[], total = names.length): string {
  const rest = total - names.length;
  const items = rest > 0 ? [...names, `${format(rest)} more`] : names;
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** "▓▓▓▓▓░░░░░" of ten cells; full only when everything is done, empty only when nothing is. */
export function bar(done: number, total: number): string {
  const share = total === 0 ? 0 : (done / total) * 10;
  const cells = done === total ? 10 : Math.min(9, Math.max(done > 0 ? 1 : 0, Math.round(share)));
  return '▓'.repeat(cells) + '░'.repeat(10 - cells);
}

/** Those whom a place that came free has been given to, in the chat where it happened. */
export function movedUp(promoted: readonly Named[]): string {
  return `🎉 ${list(promoted.map(mention))} ${promoted.length === 1 ? 'moves' : 'move'} up from the waiting list: you're in!`;
}

/** "@34600111222", which WhatsApp shows as their name, or the name where they have no WhatsApp id. */
export function mention({ name, whatsappId }: Named): string {
  return whatsappId ? `@${whatsappId.split('@')[0]}` : name;
}

/** "Did you mean A or B?" with a leading space, or nothing. */
export function didYouMean(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return '';
  const items =
    suggestions.length === 1
      ? suggestions[0]
      : `${suggestions.slice(0, -1).join(', ')} or ${suggestions.at(-1)}`;
  return ` Did you mean ${items}?`;
}

/** Lines that are there, one under another. */
export function lines(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string').join('\n');
}

/** What somebody typed, short enough to be said back. */
export function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text;
}

/** “Book Club”, as somebody typed it. */
export function quote(text: string): string {
  return `“${clip(text)}”`;
}
