import { Chrono, type ParsingResult } from 'chrono-node';
import { vocabularyFor } from './languages.ts';
import { levelText } from './level-text.ts';
import {
  dayAfterWeekdayParser,
  dayOfMonthParser,
  daySpanParser,
  hyphenDateParser,
  isoDateParser,
  monthNameParser,
  numericDateParser,
} from './parsers/calendar-date.ts';
import {
  bareHourParser,
  clockTimeParser,
  compactTimeParser,
  minutesAfterHourParser,
  spokenTimeParser,
} from './parsers/clock-time.ts';
import { feastParser } from './parsers/feast.ts';
import { hourRangeParser } from './parsers/hour-range.ts';
import { partOfDayParser } from './parsers/part-of-day.ts';
import { endOfDayParser, endOfPeriodParser, periodParser } from './parsers/period.ts';
import type { DateOption } from './parsers/piece-parser.ts';
import { offsetParser, relativeDayParser, tonightParser } from './parsers/relative-day.ts';
import { nthWeekdayParser, weekdayParser, weeksLaterParser } from './parsers/weekday.ts';
import { type DateReference, wallClock } from './reference.ts';
import { dropUnfinished, keepLongest, mergeNeighbours } from './refiners.ts';
import { joinSpans } from './spans.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * chrono with parsers and refiners of our own in place of its stock ones, which compute in the
 * server's zone, skip the coming Sunday, and find dates in titles. Where two parsers match the same
 * characters the earlier in the list wins.
 */
function createDateChrono(words: Vocabulary, dayFirst: boolean): Chrono {
  return new Chrono({
    parsers: [
      isoDateParser(),
      numericDateParser(dayFirst),
      hyphenDateParser(words, dayFirst),
      daySpanParser(words),
      monthNameParser(words),
      feastParser(words),
      endOfDayParser(words),
      endOfPeriodParser(words),
      periodParser(words),
      weeksLaterParser(words),
      nthWeekdayParser(words),
      offsetParser(words),
      relativeDayParser(words),
      tonightParser(words),
      weekdayParser(words),
      dayOfMonthParser(words),
      dayAfterWeekdayParser(words),
      spokenTimeParser(words),
      minutesAfterHourParser(words),
      clockTimeParser(words),
      compactTimeParser(words),
      hourRangeParser(words),
      bareHourParser(),
      partOfDayParser(words),
    ],
    refiners: [keepLongest, dropUnfinished(words), mergeNeighbours(words), joinSpans(words)],
  });
}

const chronos = new Map<Vocabulary, Map<boolean, Chrono>>();

function chronoFor(locale: string): Chrono {
  // Only the United States and its like write the month first.
  const dayFirst = !/^en-(?:US|PH)\b/i.test(locale);
  const words = vocabularyFor(locale);
  const ofWords = chronos.get(words) ?? new Map<boolean, Chrono>();
  const chrono = ofWords.get(dayFirst) ?? createDateChrono(words, dayFirst);
  chronos.set(words, ofWords.set(dayFirst, chrono));
  return chrono;
}

/** All date phrases of a text, left to right, not yet placed on the calendar. Positions are the source's. */
export function parsePhrases(text: string, reference: DateReference): ParsingResult[] {
  const wall = wallClock(reference);
  if (wall === undefined) return [];
  const option: DateOption = { wall };
  // What chrono itself would imply of the day, in the server's zone, nobody asks for.
  return chronoFor(reference.locale).parse(
    levelText(text),
    reference.sentAt,
    option,
  ) as ParsingResult[];
}
