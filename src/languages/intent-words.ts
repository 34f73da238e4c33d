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
  /** Whether an event with too few people takes place, where that was asked. */
  holds: readonly string[];
  callsOff: readonly string[];
  /** That all who were in came, where that was asked; and what leads to those who did not. */
  allCame: readonly string[];
  but: readonly string[];
  /** In a direct chat: Muster is to write there no more, or again. */
  stop: readonly string[];
  start: readonly string[];
  /** Whole messages that want no calls, and that allow them. */
  doNotCall: readonly string[];
  mayCall: readonly string[];
  /** Whole answers to an event, given as a reply to what Muster said about it. */
  going: readonly string[];
  maybe: readonly string[];
  declined: readonly string[];
  /** Answers of several people, whose number is not said: "we're in". */
  together: readonly string[];
  /** What says that somebody comes late, and so perhaps that they come. */
  delays: readonly string[];
  /** What ends a reason that goes straight on from an answer: "I'm coming 10 min late". */
  lateness: readonly string[];
  /** Of these answers, those that are said to other things too: more words make them doubtful. */
  weak: readonly string[];
  /** Said before an answer, besides greetings and what wants no answer ("ok"): "well". */
  openings: readonly string[];
  /** Said before or after an answer, besides courtesies: "sorry". */
  regrets: readonly string[];
  /** After somebody's name, that they answer so: "Sam is in". */
  ofAnother: Pick<IntentWords, 'going' | 'maybe' | 'declined'>;
  /** Whom an answer is said to: "guys". */
  addressed: readonly string[];
  /** What leads from an answer to its reason: "but". */
  connectors: readonly string[];
  /** What leads from a reason to its answer: "so". */
  conclusions: readonly string[];
  /** What makes an answer depend on something: "if". */
  conditions: readonly string[];
  /** What leads from an answer to another: "or". */
  alternatives: readonly string[];
  /** Words of reasons not to come; with a regret they say no. */
  excuses: readonly string[];
  /** Whole answers to a task, given as a reply to what Muster said about it. */
  done: readonly string[];
  /** What may stand before one of them ("just"), and after ("by bank transfer"). */
  doneLeads: readonly string[];
  doneTails: readonly string[];
  /** In a direct chat: how people greet, and what wants no answer. */
  greetings: readonly string[];
  farewells: readonly string[];
  /** What questions begin with: they are no slips of a command's name. */
  questions: readonly string[];
  /** In a direct chat, by a command in its English words: what asks for the same, and may go on. */
  asks: Readonly<Record<string, readonly string[]>>;
  /** Before what somebody wants to be reminded of: all small words, and of them those that tell something. */
  remindLeads: Readonly<Record<'all' | 'telling', readonly string[]>>;
  /** In a direct chat: who asks whether somebody comes; `#` stands for the name: "is # coming". */
  asksOfOthers: readonly string[];
  /** By what people take for the name of a command: those that come near, in their English words. */
  kin: Readonly<Record<string, readonly string[]>>;
  /** How lists that people keep of those who come say who does and who does not. */
  lists: ListWords;
  /** How guests are told of, and what is said for courtesy. */
  clauses: Pick<ClauseWords, 'courtesies' | 'numbers' | 'plus' | 'bringing' | 'company' | 'joints'>;
}
