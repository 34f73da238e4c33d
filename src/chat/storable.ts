import { earliest } from '../dates/instants.ts';

/** Clocks differ, but not by so much, in milliseconds: what was said later was said now. */
const mostAhead = 7 * 24 * 60 * 60_000;

/** An instant that a network tells, as it is kept: none that is no date, lies far ahead or before there were any. */
export function storableInstant(at: Date, now: Date): Date {
  // Of no date nothing is true.
  if (!(at.getTime() <= now.getTime() + mostAhead)) return now;
  return at < earliest ? earliest : at;
}

/** A text as PostgreSQL can keep it: without NUL and without half a surrogate pair. */
export function storable<Text extends string | null>(text: Text): Text {
  return (text === null ? null : text.toWellFormed().replaceAll('\0', '')) as Text;
}
