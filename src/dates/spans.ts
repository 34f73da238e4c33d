import { type Component, ParsingComponents, ParsingResult, type Refiner } from 'chrono-node';
import { type Tag, tag } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Whether something is said of which day it is. */
export function namesDay(components: ParsingComponents): boolean {
  return components.isCertain('day') || components.isCertain('weekday');
}

/** The beginning of a phrase, as a phrase of its own. */
export function startOf({ reference, index, text, start }: ParsingResult): ParsingResult {
  return new ParsingResult(reference, index, text, start);
}

/** The end of a phrase that has one, as a phrase of its own. */
export function endOf({ reference, index, text, end }: ParsingResult): ParsingResult | undefined {
  // chrono's copies have null for no end, against its types.
  return end ? new ParsingResult(reference, index, text, end) : undefined;
}

/** What stands between the beginning and the end of a span: "to", "until", "-"; its group `and` needs a lead. */
export function spanSeparatorOf(words: Vocabulary): RegExp {
  return new RegExp(
    `^ *(?:${words.rangeToPattern}|(?<and>${words.andPattern})) *(?:(?:${words.thePattern}) +)?$`,
    'iu',
  );
}

/** What stands before a span: "from", "between the". */
function spanLeadOf(words: Vocabulary): RegExp {
  return new RegExp(
    `(?:^|[ ,(])((?:${words.rangeFromPattern}) {1,4}(?:(?:${words.thePattern}) {1,4})?)$`,
    'iu',
  );
}

/** Enough of the text before a span to see the words that lead to it. */
const longestLead = 40;

/** Joins two moments into a span: "from friday to sunday", "sat 10am - sun 6pm", "half past 6 to 8pm friday". */
export function joinSpans(words: Vocabulary): Refiner {
  const separator = spanSeparatorOf(words);
  const leading = spanLeadOf(words);
  const until = new RegExp(`^ *(?:${words.untilPattern})(?!\\p{L})`, 'iu');
  return {
    refine({ text }, results) {
      const joined: ParsingResult[] = [];
      for (const result of results) {
        const previous = joined.at(-1);
        const span = previous && join(previous, result, text, separator, leading, until);
        if (span === undefined) joined.push(result);
        else joined[joined.length - 1] = span;
      }
      return joined;
    },
  };
}

function join(
  first: ParsingResult,
  second: ParsingResult,
  text: string,
  separator: RegExp,
  leading: RegExp,
  until: RegExp,
): ParsingResult | undefined {
  if (first.end || second.end) return undefined;
  const areDays = namesDay(first.start) && namesDay(second.start);
  if (!areDays && !areHours(first, second)) return undefined;
  const between = text.slice(first.index + first.text.length, second.index);
  const match = separator.exec(between);
  if (match === null) return undefined;
  const before = text.slice(Math.max(0, first.index - longestLead), first.index);
  const lead = leading.exec(before)?.[1] ?? '';
  if (match.groups?.and !== undefined && lead === '') return undefined;
  // "sat-sun" vouch for each other; "we sat to sun ourselves" do not.
  const areWeak = [first, second].every((edge) => edge.start.tags().has(tag.needsCompany));
  const isSure = !areWeak || between === '-' || lead !== '' || !areDays;
  const index = first.index - lead.length;
  const span = text.slice(index, second.index + second.text.length);
  let [start, end] = [first.start, second.start];
  if (areDays) {
    // "fri-sun 6pm" begins on Friday at 18:00; "friday until sunday 6pm" ends so.
    if (saysTime(end) && !saysTime(start) && !until.test(between))
      [start, end] = [withTimeOf(first, end), withoutTime(second)];
  } else if (!namesDay(start)) [start, end] = [withTimeOf(second, start), withoutDay(second)];
  return new ParsingResult(
    first.reference,
    index,
    span,
    isSure ? without(start, tag.needsCompany) : start,
    without(end, tag.needsCompany),
  );
}

/** Whether two moments are the hours of one day, or of one that is said with neither: "noon" and "midnight saturday". */
function areHours(first: ParsingResult, second: ParsingResult): boolean {
  const edges = [first.start, second.start];
  return (
    edges.every((edge) => edge.isCertain('hour') && !edge.isCertain('timezoneOffset')) &&
    !edges.every(namesDay)
  );
}

const timeComponents: readonly Component[] = ['hour', 'minute', 'timezoneOffset'];

/** The tags that say something of the time of day. */
const timeTags: ReadonlySet<string> = new Set<Tag>([
  tag.bareHour,
  tag.hourNumber,
  tag.morning,
  tag.noon,
  tag.afternoon,
  tag.longAfternoon,
  tag.evening,
  tag.night,
  tag.midnight,
]);

function saysTime(components: ParsingComponents): boolean {
  const tags = components.tags();
  return components.isCertain('hour') || [...tags].some((name) => timeTags.has(name));
}

/** The day of one moment and the time of another. */
function withTimeOf(day: ParsingResult, time: ParsingComponents): ParsingComponents {
  const moment = withoutTime(day);
  for (const name of timeComponents) {
    const value = time.get(name);
    if (value === null) continue;
    if (time.isCertain(name)) moment.assign(name, value);
    else moment.imply(name, value);
  }
  return moment.addTags([...time.tags()].filter((name) => timeTags.has(name)));
}

function withoutTime(moment: ParsingResult): ParsingComponents {
  return only(moment, (name) => !timeComponents.includes(name)).addTags(
    [...moment.start.tags()].filter((name) => !timeTags.has(name)),
  );
}

function withoutDay(moment: ParsingResult): ParsingComponents {
  return only(moment, (name) => timeComponents.includes(name)).addTags(
    [...moment.start.tags()].filter((name) => timeTags.has(name)),
  );
}

/** Some of what is said of a moment, without its tags. */
function only(
  { reference, start }: ParsingResult,
  isKept: (name: Component) => boolean,
): ParsingComponents {
  const kept = new ParsingComponents(reference);
  for (const name of start.getCertainComponents())
    if (isKept(name)) kept.assign(name, start.get(name) ?? 0);
  return kept;
}

/** The components without one of their tags. */
function without(components: ParsingComponents, unwanted: Tag): ParsingComponents {
  const tags = components.tags();
  tags.delete(unwanted);
  // chrono's clone leaves the tags behind.
  return components.clone().addTags(tags);
}
