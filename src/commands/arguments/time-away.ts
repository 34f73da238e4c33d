import type { DateReference } from '../../dates/reference.ts';
import { readTimeAway, type TimeAway } from '../../dates/time-away.ts';
import { timeWordsFor } from '../../dates/time-words.ts';
import { type Token, tokenize } from '../tokenize.ts';
import { referenceOf } from './date.ts';
import {
  type Parsed,
  problem,
  type Slot,
  type Stretch,
  textOf,
  type Unread,
  value,
} from './slot.ts';
import { isPunctuation, isWord, wordsFor } from './words.ts';

/** When somebody is away, why, and which of their times away gets another time. */
export interface SaidAway {
  number: number | null;
  time: TimeAway | null;
  reason: string | null;
}

/** Words of a time at most. */
const longestTime = 12;

/** "20 dec to 6 jan skiing", "#1 until monday", "a wedding, friday": a time, and what is left is the reason. */
export function timeAway(label: string): Slot<SaidAway> {
  return {
    label,
    optional: true,
    keywords: [],
    positional: true,
    form: { kind: 'text', goesOn: true, begins: () => true },
    kept: true,
    stage: 2,
    resolve: (stretch, resolving) =>
      stretch
        ? read(stretch, referenceOf(resolving))
        : value({ number: null, time: null, reason: null }),
  };
}

function read(stretch: Stretch, reference: DateReference): Parsed<SaidAway> {
  const { tokens, number } = withoutNumber(stretch, reference.locale);
  if (tokens.length === 0) return value({ number, time: null, reason: null });
  const said = { ...stretch, tokens };
  const found = findTime(said, reference);
  const unreadable = problem({ code: 'rangeUnreadable', phrase: textOf(said) });
  if (!found) return mended(said, reference, 0) ?? unreadable;
  const { time, rest, length, isFirst } = found;
  const doubt = doubtIn(rest.tokens, reference.locale);
  const slip = mended(said, reference, doubt === -1 && isFirst ? length : 0);
  if (slip) return slip;
  // "from monday": what stands before a time and is of it makes another of it.
  if (doubt !== -1 && !isFirst) return unreadable;
  if (doubt !== -1) {
    const text = textOf({ ...rest, tokens: rest.tokens.slice(doubt) });
    return problem({ code: 'doubtful', text, meant: null, within: 'reason' });
  }
  return value({ number, time, reason: reasonIn(rest) });
}

/** What is left of a text, without what joins it to the time. */
function reasonIn(rest: Stretch): string | null {
  return textOf(rest).replace(/^[-–—:;,\s]+|[-–—:;,\s]+$/g, '') || null;
}

/** "#1", and the "to" or colon after it. */
function withoutNumber(
  { tokens }: Stretch,
  locale: string,
): { tokens: readonly Token[]; number: number | null } {
  const [first, second] = tokens;
  const number = /^#(\d{1,6}):?$/.exec(first?.kind === 'word' ? first.value : '')?.[1];
  if (number === undefined) return { tokens, number: null };
  const leads = wordsFor(locale).singleWordsFor(['to']);
  const from =
    second && (isPunctuation(second) || leads.some((lead) => isWord(second, lead))) ? 2 : 1;
  return { tokens: tokens.slice(from), number: Number(number) };
}

interface Found {
  time: TimeAway;
  rest: Stretch;
  /** How many words say it. */
  length: number;
  /** Whether it stands before the rest. */
  isFirst: boolean;
}

/** The longest time that the text begins with, else the longest that it ends in. */
function findTime(said: Stretch, reference: DateReference): Found | undefined {
  const { tokens } = said;
  const longest = Math.min(tokens.length, longestTime);
  for (const isFirst of [true, false]) {
    for (let length = longest; length > 0; length -= 1) {
      const at = isFirst ? 0 : tokens.length - length;
      const own = tokens.slice(at, at + length);
      if (own.some(({ kind, handle }) => kind === 'quoted' || handle)) continue;
      const text = textOf({ ...said, tokens: own }).replace(/[:;]$/, '');
      const reading = readTimeAway(text, reference);
      if (!reading.ok) continue;
      const rest = isFirst ? tokens.slice(length) : tokens.slice(0, at);
      return { time: reading.value, rest: { ...said, tokens: rest }, length, isFirst };
    }
  }
  return undefined;
}

/**
 * Where words of the reason speak of time, -1 for nowhere: a day or an hour anywhere, and at its beginning, after
 * what may join it to the time, also what may be anything else.
 */
function doubtIn(tokens: readonly Token[], locale: string): number {
  const time = timeWordsFor(locale);
  const isPlain = ({ kind, handle }: Token) => kind === 'word' && !handle;
  const wordOf = ({ folded }: Token) => folded.replace(/[,.;:!?]+$/, '');
  const isJoint = (token: Token) =>
    isPlain(token) && (isPunctuation(token) || time.joints.has(wordOf(token)));
  const start = tokens.findIndex((token) => !isJoint(token));
  // Nothing but "from", or "to": half of a time.
  if (start === -1) return tokens.findIndex((token) => !isPunctuation(token));
  return tokens.findIndex((token, at) => {
    if (!isPlain(token) || at < start) return false;
    const word = wordOf(token);
    const spoken = time.read(word);
    if (spoken) return !spoken.isWeak || at === start || /^\d/.test(word);
    return at === start && time.bounds.has(word);
  });
}

/**
 * Asks with one word put right behind the first `length`, where the time has it then: "20 dec to 6 jna". Undefined
 * where none does.
 */
function mended(said: Stretch, reference: DateReference, length: number): Unread | undefined {
  const { near, read: readWord } = timeWordsFor(reference.locale);
  const { source, tokens } = said;
  for (const [at, { kind, handle, folded, start, end }] of tokens.slice(0, longestTime).entries()) {
    if (kind === 'quoted' || handle || at < length) continue;
    const spoken = readWord(folded);
    for (const meant of spoken ? [spoken.meant ?? []].flat() : near(folded)) {
      const text = source.slice(tokens[0]!.start, start) + meant + source.slice(end);
      const again = tokenize(text);
      const found =
        again.ok && findTime({ ...said, source: text, tokens: again.tokens }, reference);
      const isOfIt = found !== false && found?.isFirst && found.length > Math.max(length, at);
      if (!isOfIt || doubtIn(found.rest.tokens, reference.locale) !== -1) continue;
      const problem = {
        code: 'doubtful',
        text: source.slice(start, end),
        meant,
        within: null,
      } as const;
      return { ok: false, problem, likely: source.slice(0, tokens[0]!.start) + text };
    }
  }
  return undefined;
}
