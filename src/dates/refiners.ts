import { ParsingComponents, ParsingResult, type Refiner } from 'chrono-node';
import { periodOf } from './candidate-days.ts';
import { namesDay, spanSeparatorOf } from './spans.ts';
import { type Tag, tag } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Enough of the text before a piece to see the words that lead to it. */
const longestLead = 40;

/** Of results that overlap the longest stays; of equally long ones, that of the earlier parser. */
export const keepLongest: Refiner = {
  refine(_context, results) {
    const kept: ParsingResult[] = [];
    for (const result of results) {
      const previous = kept.at(-1);
      if (previous === undefined || result.index >= previous.index + previous.text.length) {
        kept.push(result);
      } else if (result.text.length > previous.text.length) {
        kept[kept.length - 1] = result;
      }
    }
    return kept;
  },
};

/** Matches what may follow a date that has ended: nothing, punctuation, or a word that opens a clause. */
export function endOfClause(words: Vocabulary): RegExp {
  return new RegExp(`^ *(?:$|[.,;:!?)\\]"@#+-]|(?:${words.clausePattern})(?!\\p{L}))`, 'iu');
}

/** Drops `at 5` where it goes on as `at 5 houses`, before it can be joined to a date beside it. */
export function dropUnfinished(words: Vocabulary): Refiner {
  const end = endOfClause(words);
  const separator = separatorOf(words);
  const spanTo = spanSeparatorOf(words);
  return {
    refine(context, results) {
      const kept: ParsingResult[] = [];
      // From the right, so that what leans on its neighbour leans on one that stays.
      for (const result of results.toReversed()) {
        const after = result.index + result.text.length;
        const next = kept.at(-1);
        const between = next && context.text.slice(after, next.index);
        if (
          !result.tags().has(tag.needsEnd) ||
          (between !== undefined && (separator.test(between) || spanTo.test(between))) ||
          end.test(context.text.slice(after))
        )
          kept.push(result);
      }
      return kept.reverse();
    },
  };
}

function separatorOf(words: Vocabulary): RegExp {
  return new RegExp(`^\\.?[ ,]*(?:- )?(?:(?:${words.fillerPattern})[ ,]+|@ ?)*$`, 'i');
}

/** Joins neighbours that say different things about one moment: `sunday` + `22 nov` + `at 10`. */
export function mergeNeighbours(words: Vocabulary): Refiner {
  const separator = separatorOf(words);
  const areHours = bareHoursOf(words);
  return {
    refine(context, results) {
      const { text } = context;
      const merged: ParsingResult[] = [];
      for (const result of results) {
        const previous = merged.at(-1);
        const between = previous && text.slice(previous.index + previous.text.length, result.index);
        if (
          previous !== undefined &&
          between !== undefined &&
          separator.test(between) &&
          areCompatible(previous, result) &&
          (!previous.start.tags().has(tag.needsDay) || areHours(previous, between, text))
        ) {
          merged[merged.length - 1] = join(text, previous, result);
        } else merged.push(result);
      }
      return merged.filter(({ start }) => !loneTags.some((lone) => start.tags().has(lone)));
    },
  };
}

const partTags = [
  tag.morning,
  tag.noon,
  tag.afternoon,
  tag.longAfternoon,
  tag.evening,
  tag.night,
  tag.midnight,
];

/** Pieces that are nothing without a day beside them. */
const loneTags = [tag.needsDayBefore, tag.needsDay, tag.needsDayAfter];

/** What a result speaks of; two results that speak of the same thing are two moments. */
function subjects({ start, end }: ParsingResult): Set<string> {
  const tags = start.tags();
  const found = new Set<string>();
  if (start.isCertain('day')) found.add('day');
  if (start.isCertain('weekday')) found.add('weekday');
  if (start.isCertain('hour')) found.add('hour');
  if (partTags.some((part) => tags.has(part))) found.add('part');
  if (end) found.add('end');
  return found;
}

function areCompatible(first: ParsingResult, second: ParsingResult): boolean {
  const [leading, following] = [first.start.tags(), second.start.tags()];
  if (leading.has(tag.onlyAfter) && !leading.has(tag.merged)) return false;
  if (leading.has(tag.needsDayBefore) || following.has(tag.needsDayAfter)) return false;
  if (leading.has(tag.needsDayAfter))
    return namesDay(second.start) && !subjects(second).has('part');
  if (following.has(tag.needsDayBefore) || following.has(tag.needsDay)) {
    if (!namesDay(first.start) || periodOf(leading) !== undefined) return false;
  }
  if (leading.has(tag.needsDay) && (!namesDay(second.start) || periodOf(following) !== undefined))
    return false;
  const said = subjects(first);
  return ![...subjects(second)].some((subject) => said.has(subject));
}

/** Hours before a day, "10-12 saturday", that last longer are a score: "3-2". Muster's own choice. */
const longestBareHours = 8;

/** Whether two numbers before a day are hours: not in "pages 10-12 tomorrow", nor in "10-12 by friday". */
function bareHoursOf(words: Vocabulary) {
  const counted = new RegExp(`(?:^|[^\\p{L}])(?:${words.countedPattern}) {0,4}$`, 'iu');
  const by = new RegExp(`(?:^|[^\\p{L}])(?:${words.byPattern})(?!\\p{L})`, 'iu');
  return ({ index, start, end }: ParsingResult, between: string, text: string): boolean => {
    const before = text.slice(Math.max(0, index - longestLead), index);
    const hours = (end?.get('hour') ?? 0) - (start.get('hour') ?? 0);
    return !counted.test(before) && !by.test(between) && (hours + 12) % 12 <= longestBareHours;
  };
}

const weak: ReadonlySet<string> = new Set<Tag>([
  tag.needsCompany,
  tag.needsEnd,
  tag.onlyAfter,
  tag.needsDayBefore,
  tag.needsDay,
  tag.needsDayAfter,
]);

function join(text: string, first: ParsingResult, second: ParsingResult): ParsingResult {
  const components = new ParsingComponents(first.reference);
  for (const { start } of [first, second]) {
    for (const component of start.getCertainComponents()) {
      components.assign(component, start.get(component) ?? 0);
    }
  }
  // The hour of "tomorrow morning" is implied and has to win over chrono's own implied noon.
  for (const result of [first, second]) {
    if (subjects(result).has('part') && !components.isCertain('hour')) {
      components.imply('hour', result.start.get('hour') ?? 0);
    }
  }
  // Two half-sure pieces side by side vouch for each other.
  const tags = [...first.start.tags(), ...second.start.tags()].filter((name) => !weak.has(name));
  components.addTags([...tags, tag.merged]);
  const source = text.slice(first.index, second.index + second.text.length);
  const end = first.end ?? second.end;
  return new ParsingResult(first.reference, first.index, source, components, end);
}
