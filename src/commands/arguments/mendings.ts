import type { Edit } from './doubt.ts';
import type { Piece, View } from './pieces.ts';
import { lastOfDate } from './time-in-text.ts';
import { isWord } from './words.ts';

/** A word of time as it was probably meant. */
export function mendedAt(view: View, at: number): Edit[] {
  const { time, timeAt, word } = view;
  const said = timeAt(at);
  const text = (() => {
    if (said?.sense === 'hour' && said.meant && /ish$/.test(word(at)))
      return time.atHour(said.meant);
    return said?.meant ?? fullName(view, at) ?? habitOf(view, at);
  })();
  return text === undefined ? [] : [{ first: at, last: at, text }];
}

/** A number on its own beside a day, as the hour that it may be: "at 8". */
export function hourAt({ time, timeAt, word }: View, at: number): Edit[] | undefined {
  const isDigits = timeAt(at)?.sense === 'number' && /^\d/.test(word(at));
  return isDigits ? [{ first: at, last: at, text: time.atHour(word(at)) }] : undefined;
}

/** The name of a day in full, where it was cut short: "sat". */
export function fullName({ time, word, words, timeAt }: View, at: number): string | undefined {
  const said = word(at);
  if (timeAt(at)?.sense !== 'day' || !time.names.has(said)) return undefined;
  return words.weekdays.find((day) => day.startsWith(said) && day !== said);
}

/** "mondays" → "every monday". */
function habitOf({ time, word, words, timeAt }: View, at: number): string | undefined {
  if (timeAt(at)?.sense !== 'again') return undefined;
  const day = words.weekdays.find((name) => `${name}s` === word(at));
  return day && time.every(day);
}

/** The title with the date behind it, as one title. */
export function wholeTitle(view: View, { first, dateAfter }: Piece): Edit[] {
  const last = lastOfDate(view, dateAfter!);
  const { tokens, source } = view;
  return [{ first, last, text: quoted(source.slice(tokens[first]!.start, tokens[last]!.end)) }];
}

/** Whether a number in words, or a second one, follows the word that introduces a count: "max ten". */
export function isCounted({ slots, words, tokens, timeAt }: View, at: number): boolean {
  if (timeAt(at)?.sense !== 'number') return false;
  return slots.some(
    ([, { form, label, keywords }]) =>
      form.kind === 'token' &&
      label === 'limit' &&
      words.singleWordsFor(keywords).some((word) => isWord(tokens[at - 1], word)),
  );
}

/** A number in words, in digits. */
export function digitsOf({ words, word, time }: View, at: number): string | undefined {
  const number = words.numbers.get(word(at)) ?? time.numberOf(word(at));
  return number === undefined ? undefined : String(number);
}

/** "seven thirty" → "7:30". */
export function spokenTime(view: View, hourAt: number, minutesAt: number): string | undefined {
  const [hour, minutes] = [hourAt, minutesAt].map((at) => Number(digitsOf(view, at) ?? Number.NaN));
  if (!(hour! >= 1 && hour! <= 24 && minutes! >= 5 && minutes! < 60)) return undefined;
  return `${hour}:${String(minutes).padStart(2, '0')}`;
}

export function rawOf({ tokens, source }: View, at: number): string {
  return source.slice(tokens[at]!.start, tokens[at]!.end);
}

export function textOfPiece({ tokens, source }: View, { first, last }: Piece): string {
  return source.slice(tokens[first]!.start, tokens[last]!.end);
}

/** In quotes all of it is meant. */
export function quoted(text: string): string {
  return `"${text}"`;
}
