import type { TimeWord } from '../../dates/time-sense.ts';
import type { Piece, View } from './pieces.ts';
import { isWord } from './words.ts';

/** Whether a word can stand within a phrase about time: it says one, joins two, or rounds one. */
export function isOfTime(view: View, at: number): boolean {
  const { time, timeAt, word } = view;
  const lists = [time.joints, time.bounds, time.roundingBefore, time.roundingAfter];
  return timeAt(at) !== undefined || lists.some((words) => words.has(word(at)));
}

/** Where the words of time begin that end at `last`. */
export function startOfTime(view: View, first: number, last: number): number {
  let at = last;
  while (at - 1 > first && isOfTime(view, at - 1)) at -= 1;
  while (at < last && !view.timeAt(at)) at += 1;
  return at;
}

/** Whether a word says a time, or is of a phrase that was found to say one. */
export function isTimed({ dates, timeAt }: View, at: number): boolean {
  return dates[at] !== undefined || timeAt(at) !== undefined;
}

/** Whether it is the name of a day or a time with a slip in it, and so no other word. */
export function isSlip({ timeAt, word }: View, at: number): boolean {
  const said = timeAt(at);
  return said?.meant !== undefined && !said.isWeak && /^\p{L}/u.test(word(at));
}

/** Whether a word of time at the end of a text is a piece of a date: one beside it, or one on its own. */
export function isHalf(view: View, piece: Piece, at: number): boolean {
  const { time, timeAt, word, words, dates } = view;
  const { first, dateAfter } = piece;
  const { sense, isWeak } = timeAt(at)!;
  const before = at > first ? word(at - 1) : '';
  const isNoun = time.articles.has(before) || time.beforePeople.has(before);
  const saidBefore = before === '' ? undefined : timeAt(at - 1);
  // "fri 6", "this weekend a week": it goes on with a date that was not taken.
  const goesOn =
    (at > first && dates[at - 1] !== undefined && dates[at] === undefined) ||
    (at - 1 > first && time.articles.has(before) && isTimed(view, at - 2)) ||
    (sense === 'ordinal' && saidBefore?.sense === 'hour') ||
    (sense === 'month' &&
      (['number', 'ordinal', 'cut'].includes(saidBefore?.sense ?? '') ||
        // "a mediados de diciembre"
        (time.belonging.has(before) && at - 1 > first && timeAt(at - 2)?.sense === 'cut')));
  // "early next week"
  if (sense === 'cut' && dateAfter !== undefined) return !isHourAt(view, dateAfter);
  if (dateAfter === undefined && !goesOn) {
    if (sense === 'day') return !isWeak || !isNoun;
    return !isWeak && (sense === 'hour' || sense === 'again');
  }
  switch (sense) {
    case 'day':
      return !isWeak || !isNoun;
    case 'again':
    case 'ordinal':
      return true;
    // "Christmas dinner 20 dec" has its day.
    case 'feast':
      return !namesDay(view);
    case 'month':
      return !isWeak || (!isNoun && !namesDay(view));
    case 'hour':
      return !isWeak || !namesHour(view);
    case 'number': {
      const isApart = dateAfter !== undefined && isDue(view, dateAfter) && isLed(view, dateAfter);
      const isHour = Number(word(at)) <= 24 && !namesHour(view) && !isApart;
      return isHour && before !== '' && (goesOn || !saidBefore) && !time.numbered.has(before);
    }
    case 'unit':
      return (
        time.articles.has(before) ||
        ['number', 'again'].includes(saidBefore?.sense ?? '') ||
        words.repeating.has(before)
      );
    case 'part':
    case 'cut':
      if (!isWeak) return true;
      return (
        before !== '' &&
        (time.articles.has(before) || time.joints.has(before) || saidBefore !== undefined)
      );
  }
}

/** Whether a date begins here that says the day and the hour, and is no "Sunday lunch". */
export function isDayAndHour({ dates, timeAt }: View, first: number): boolean {
  if (dates[first] === undefined) return false;
  let last = first;
  while (dates[last + 1] === dates[first]) last += 1;
  const said = indexes(first, last).flatMap((at) => timeAt(at) ?? []);
  const isPoint = ({ sense, isWeak }: TimeWord) =>
    sense === 'hour' || (sense === 'part' && !isWeak);
  return said.some(isPoint) && said.some(({ sense }) => sense === 'day' || sense === 'month');
}

/** Whether the date at this place begins with a word that introduces it: "Buy 2 by friday". */
export function isLed({ slots, owner, words, tokens }: View, at: number): boolean {
  const keywords = slots.find(([name]) => name === owner[at])?.[1].keywords ?? [];
  return words.phrasesFor(keywords).some(([word]) => isWord(tokens[at], word!));
}

/** Whether the date that begins here begins with its hour. */
export function isHourAt(view: View, at: number): boolean {
  const sense = indexes(at, lastOfDate(view, at))
    .map((index) => view.timeAt(index)?.sense)
    .find((found) => found !== undefined);
  return sense === 'hour' || sense === 'number' || sense === 'part';
}

/** Whether a word is the one that introduces a date: "due", "until". */
export function isDateWord({ slots, owner, dates }: View, at: number): boolean {
  const form = slots.find(([name]) => name === owner[at])?.[1].form;
  return form?.kind === 'date' && dates[at] === undefined;
}

/** Whether the date at this place says when something is due, and not when it is. */
export function isDue({ slots, owner }: View, at: number): boolean {
  const form = slots.find(([name]) => name === owner[at])?.[1].form;
  return form?.kind === 'date' && form.trailing;
}

/** What a joint that follows a date may be; "the big game" after a day is a title. */
export function isJoint({ time, word }: View, at: number): boolean {
  return time.joints.has(word(at)) && !time.articles.has(word(at));
}

/** Whether the date says which day it is, and not the time alone. */
export function namesDay(view: View): boolean {
  return view.tokens.some(
    ({ value }, at) =>
      view.isDate(at) &&
      (!['hour', 'part', 'number', 'cut', undefined].includes(view.timeAt(at)?.sense) ||
        /\d[/.-]\d{1,2}(?:[/.-]|$)|^\d{4}-/.test(value)),
  );
}

/** Whether the date says a time of day. */
function namesHour(view: View): boolean {
  return view.tokens.some(
    (_, at) =>
      view.isDate(at) && ['hour', 'part', 'number', 'cut'].includes(view.timeAt(at)?.sense ?? ''),
  );
}

/** The last token of the phrase that begins here, and of those that are joined to it. */
export function lastOfDate(view: View, from: number): number {
  let last = from;
  while (view.isDate(last + 1)) last += 1;
  return last;
}

export function indexes(first: number, last: number): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, offset) => first + offset);
}

/** Whether names stand here, or a group: of these nothing is time but what is misspelt. */
export function isName({ slot, isTitle }: Piece): boolean {
  return !isTitle && slot.label !== 'place' && slot.label !== 'title';
}
