import { asked, type Doubt, type Edit, meantBy } from './doubt.ts';
import { firstWord, lastWord } from './edge-doubts.ts';
import { feastOfTitle } from './feasts.ts';
import {
  digitsOf,
  isCounted,
  mendedAt,
  quoted,
  rawOf,
  spokenTime,
  textOfPiece,
} from './mendings.ts';
import { looksLikeName, nameRun } from './names.ts';
import { type Piece, phraseFrom, type View } from './pieces.ts';
import { indexes, isOfTime, isSlip, namesDay } from './time-in-text.ts';
import { isWord } from './words.ts';

/**
 * The words of time, of number and of people that a text has and another argument would: beside the
 * date, at an edge of a title, in a place. What stands deep inside a title, or in quotes, is the title's.
 */
export function findDoubt(view: View): Doubt | undefined {
  for (const piece of view.pieces) {
    const found =
      bounds(view, piece) ??
      heads(view, piece) ??
      countInWords(view, piece) ??
      phone(view, piece) ??
      feastOfTitle(view, piece) ??
      nothingButTime(view, piece) ??
      lastWord(view, piece) ??
      firstWord(view, piece) ??
      dayInside(view, piece);
    if (found) return found;
  }
  return undefined;
}

/**
 * What would make something of words that no argument took at all: one of them put right, or those
 * left out that only say how exact a time is.
 */
export function mendLeft(view: View, first: number, last: number): Doubt | undefined {
  const { time } = view;
  const edits: Edit[] = [];
  for (let at = first; at <= last; at += 1) {
    const idle =
      phraseFrom(view, at, time.roundingAfter) || phraseFrom(view, at, time.roundingBefore);
    const said = view.timeAt(at);
    const [near] = said ? [] : time.near(view.word(at));
    const loose = time.loose.get(view.word(at));
    const meant = said?.meant ?? loose ?? (isCounted(view, at) ? digitsOf(view, at) : near);
    if (idle > 0) edits.push({ first: at, last: at + idle - 1, text: '' });
    else if (meant !== undefined) edits.push({ first: at, last: at, text: meant });
    at += Math.max(idle - 1, 0);
  }
  if (edits.length === 0) return undefined;
  const meant = edits.length === 1 ? edits[0]!.text || null : null;
  return { first, last, meant, within: null, mendings: [edits] };
}

/**
 * "Camp Nou until june": a phrase about time that a text ends in, from the word on that opens it. It
 * belongs to the date, wherever that stands.
 */
export function bounds(
  view: View,
  { first, last, slot, dateAfter, isTitle }: Piece,
): Doubt | undefined {
  const { time, timeAt, tokens } = view;
  let at = last;
  while (at - 1 > first && isOfTime(view, at - 1)) at -= 1;
  while (at < last && phraseFrom(view, at, time.bounds) === 0) at += 1;
  if (at === last || !indexes(at + 1, last).some((index) => timeAt(index))) return undefined;
  // "The day after" may be anything; a place ends where a time begins.
  if (isTitle && dateAfter === undefined && !timeAt(at + 1)) return undefined;
  const dateEnd = tokens.findLastIndex((_, index) => view.isDate(index));
  const doubt = asked(slot, at, last, null, []);
  if (dateEnd === -1) return doubt;
  const moved = view.source.slice(tokens[at]!.start, tokens[last]!.end);
  const mending = [
    { first: at, last, text: '' },
    { first: dateEnd, last: dateEnd, text: `${rawOf(view, dateEnd)} ${moved}` },
  ];
  return { ...doubt, mendings: [mending], isOrder: true };
}

/** "Club for 4 people" at the end of a place: a limit, or a table. */
function heads(view: View, { first, last, slot, isTitle }: Piece): Doubt | undefined {
  const { words, slots } = view;
  const limit = slots.find(([, { label }]) => label === 'limit');
  if (isTitle || !limit || view.stretches.has(limit[0])) return undefined;
  const at = last - 2;
  if (at <= first || !words.seats.has(view.word(last)) || !/^\d{1,6}$/.test(view.word(last - 1)))
    return undefined;
  if (!words.phrasesFor(['for']).some(([word]) => isWord(view.tokens[at], word!))) return undefined;
  const text = limit[1].keywords[0]!;
  return {
    ...{ first: at, last, meant: null, within: slot.label },
    mendings: [[{ first: at, last: at, text }]],
  };
}

/** "max ten" at the end of a title, where "max 10" would be the limit. */
function countInWords(view: View, { first, last, slot }: Piece): Doubt | undefined {
  const at = view.words.seats.has(view.word(last)) ? last - 1 : last;
  if (at <= first || !isCounted(view, at)) return undefined;
  const digits = digitsOf(view, at);
  return {
    ...{ first: at - 1, last, meant: digits ?? null, within: slot.label },
    mendings: digits === undefined ? [] : [[{ first: at, last: at, text: digits }]],
  };
}

/** "at 1930", "at around": a place that says nothing but a time, which cannot be read. */
function nothingButTime(view: View, piece: Piece): Doubt | undefined {
  const { first, last, slot, isTitle } = piece;
  const { time, timeAt } = view;
  if (isTitle) return titleOfTime(view, piece);
  if (slot.label !== 'place') return undefined;
  // "a las 21h en punto": the word before the place is of it.
  if (phraseFrom(view, first - 1, time.roundingAfter) === last - first + 2)
    return asked(slot, first - 1, last, null, [[{ first: first - 1, last, text: '' }]]);
  const all = indexes(first, last);
  const isRounding = (at: number) =>
    phraseFrom(view, at, time.roundingBefore) + phraseFrom(view, at, time.roundingAfter) > 0;
  if (!all.every((at) => isOfTime(view, at))) return undefined;
  if (!all.some((at) => timeAt(at) || isRounding(at))) return undefined;
  const spoken = first + 1 === last ? spokenTime(view, first, last) : undefined;
  const edits =
    spoken === undefined
      ? all.flatMap((at) =>
          isRounding(at) ? [{ first: at, last: at, text: '' }] : mendedAt(view, at),
        )
      : [{ first, last, text: spoken }];
  return asked(slot, first, last, meantBy(edits), edits.length > 0 ? [edits] : []);
}

/** "Friday night at Leo’s" has no title but a time. */
function titleOfTime(view: View, { first, last, slot }: Piece): Doubt | undefined {
  const all = indexes(first, last);
  const isSure = (at: number) => view.dates[at] !== undefined || view.timeAt(at)?.isWeak === false;
  // "NYE 31 dec 9pm" has its day, and a feast for a title.
  if (phraseFrom(view, first, view.time.feasts) === last - first + 1) return undefined;
  const isTime =
    all.every((at) => isOfTime(view, at) || view.dates[at] !== undefined) && all.some(isSure);
  return isTime ? asked(slot, first, last, null, []) : undefined;
}

/**
 * "Cena el viernes ya sabéis a las 9", "Fees friday if possible": the day of a date that names none,
 * wherever it stands in a title; without any date, one that no noun follows. "Dinner decmber 25 8pm".
 */
function dayInside(view: View, { first, last, slot, isTitle }: Piece): Doubt | undefined {
  const { timeAt } = view;
  if (!isTitle || namesDay(view)) return undefined;
  const isDated = view.tokens.some((_, at) => view.isDate(at));
  const at = indexes(first + 1, last).findLast((index) => {
    const said = timeAt(index);
    if (said?.isWeak !== false) return false;
    if (said.sense === 'month') return isSlip(view, index);
    if (said.sense !== 'day' && said.sense !== 'again') return false;
    return isDated || isSlip(view, index) || isCutOff(view, first, index);
  });
  if (at === undefined) return undefined;
  const edits = mendedAt(view, at);
  return asked(slot, at, at, meantBy(edits), edits.length > 0 ? [edits] : []);
}

/** Whether a day of a title is left alone by what follows it, and leads to no noun: "friday or earlier". */
function isCutOff({ time, word }: View, first: number, at: number): boolean {
  const [before, after] = [word(at - 1), word(at + 1)];
  const isOfTitle = time.beforePeople.has(before) || time.about.has(before);
  return at > first && !isOfTitle && time.conditions.has(after);
}

/** A phone at an edge of a title: whose it is may be whom it is for. */
function phone(view: View, piece: Piece): Doubt | undefined {
  const { first, last, slot, isTitle } = piece;
  const { tokens, words } = view;
  if (!isTitle) return undefined;
  // "+34 600 111 222" has four tokens.
  for (const at of [first, last - 3, last - 2, last - 1, last]) {
    if (at < first || tokens[at]!.kind !== 'word' || tokens[at]!.handle) continue;
    // An amount of money has no "+", and fewer digits.
    if (!/^\+\d|^\d{9}/.test(tokens[at]!.value) || !looksLikeName(tokens, at, words)) continue;
    const end = nameRun(tokens, at, words).at(-1)!;
    if (at !== first && end !== last) continue;
    const title = [{ first, last, text: quoted(textOfPiece(view, piece)) }];
    return asked(slot, at, Math.min(end, last), null, [title]);
  }
  return undefined;
}
