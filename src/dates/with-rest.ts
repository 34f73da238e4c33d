import { vocabularyFor } from './languages.ts';
import { remembered } from './remembered.ts';
import { anyOf, type Vocabulary } from './vocabulary.ts';

/** Enough of the text beside a phrase to see a word of it. */
const longestBeside = 60;

/**
 * A phrase with the words right beside it, between two places, that say which day it is and are no part of
 * it: "next next friday". A date is not cut from the middle of them; who reads the whole refuses it.
 */
export function withRest(
  span: { start: number; end: number },
  source: string,
  from: number,
  to: number,
  locale: string,
): { start: number; end: number } {
  const { wordBefore, wordAfter } = patternsOf(vocabularyFor(locale));
  let { start, end } = span;
  for (let left = 0; left < mostRest; left += 1) {
    const word = wordBefore.exec(source.slice(Math.max(from, start - longestBeside), start))?.[1];
    if (word === undefined) break;
    start -= word.length;
  }
  for (let right = 0; right < mostRest; right += 1) {
    const word = wordAfter.exec(source.slice(end, Math.min(to, end + longestBeside)))?.[0];
    if (word === undefined) break;
    end += word.length;
  }
  return { start, end };
}

/** Words beside a phrase that are looked at; one is enough for it to be refused. */
const mostRest = 3;

/** Words that are hardly anything but the name of a day, and times that are written out. */
export function dayWordPattern(words: Vocabulary): string {
  const { weekdays, months, relativeDays, ordinaryWords, partsOfDay } = words;
  const names = Object.entries({ ...weekdays, ...months, ...relativeDays }).filter(
    ([word]) => !ordinaryWords.has(word) && !Object.hasOwn(partsOfDay, word),
  );
  const half = `${words.amPattern}|${words.pmPattern}`;
  return `(?:${anyOf(Object.fromEntries(names))}|\\d{1,2}(?:${words.ordinalPattern})|\\d{1,2}:\\d{2}|\\d{1,2} ?(?:${half}))`;
}

interface Patterns {
  /** A word beside a phrase that says which day it is. */
  wordBefore: RegExp;
  wordAfter: RegExp;
}

const patternsOf = remembered((words: Vocabulary): Patterns => {
  const { untilPattern, beforePattern, afterPattern, withinPattern, startingPattern } = words;
  const joint = [untilPattern, beforePattern, afterPattern, withinPattern, startingPattern].join(
    '|',
  );
  const links = `(?:(?:${words.fillerPattern}|${joint}) {1,4}){0,3}`;
  const day = dayWordPattern(words);
  // "con Julio viernes"
  const name = `(?<=(?<![\\p{L}\\p{N}])(?:${words.withPattern}) {1,4})${anyOf(words.months)}`;
  return {
    // "next" stands before a day; behind it, it is "next to the church".
    wordBefore: new RegExp(
      `(?:^|[ ,(])((?:(?!${name})${day}|${anyOf(words.directions)})[ ,]{1,4}${links})$`,
      'iu',
    ),
    wordAfter: new RegExp(`^[ ,]{1,4}${links}${day}(?![\\p{L}\\p{N}_]|['-][\\p{L}\\p{N}])`, 'iu'),
  };
});
