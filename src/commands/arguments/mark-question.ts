import type { DateReference } from '../../dates/reference.ts';
import { timeWordsFor } from '../../dates/time-words.ts';
import type { Token } from '../tokenize.ts';
import { type Words, wordsFor } from './words.ts';

// "everyone who hasn't answered 12": those whom a call asks for.

/** Stands for what introduces those who are asked for, so that one word does; nobody types it. */
export const mark = '\u{f8fe}';

/** Words of the longest of what introduces those who are asked for: "a todos los que". */
const longestLead = 4;

/** How many tokens introduce those who are asked for. */
export function leadAt(tokens: readonly Token[], at: number, { asking }: Words): number {
  for (let length = Math.min(longestLead, tokens.length - at); length > 0; length -= 1) {
    const own = tokens.slice(at, at + length);
    const isPlain = own.every(({ kind, handle }) => kind === 'word' && !handle);
    if (isPlain && asking.has(own.map(({ folded }) => folded).join(' '))) return length;
  }
  return 0;
}

/**
 * With marks in place of what introduces a question, and before its number, so that no date takes that: "hasn't
 * answered 12 tomorrow 9am". And what the first mark stands for.
 */
export function markQuestion(
  line: string,
  tokens: readonly Token[],
  lead: number,
  reference: DateReference,
): { line: string; said: string } {
  const words = wordsFor(reference.locale);
  const last = lead + leadAt(tokens, lead, words) - 1;
  const [from, to] = [tokens[lead]!.start, tokens[last]!.end];
  const number = numberAfter(tokens, last, words, reference);
  const rest =
    number === undefined
      ? line.slice(to)
      : `${line.slice(to, tokens[number]!.start)}#${line.slice(tokens[number]!.start)}`;
  return { line: `${line.slice(0, from)}${mark}${rest}`, said: line.slice(from, to) };
}

/** Where the number of a question stands, without its mark; undefined where there is none. */
function numberAfter(
  tokens: readonly Token[],
  lead: number,
  words: Words,
  { locale }: DateReference,
): number | undefined {
  const { beforeHour } = timeWordsFor(locale);
  const clauseWords = words.singleWordsFor(['over', 'until', 'till', 'by', 'at', 'in']);
  for (let at = lead + 1; at < Math.min(tokens.length, lead + longestQuestion); at += 1) {
    const { kind, handle, folded } = tokens[at]!;
    if (kind === 'quoted' || handle) return undefined;
    if (!/^\d{1,9}[?.!,:]*$/.test(folded)) continue;
    const before = tokens[at - 1]!.folded;
    const [two, after] = [`${tokens[at - 2]?.folded} ${before}`, tokens[at + 1]?.folded ?? ''];
    const isHour = !words.numberLeads.has(before) && beforeHour.has(two);
    const isTime = isHour || beforeHour.has(before) || clauseWords.includes(before);
    return isTime || words.counted.has(after) || words.months.has(after) ? undefined : at;
  }
  return undefined;
}

/** Words within which a question has its number. */
const longestQuestion = 12;
