/**
 * What people say after an answer to an event besides a reason, folded: lower case, no accents. Patterns are
 * sources of regular expressions over words that stand apart by one blank.
 */
export interface AnswerWords {
  /** Before somebody whose answer it is: "for". */
  forSomebody: readonly string[];
  /** Before what an event is called or its day, and of no meaning there: "to the", "for". */
  lead: readonly string[];
  /** Before those who are brought along: "with", "plus". */
  with: readonly string[];
  /** Before somebody who is one's own: "my". */
  own: readonly string[];
  /** Before somebody: "a", "the". */
  some: readonly string[];
  /** One person that people bring: "brother"; and several, whose number is not said: "kids". */
  person: string;
  people: string;
  /** What makes of somebody who is named one who comes along: "too", "is coming". */
  too: string;
  /** How many they are, the sender among them; `#` stands for the number: "we are #". */
  together: readonly string[];
  /** As together, but said of others perhaps: "3 people". */
  perhapsTogether: readonly string[];
  /** The sender, where others are named beside: "me", "I". */
  self: readonly string[];
  /** Two, the sender among them: "both of us". */
  pair: string;
  /** Every event that is to come: "all". */
  all: readonly string[];
  /** Begins a reason: "because". */
  because: readonly string[];
}
