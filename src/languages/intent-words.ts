import type { ClauseWords } from './clause-words.ts';

/** What stands in a list of names; folded: lower case, no accents. */
export interface ListWords {
  /** Headings of those who are in, who stand by, who may come, and who do not come. */
  going: readonly string[];
  reserves: readonly string[];
  maybe: readonly string[];
  declined: readonly string[];
  /** Remarks beside a name, besides whole answers ("maybe", "out"). */
  doubts: readonly string[];
  absences: readonly string[];
}

/**
 * What a whole message without a slash may mean. Lower case, no accents, no closing punctuation, and
 * in answers to events no apostrophes.
 */
export interface IntentWords {
  /** Yes or no to what Muster asked. Not "ok": people say it to one another all day. */
  yes: readonly string[];
  no: readonly string[];
  /** In a direct chat: Muster is to write there no more, or again. */
  stop: readonly string[];
  start: readonly string[];
  /** Whole answers to an event, given as a reply to what Muster said about it. */
  going: readonly string[];
  maybe: readonly string[];
  declined: readonly string[];
  /** Said before or after an answer, besides courtesies: "sorry". */
  regrets: readonly string[];
  /** How lists that people keep of those who come say who does and who does not. */
  lists: ListWords;
  /** How guests are told of, and what is said for courtesy. */
  clauses: Pick<ClauseWords, 'courtesies' | 'numbers' | 'plus' | 'bringing' | 'company' | 'joints'>;
}
