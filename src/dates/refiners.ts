import { ParsingComponents, ParsingResult, type Refiner } from 'chrono-node';
import { type Tag, tag } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';

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
  return {
    refine(context, results) {
      return results.filter((result, index) => {
        if (!result.tags().has(tag.needsEnd)) return true;
        const after = result.index + result.text.length;
        const next = results[index + 1];
        if (next !== undefined && separator.test(context.text.slice(after, next.index)))
          return true;
        return end.test(context.text.slice(after));
      });
    },
  };
}

function separatorOf(words: Vocabulary): RegExp {
  return new RegExp(`^\\.?[ ,]*(?:- )?(?:(?:${words.fillerPattern})[ ,]+)*$`, 'i');
}

/** Joins neighbours that say different things about one moment: `sunday` + `22 nov` + `at 10`. */
export function mergeNeighbours(words: Vocabulary): Refiner {
  const separator = separatorOf(words);
  return {
    refine(context, results) {
      const merged: ParsingResult[] = [];
      for (const result of results) {
        const previous = merged.at(-1);
        const end = previous === undefined ? 0 : previous.index + previous.text.length;
        if (
          previous !== undefined &&
          separator.test(context.text.slice(end, result.index)) &&
          areCompatible(previous, result)
        ) {
          merged[merged.length - 1] = join(context.text, previous, result);
        } else merged.push(result);
      }
      return merged;
    },
  };
}

const partTags = [tag.morning, tag.noon, tag.afternoon, tag.evening, tag.night, tag.midnight];

/** What a result speaks of; two results that speak of the same thing are two moments. */
function subjects(result: ParsingResult): Set<string> {
  const tags = result.tags();
  const found = new Set<string>();
  if (result.start.isCertain('day')) found.add('day');
  if (result.start.isCertain('weekday')) found.add('weekday');
  if (result.start.isCertain('hour')) found.add('hour');
  if (partTags.some((part) => tags.has(part))) found.add('part');
  return found;
}

function areCompatible(first: ParsingResult, second: ParsingResult): boolean {
  if (first.tags().has(tag.onlyAfter) && !first.tags().has(tag.merged)) return false;
  const said = subjects(first);
  return ![...subjects(second)].some((subject) => said.has(subject));
}

const weak: ReadonlySet<string> = new Set<Tag>([tag.needsCompany, tag.needsEnd, tag.onlyAfter]);

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
  const tags = [...first.tags(), ...second.tags()].filter((name) => !weak.has(name));
  const end = second.index + second.text.length;
  const result = new ParsingResult(
    first.reference,
    first.index,
    text.slice(first.index, end),
    components,
  );
  return result.addTags([...tags, tag.merged]);
}
