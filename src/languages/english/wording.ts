import type { Crowd, Named, SpanFacts, When } from '../reply.ts';
import { enumerate, formatSpan, formatWhen, mention } from '../wording.ts';

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

/** "tomorrow 18:00", "Sun 22 Nov 23:59", or the day alone where no time is known. */
export function when(moment: When, now: Date): string {
  return formatWhen(moment, now, 'en');
}

/** "due Sun 22 Nov 23:59"; of what is past and not done "overdue since Thu 19 Nov 20:00". */
export function dueOrOverdue(due: When, now: Date, isDone = false): string {
  return `${due.at < now && !isDone ? 'overdue since' : 'due'} ${when(due, now)}`;
}

/** "Sun 20 Dec – Wed 6 Jan", or the day alone where it is one. */
export function span(given: SpanFacts, now: Date, options?: { relative: boolean }): string {
  return formatSpan(given, now, 'en', options);
}

/** "Sam, Jo and Pau"; "Sam, Jo and 3 more" where there are more than the names given. */
export function list(names: readonly string[], total = names.length, joint = 'and'): string {
  const rest = total - names.length;
  const items = rest > 0 ? [...names, `${format(rest)} more`] : names;
  return enumerate(items, () => ` ${joint} `);
}

/** "Sam, Jo or Pau", and how many more there are to choose from. */
export function either(names: readonly string[], total = names.length): string {
  return list(names, total, 'or');
}

/** Those whom a place that came free has been given to, in the chat where it happened. */
export function movedUp(promoted: readonly Named[]): string {
  return `🎉 ${list(promoted.map(mention))} ${promoted.length === 1 ? 'moves' : 'move'} up from the waiting list: you're in!`;
}

/** "Did you mean A or B?" with a leading space, or nothing. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? ` Did you mean ${either(suggestions)}?` : '';
}

/** How a question is answered. */
export function replyYes(code: string): string {
  return `Reply yes, or /confirm ${code}`;
}

/** "@Sam and @Jo: it is off." Whom a message goes to alone is not named: "It is off." */
export function addressed(people: readonly Named[], said: string, total = people.length): string {
  if (people.length === 0) return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  return `${list(people.map(mention), total)}: ${said}`;
}

/** Who hears nothing from Muster, and must be told by whoever reads this; nothing where that is nobody. */
export function noChatWith({ named, total }: Crowd): string | false {
  const names = named.map(({ name }) => name);
  return total > 0 && `I have no chat with ${list(names, total)}: please tell them.`;
}
