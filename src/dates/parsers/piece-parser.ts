import type {
  Component,
  Parser,
  ParsingComponents,
  ParsingContext,
  ParsingOption,
} from 'chrono-node';
import type { DateTime } from 'luxon';
import type { Tag } from '../tags.ts';
import { type Direction, lookUp, type Vocabulary } from '../vocabulary.ts';

/** What a parser found: components said outright, components only implied, and tags. */
export interface Piece {
  known: { [component in Component]?: number };
  implied?: { [component in Component]?: number };
  tags?: readonly Tag[];
  /** What is said of the end, of a piece that has a beginning and an end. */
  end?: Omit<Piece, 'end'>;
}

/** chrono hands its options through to every parser; the sender's wall clock rides along. */
export interface DateOption extends ParsingOption {
  wall: DateTime<true>;
}

const letterOrDigitBefore = /[\p{L}\p{N}_]$/u;

/** Enough of the text before a piece to see what it leans on. */
const longestBefore = 40;

/** The same of the text after it. */
const longestAfter = 20;

export type Groups = Record<string, string | undefined>;

/** What stands around a piece. */
export interface Around {
  before: string;
  after: string;
}

/**
 * A chrono parser from a pattern and a reading. chrono searches in slices of the text, so word
 * boundaries on the left are checked against the whole text, not by the pattern; `notAfter` sees the
 * two characters before.
 */
export function pieceParser(
  source: string,
  read: (groups: Groups, wall: DateTime<true>, around: Around) => Piece | undefined,
  notAfter?: RegExp,
): Parser {
  const pattern = new RegExp(`(?:${source})(?![\\p{L}\\p{N}_]|'[\\p{L}])`, 'iu');
  return {
    pattern: () => pattern,
    extract(context: ParsingContext, match: RegExpMatchArray) {
      const index = match.index ?? 0;
      const edge = context.text.slice(Math.max(0, index - 2), index);
      if (letterOrDigitBefore.test(edge) || notAfter?.test(edge)) return null;
      const end = index + match[0].length;
      const around = {
        before: context.text.slice(Math.max(0, index - longestBefore), index),
        after: context.text.slice(end, end + longestAfter),
      };
      const piece = read(match.groups ?? {}, (context.option as DateOption).wall, around);
      if (piece === undefined) return null;
      const start = componentsOf(context, piece);
      if (piece.end === undefined) return start;
      return context.createParsingResult(index, match[0], start, componentsOf(context, piece.end));
    },
  };
}

function componentsOf(context: ParsingContext, piece: Piece): ParsingComponents {
  const components = context.createParsingComponents(piece.known);
  for (const [component, value] of Object.entries(piece.implied ?? {})) {
    components.imply(component as Component, value);
  }
  return components.addTags([...(piece.tags ?? [])]);
}

/** What the groups `direction` and `directionAfter` say; of "este domingo que viene" the first. */
export function directionOf(groups: Groups, words: Vocabulary): Direction | undefined {
  return (
    lookUp(words.directions, groups.direction ?? '') ??
    lookUp(words.directionsAfter, groups.directionAfter ?? '')
  );
}

/** The day of a DateTime as known components. */
export function dayOf(day: DateTime): { year: number; month: number; day: number } {
  return { year: day.year, month: day.month, day: day.day };
}
