import { looksLikeName } from './names.ts';
import { type Piece, phraseFrom, phraseTo, type View } from './pieces.ts';
import { isWord } from './words.ts';

/** Tokens from `first` to `last` in other words; without any where the text is empty. */
export interface Edit {
  first: number;
  last: number;
  text: string;
}

/** Words that no argument accounts for. */
export interface Doubt {
  first: number;
  last: number;
  /** The word that one of them was probably meant for: "saturday". */
  meant: string | null;
  /** What quotes would make them part of: "title". */
  within: string | null;
  /** What would account for them, likeliest first. */
  mendings: readonly (readonly Edit[])[];
  /** Whether the first of these says the same in another order: where it can be read, nothing is asked. */
  isOrder?: true;
}

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
      nothingButTime(view, piece) ??
      lastWord(view, piece) ??
      firstWord(view, piece) ??
      phone(view, piece);
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
    const meant = view.timeAt(at)?.meant ?? (isCounted(view, at) ? digitsOf(view, at) : undefined);
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
function bounds(view: View, { first, last, slot, dateAfter, isTitle }: Piece): Doubt | undefined {
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
  const isTime =
    all.every((at) => isOfTime(view, at) || view.dates[at] !== undefined) && all.some(isSure);
  return isTime ? asked(slot, first, last, null, []) : undefined;
}

/** What a text ends in that is half of the phrase whose other half was taken for the date, or a time on its own. */
function lastWord(view: View, piece: Piece): Doubt | undefined {
  const { first, slot, dateAfter } = piece;
  const { timeAt, word } = view;
  // Nothing is asked of a comma or a dash.
  const last = indexes(first, piece.last).findLast((at) => word(at) !== '');
  if (last === undefined) return undefined;
  const idle = roundingAt(view, piece, last);
  if (idle) return asked(slot, idle.first, last, null, [[idle]]);
  const said = timeAt(last);
  const feast = dateAfter === undefined ? 0 : phraseTo(view, last, view.time.feasts);
  if (feast > 1) return asked(slot, last - feast + 1, last, null, []);
  if (isName(piece) && !(said?.meant !== undefined && isSlip(view, last))) return undefined;
  if (said && (isSlip(view, last) || isHalf(view, piece, last))) {
    const from = startOfTime(view, first, last);
    const edits = indexes(from, last).flatMap((at) => mendedAt(view, at));
    return asked(slot, from, last, meantBy(edits), edits.length > 0 ? [edits] : []);
  }
  if (dateAfter !== undefined) return leadOfDate(view, piece, last, dateAfter);
  const bound = phraseTo(view, last, view.time.bounds);
  const isCut = !said && bound > 0 && view.dates[last - bound] !== undefined;
  return isCut ? asked(slot, last - bound, last, null, []) : undefined;
}

/** What only says how exact a time is: "around [7pm]", "7pm sharp". */
function roundingAt(view: View, { first, dateAfter }: Piece, last: number): Edit | undefined {
  const { time, timeAt, dates } = view;
  const before =
    dateAfter !== undefined && isHourAt(view, dateAfter)
      ? phraseTo(view, last, time.roundingBefore)
      : 0;
  const after = phraseTo(view, last, time.roundingAfter);
  const isTimed = timeAt(last - after) !== undefined || dates[last - after] !== undefined;
  const length = before || (isTimed ? after : 0);
  const from = last - length + 1;
  return length > 0 && from > first ? { first: from, last, text: '' } : undefined;
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
  const isAbout = ofAnother || (about > 0 && isTitle && from > first && !timeAt(from - 1));
  const begin = ofAnother ? dateAfter : startOfTime(view, first, from);
  return asked(slot, begin, end, null, isAbout ? [wholeTitle(view, piece)] : []);
}

/** What a text begins with that goes on with the date before it, or is the day of a date that names none. */
function firstWord(view: View, piece: Piece): Doubt | undefined {
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
      phraseFrom(view, first, time.bounds) || (isTitle && isJoint(view, first) ? 1 : 0);
    const isRest =
      said && said.sense !== 'number' && !(said.sense === 'unit' && said.isWeak && first === last);
    if (goesOn > 0 || isRest)
      return asked(
        slot,
        first,
        first,
        said?.meant ?? null,
        said?.meant ? [[{ first, last: first, text: said.meant }]] : [],
      );
  }
  const { dates } = view;
  const isBeforeDate = dates[first + 1] !== undefined && dates[first + 1] !== dates[first];
  const opensTime = isTitle ? isBeforeDate : slot.label === 'place' && said?.sense !== 'part';
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

/** A phone at an edge of a title: whose it is may be whom it is for. */
function phone(view: View, piece: Piece): Doubt | undefined {
  const { first, last, slot, isTitle } = piece;
  const { tokens, words } = view;
  if (!isTitle) return undefined;
  // "+34 600 111 222" has four tokens.
  for (const at of new Set([first, last, last - 1, last - 2, last - 3])) {
    if (at < first || !/^\+?\d/.test(tokens[at]!.value) || tokens[at]!.handle) continue;
    if (!looksLikeName(tokens, at, words)) continue;
    return asked(slot, at, at === first ? first : last, null, [
      [{ first, last, text: quoted(textOfPiece(view, piece)) }],
    ]);
  }
  return undefined;
}

function asked(
  { label }: Piece['slot'],
  first: number,
  last: number,
  meant: string | null,
  mendings: Doubt['mendings'],
): Doubt {
  const isFree = label === 'title' || label === 'place';
  return { first, last, meant, within: isFree ? label : null, mendings };
}

/** Whether a word can stand within a phrase about time: it says one, joins two, or rounds one. */
function isOfTime(view: View, at: number): boolean {
  const { time, timeAt, word } = view;
  const lists = [time.joints, time.bounds, time.roundingBefore, time.roundingAfter];
  return timeAt(at) !== undefined || lists.some((words) => words.has(word(at)));
}

/** Where the words of time begin that end at `last`. */
function startOfTime(view: View, first: number, last: number): number {
  let at = last;
  while (at - 1 > first && isOfTime(view, at - 1)) at -= 1;
  while (at < last && !view.timeAt(at)) at += 1;
  return at;
}

/** Whether it is the name of a day or a time with a slip in it, and so no other word. */
function isSlip({ timeAt, word }: View, at: number): boolean {
  const said = timeAt(at);
  return said?.meant !== undefined && !said.isWeak && /^\p{L}/u.test(word(at));
}

/** Whether names stand here, or a group: of these nothing is time but what is misspelt. */
function isName({ slot, isTitle }: Piece): boolean {
  return !isTitle && slot.label !== 'place';
}

/** Whether a word of time at the end of a text is a piece of a date: one beside it, or one on its own. */
function isHalf(view: View, piece: Piece, at: number): boolean {
  const { time, timeAt, word, words } = view;
  const { first, dateAfter } = piece;
  const { sense, isWeak } = timeAt(at)!;
  const before = at > first ? word(at - 1) : '';
  const isNoun = time.articles.has(before) || time.beforePeople.has(before);
  const isAfterPhrase =
    at > first && view.dates[at - 1] !== undefined && view.dates[at] === undefined;
  const isLed = at - 1 > first && time.articles.has(before) && view.dates[at - 2] !== undefined;
  if (dateAfter === undefined && !isAfterPhrase && !isLed) {
    if (sense === 'day') return !isWeak || !isNoun;
    return !isWeak && (sense === 'hour' || sense === 'again');
  }
  const saidBefore = before === '' ? undefined : timeAt(at - 1);
  switch (sense) {
    case 'day':
      return !isWeak || !isNoun;
    case 'again':
    case 'ordinal':
    case 'feast':
      return true;
    case 'month':
      return !isWeak || (!isNoun && !namesDay(view));
    case 'hour':
      return !isWeak || !namesHour(view);
    case 'number': {
      const isHour = Number(word(at)) <= 24 && !namesHour(view);
      return isHour && before !== '' && !saidBefore && !time.numbered.has(before);
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

/** A word of time as it was probably meant. */
function mendedAt(view: View, at: number): Edit[] {
  const { time, timeAt, word } = view;
  const said = timeAt(at);
  const text = (() => {
    if (said?.sense === 'hour' && said.meant && /ish$/.test(word(at)))
      return time.atHour(said.meant);
    if (said?.sense === 'number') return /^\d/.test(word(at)) ? time.atHour(word(at)) : undefined;
    return said?.meant ?? fullName(view, at) ?? habitOf(view, at);
  })();
  return text === undefined ? [] : [{ first: at, last: at, text }];
}

/** What one word was meant for, where nothing else is to be put right. */
function meantBy(edits: readonly Edit[]): string | null {
  return edits.length === 1 ? edits[0]!.text || null : null;
}

/** Whether the date that begins here begins with its hour. */
function isHourAt(view: View, at: number): boolean {
  const sense = indexes(at, lastOfDate(view, at))
    .map((index) => view.timeAt(index)?.sense)
    .find((found) => found !== undefined);
  return sense === 'hour' || sense === 'number' || sense === 'part';
}

/** Whether the date at this place says when something is due, and not when it is. */
function isDue({ slots, owner }: View, at: number): boolean {
  const form = slots.find(([name]) => name === owner[at])?.[1].form;
  return form?.kind === 'date' && form.trailing;
}

function indexes(first: number, last: number): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, offset) => first + offset);
}

/** What a joint that follows a date may be; "the big game" after a day is a title. */
function isJoint({ time, word }: View, at: number): boolean {
  return time.joints.has(word(at)) && !time.articles.has(word(at));
}

/** Whether the date says which day it is, and not the time alone. */
function namesDay(view: View): boolean {
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

/** The name of a day in full, where it was cut short: "sat". */
function fullName({ time, word, words, timeAt }: View, at: number): string | undefined {
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
function wholeTitle(view: View, { first, dateAfter }: Piece): Edit[] {
  const last = lastOfDate(view, dateAfter!);
  const { tokens, source } = view;
  return [{ first, last, text: quoted(source.slice(tokens[first]!.start, tokens[last]!.end)) }];
}

/** The last token of the phrase that begins here, and of those that are joined to it. */
function lastOfDate(view: View, from: number): number {
  let last = from;
  while (view.isDate(last + 1)) last += 1;
  return last;
}

/** Whether a number in words, or a second one, follows the word that introduces a count: "max ten". */
function isCounted({ slots, words, tokens, timeAt }: View, at: number): boolean {
  if (timeAt(at)?.sense !== 'number') return false;
  return slots.some(
    ([, { form, label, keywords }]) =>
      form.kind === 'token' &&
      label === 'limit' &&
      words.singleWordsFor(keywords).some((word) => isWord(tokens[at - 1], word)),
  );
}

/** A number in words, in digits. */
function digitsOf({ words, word, time }: View, at: number): string | undefined {
  const number = words.numbers.get(word(at)) ?? time.numberOf(word(at));
  return number === undefined ? undefined : String(number);
}

/** "seven thirty" → "7:30". */
function spokenTime(view: View, hourAt: number, minutesAt: number): string | undefined {
  const [hour, minutes] = [hourAt, minutesAt].map((at) => Number(digitsOf(view, at) ?? Number.NaN));
  if (!(hour! >= 1 && hour! <= 24 && minutes! >= 5 && minutes! < 60)) return undefined;
  return `${hour}:${String(minutes).padStart(2, '0')}`;
}

function rawOf({ tokens, source }: View, at: number): string {
  return source.slice(tokens[at]!.start, tokens[at]!.end);
}

function textOfPiece({ tokens, source }: View, { first, last }: Piece): string {
  return source.slice(tokens[first]!.start, tokens[last]!.end);
}

/** In quotes all of it is meant. */
export function quoted(text: string): string {
  return `"${text}"`;
}
