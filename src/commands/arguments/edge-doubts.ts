import { asked, type Doubt, type Edit, meantBy } from './doubt.ts';
import { feastAtEnd } from './feasts.ts';
import { fullName, hourAt, mendedAt, quoted, rawOf, textOfPiece, wholeTitle } from './mendings.ts';
import { type Piece, phraseFrom, phraseTo, type View } from './pieces.ts';
import {
  indexes,
  isDateWord,
  isDayAndHour,
  isDue,
  isHalf,
  isHourAt,
  isJoint,
  isName,
  isSlip,
  isTimed,
  lastOfDate,
  namesDay,
  startOfTime,
} from './time-in-text.ts';
import { isWord } from './words.ts';

/** What a text ends in that is half of the phrase whose other half was taken for the date, or a time on its own. */
export function lastWord(view: View, piece: Piece): Doubt | undefined {
  const { first, slot, dateAfter } = piece;
  const { timeAt, word } = view;
  // Nothing is asked of a comma or a dash.
  const last = indexes(first, piece.last).findLast((at) => word(at) !== '');
  if (last === undefined) return undefined;
  const idle = roundingAt(view, piece, last);
  if (idle) return asked(slot, idle.first, last, null, [[idle]]);
  const loose = looseAt(view, piece, last);
  if (loose) return loose;
  const feastOnItsOwn = feastAtEnd(view, piece, last);
  if (feastOnItsOwn) return feastOnItsOwn;
  const said = timeAt(last);
  const feast =
    dateAfter === undefined || namesDay(view) ? 0 : phraseTo(view, last, view.time.feasts);
  if (feast > 1) return asked(slot, last - feast + 1, last, null, []);
  if (isName(piece) && !(said?.meant !== undefined && isSlip(view, last))) return undefined;
  if (said && (isSlip(view, last) || isHalf(view, piece, last))) {
    const from = startOfTime(view, first, last);
    const edits =
      from === last
        ? (hourAt(view, last) ?? mendedAt(view, last))
        : indexes(from, last).flatMap((at) => mendedAt(view, at));
    return asked(slot, from, last, meantBy(edits), edits.length > 0 ? [edits] : []);
  }
  if (dateAfter !== undefined) return leadOfDate(view, piece, last, dateAfter);
  const { time } = view;
  const bound = phraseTo(view, last, time.bounds);
  const length = bound || phraseTo(view, last, time.about);
  // "until until friday": the second is the word of the date.
  const isTwice = bound > 0 && isDateWord(view, last + 1);
  const isCut = isTwice || (length > 0 && isTimed(view, last - length));
  return isCut && !said ? asked(slot, Math.max(last - length, first), last, null, []) : undefined;
}

/** What a text begins with that goes on with the date before it, or is the day of a date that names none. */
export function firstWord(view: View, piece: Piece): Doubt | undefined {
  const { first, last, slot, isAfterDate, isTitle } = piece;
  const { time, timeAt, tokens } = view;
  const said = timeAt(first);
  if (isAfterDate) {
    const idle = phraseFrom(view, first, time.roundingAfter);
    if (idle > 0 && first + idle <= last)
      return asked(slot, first, first + idle - 1, null, [
        [{ first, last: first + idle - 1, text: '' }],
      ]);
    const goesOn =
      phraseFrom(view, first, time.bounds) > 0 ||
      phraseFrom(view, first, time.roundingBefore) > 0 ||
      (isTitle && isJoint(view, first)) ||
      (time.articles.has(view.word(first)) && timeAt(first + 1)?.sense === 'unit');
    const isRest =
      said && said.sense !== 'number' && !(said.sense === 'unit' && said.isWeak && first === last);
    if (goesOn || isRest)
      return asked(
        slot,
        first,
        first,
        said?.meant ?? null,
        said?.meant ? [[{ first, last: first, text: said.meant }]] : [],
      );
  }
  const { dates } = view;
  if (isTitle && opensWithDue(view, piece)) return asked(slot, first, first + 1, null, []);
  const isBeforeDate = dates[first + 1] !== undefined && dates[first + 1] !== dates[first];
  const opensTime = isTitle
    ? (isBeforeDate && !(said?.sense === 'feast' && namesDay(view))) || isDayAndHour(view, first)
    : slot.label === 'place' && said?.sense !== 'part';
  if (said && !said.isWeak && opensTime)
    return asked(
      slot,
      first,
      first,
      said.meant ?? null,
      mendedAt(view, first).map((edit) => [edit]),
    );
  if (!isTitle || !said || !['day', 'again'].includes(said.sense) || namesDay(view))
    return undefined;
  const start = tokens.findIndex((_, at) => view.isDate(at));
  if (start === -1 || start < first) return undefined;
  const day = said.meant ?? fullName(view, first) ?? rawOf(view, first);
  const title = textOfPiece(view, piece);
  const opened =
    said.meant === undefined ? title : `${day}${title.slice(rawOf(view, first).length)}`;
  return asked(slot, first, first, said.meant ?? null, [
    [
      { first, last, text: quoted(opened) },
      { first: start, last: start, text: `${day} ${rawOf(view, start)}` },
    ],
  ]);
}

/** What only says how exact a time is: "around [7pm]", "7pm sharp". */
function roundingAt(view: View, { first, dateAfter }: Piece, last: number): Edit | undefined {
  const { time } = view;
  const before =
    dateAfter !== undefined && isHourAt(view, dateAfter)
      ? phraseTo(view, last, time.roundingBefore)
      : 0;
  const after = phraseTo(view, last, time.roundingAfter);
  const length = before || (isTimed(view, last - after) ? after : 0);
  const from = last - length + 1;
  return length > 0 && from > first ? { first: from, last, text: '' } : undefined;
}

/** "sat nite", "friday after lunch": of a day what no date is made of. */
function looseAt(view: View, { first, slot }: Piece, last: number): Doubt | undefined {
  const { time, source, tokens } = view;
  const from = last - phraseTo(view, last, time.loose) + 1;
  if (from > last || !isTimed(view, from - 1)) return undefined;
  const day = startOfTime(view, first, from - 1);
  const said = source.slice(tokens[from]!.start, tokens[last]!.end).toLowerCase();
  const meant = time.loose.get(said) ?? null;
  return asked(
    slot,
    day,
    last,
    meant,
    meant === null ? [] : [[{ first: from, last, text: meant }]],
  );
}

/** "after [saturday]", "with [Friday]": the first word of the phrase whose rest was taken for the date. */
function leadOfDate(view: View, piece: Piece, last: number, dateAfter: number): Doubt | undefined {
  const { first, slot, isTitle } = piece;
  const { time, timeAt } = view;
  const about = phraseTo(view, last, time.about);
  const length = timeAt(last)
    ? 0
    : about || phraseTo(view, last, time.joints) || phraseTo(view, last, time.roundingBefore);
  const ofAnother =
    isTitle && isDue(view, dateAfter) && phraseFrom(view, dateAfter, time.belonging) > 0;
  if (length === 0 && !ofAnother) return undefined;
  const from = last - length + 1;
  const end = lastOfDate(view, dateAfter);
  // "noon to midnight" is about no noon.
  const isAbout =
    ofAnother ||
    (about > 0 && isTitle && from > first && isDue(view, dateAfter) && !timeAt(from - 1));
  const begin = ofAnother ? dateAfter : startOfTime(view, first, from);
  return asked(slot, begin, end, null, isAbout ? [wholeTitle(view, piece)] : []);
}

/** "due satuday friday …": the word for a date, and behind it none that could be taken. */
function opensWithDue({ slots, tokens, words, dates }: View, { first, last }: Piece): boolean {
  const owns = slots.flatMap(([, { form, keywords }]) =>
    form.kind === 'date' ? words.singleWordsFor(keywords.slice(0, 1)) : [],
  );
  return (
    owns.some((word) => isWord(tokens[first], word)) &&
    indexes(first, last).some((at) => dates[at] !== undefined)
  );
}
