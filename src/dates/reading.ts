import { parsePhrases } from './chrono.ts';
import { vocabularyFor } from './languages.ts';
import { levelText } from './level-text.ts';
import { type MissingTime, placeOnCalendar } from './place-on-calendar.ts';
import type { DateProblem, Result } from './problem.ts';
import { type DateReference, wallClock } from './reference.ts';

export type { DateProblem, Result } from './problem.ts';
export type { DateReference } from './reference.ts';

export interface DateReading {
  at: Date;
  /** False when the time of day was not said. */
  hasTime: boolean;
  /** The other common reading: "next sunday" said on a Friday, a week later. */
  alternative?: Date;
}

/** Longer phrases are no dates; keeps a pasted novel from being parsed. */
const longestPhrase = 300;

/**
 * Reads a whole phrase as an instant after `sentAt`, at most five years ahead; nothing may be left
 * over but fillers and commas. A missing time is 23:59 or 00:00 local, as the caller chooses, so with
 * `startOfDay` "today" is past: ask for `endOfDay` and look at `hasTime` where today must be allowed.
 * "next sunday" is the coming one (docs/rules.md, dates).
 */
export function readDate(
  phrase: string,
  reference: DateReference,
  options: { missingTime: MissingTime },
): Result<DateReading> {
  const trimmed = phrase.trim();
  const wall = wallClock(reference);
  if (wall === undefined || trimmed.length > longestPhrase)
    return failed('dateUnreadable', trimmed);
  const found = parsePhrases(phrase, reference);
  const [result] = found;
  if (result === undefined || found.length > 1) return failed('dateUnreadable', trimmed);
  const source = levelText(phrase);
  const left = `${source.slice(0, result.index)} ${source.slice(result.index + result.text.length)}`;
  if (!isFiller(left, reference.locale)) return failed('dateUnreadable', trimmed);
  const placed = placeOnCalendar(result, wall, options.missingTime);
  if ('code' in placed) return failed(placed.code, trimmed, placed.at);
  const { at, hasTime, alternative } = placed;
  return {
    ok: true,
    value: {
      at: at.toJSDate(),
      hasTime,
      ...(alternative ? { alternative: alternative.toJSDate() } : {}),
    },
  };
}

function failed(code: DateProblem['code'], phrase: string, at?: Date): Result<never> {
  if (code !== 'datePast') return { ok: false, problem: { code, phrase } };
  if (at === undefined) return { ok: false, problem: { code: 'dateUnreadable', phrase } };
  return { ok: false, problem: { code, phrase, at } };
}

/** Whether nothing but fillers, commas and closing marks is left of a phrase. */
export function isFiller(text: string, locale: string): boolean {
  const filler = new RegExp(
    `^[ ,.!?]*(?:(?:${vocabularyFor(locale).fillerPattern})(?![\\p{L}\\p{N}])[ ,.!?]*)*$`,
    'iu',
  );
  return filler.test(text);
}
