/** The words of one language within a command: what introduces an argument, and small words around it. */
export interface ClauseWords {
  /** By the English word that introduces an argument, what else does; a test wants some for each argument. */
  keywords: Readonly<Record<string, readonly string[]>>;
  /** By the English name of a choice ("mine", "open"), what it is also called. */
  choices: Readonly<Record<string, readonly string[]>>;
  /** The sender. */
  self: readonly string[];
  /** Everyone in the linked group, where a person could stand. */
  everyone: readonly string[];
  /** Those of both that mean something else before a noun: "para mi hermano". */
  determiners: readonly string[];
  /** The linked group, where a group's name could stand. */
  linkedGroup: readonly string[];
  /** Anyone of the linked group, and of those who are named after one of `among`: one does it for all. */
  anyone: readonly string[];
  /** As anyone, where those of whom one is meant must follow: "one of us". */
  anyoneOf: readonly string[];
  among: readonly string[];
  /** Those who are spoken to, of whom one is meant. */
  together: readonly string[];
  /** Before a colon: what follows is for anyone. */
  volunteers: readonly string[];
  /** What may stand before a group's name and is no part of it. */
  articles: readonly string[];
  /** What may stand before people who need no word to introduce them: "a Pau". */
  beforePeople: readonly string[];
  /** What joins the names of a list. */
  joints: readonly string[];
  /** Said to people, not to bots: they belong to no argument. */
  courtesies: readonly string[];
  /** What asks for people by what they have not done: "everyone who hasn't answered". */
  asking: readonly string[];
  /** How many somebody brings along, in words. */
  numbers: Readonly<Record<string, number>>;
  /** "plus one": introduces guests by itself. */
  plus: readonly string[];
  /** "with 2 friends": introduces guests where company follows. */
  bringing: readonly string[];
  company: readonly string[];
  /** What may stand before the number of a task or an event: "task 41". */
  numberLeads: readonly string[];
  /** What a limit counts: "max 14 people". */
  seats: readonly string[];
  /** What shows that a number before it counts something and names no event: "2 days of fever". */
  counted: readonly string[];
  /** First words of a date that opens a text without quotes; "Sunday lunch" is a title. */
  dateOpeners: readonly string[];
  /** Before a date that comes again: "every monday". */
  repeating: readonly string[];
  question: QuestionPatterns;
  verbs: VerbForms;
  why: WhyWords;
}

/** How people ask after "/who", as sources of regular expressions over lower-case text without accents. */
export interface QuestionPatterns {
  negation: string;
  /** To do a task, in any form. */
  doing: string;
  /** A verb that asks for those who have not done a task, without a negation: "owes". */
  owing: string;
  /** What may stand between the verb and the number of a task. */
  taskLead: string;
  answering: string;
  /** Asks for those who have not answered, without a negation. */
  silent: string;
  /** Asks for those who said "maybe", for those who wait, and without a negation for those who said "no". */
  maybe: string;
  waiting: string;
  declined: string;
  /** To do something that may be a task; the verb is the one group that has a match: "hasn't (paid)". */
  acting: string;
  /** To do something that is called by its name; the one group has a match where that has been done: "(did) the". */
  making: string;
  /** Verbs of it that are about an event after all: "come". */
  attending: string;
  /** Words of such a question that say nothing of the task: "who", "still", "it". */
  noise: string;
  /** What stands before the title of an event for certain, and perhaps: "coming to", "to". */
  titleLead: string;
  perhapsTitleLead: string;
  /** What stands before the name of a group, from the beginning; over text with accents. */
  inGroup: string;
  /** A whole question about the members of the linked group. */
  ofGroup: string;
  /** The linked group, in place of a name. */
  here: string;
}

/** Forms of verbs as a title would have them: "paid" is "pay". */
export interface VerbForms {
  irregular: Readonly<Record<string, string>>;
  /** Endings that are no part of the word. */
  endings: string;
  /** Endings of what has been done: "washed". */
  done: string;
}

/** How people ask after "/why"; what none of these is must be somebody's name. */
export interface WhyWords {
  /** About the waiting list of an event. */
  waiting: readonly string[];
  /** About a command that was refused. */
  refused: readonly string[];
  /** About a call on the phone. */
  called: readonly string[];
  /** Words that make a sentence of it and say nothing more. */
  around: readonly string[];
}
