import { type ParsingComponents, ParsingResult, type Refiner } from 'chrono-node';
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

/** Joins two moments into a span: "from friday to sunday", "sat 10am - sun 6pm", "22 nov - 3 dec". */
export function joinSpans(words: Vocabulary): Refiner {
  const separator = spanSeparatorOf(words);
  const leading = spanLeadOf(words);
  return {
    refine({ text }, results) {
      const joined: ParsingResult[] = [];
      for (const result of results) {
        const previous = joined.at(-1);
        const span = previous && join(previous, result, text, separator, leading);
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
): ParsingResult | undefined {
  if (first.end || second.end) return undefined;
  if (!namesDay(first.start) || !namesDay(second.start)) return undefined;
  const between = text.slice(first.index + first.text.length, second.index);
  const match = separator.exec(between);
  if (match === null) return undefined;
  const before = text.slice(Math.max(0, first.index - longestLead), first.index);
  const lead = leading.exec(before)?.[1] ?? '';
  if (match.groups?.and !== undefined && lead === '') return undefined;
  // "sat-sun" vouch for each other; "we sat to sun ourselves" do not.
  const { start } = first;
  const areWeak = [first, second].every((edge) => edge.start.tags().has(tag.needsCompany));
  const isSure = !areWeak || between === '-' || lead !== '';
  const index = first.index - lead.length;
  const span = text.slice(index, second.index + second.text.length);
  return new ParsingResult(
    first.reference,
    index,
    span,
    isSure ? without(start, tag.needsCompany) : start,
    without(second.start, tag.needsCompany),
  );
}

/** The components without one of their tags. */
function without(components: ParsingComponents, unwanted: Tag): ParsingComponents {
  const tags = components.tags();
  tags.delete(unwanted);
  // chrono's clone leaves the tags behind.
  return components.clone().addTags(tags);
}
