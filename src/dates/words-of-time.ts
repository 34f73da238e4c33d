/**
 * The words of one language that stand around a time, besides the names of days, months and hours that
 * its dates have (words.ts): lower case, without accents. With them it is told what of a text speaks
 * of time where no date took it.
 */
export interface TimeWords {
  /** Days of the week in the plural, which are a habit: "mondays". */
  plurals: readonly string[];
  /** Feasts, one word each, or more with blanks between. */
  feasts: readonly string[];
  /** What makes a time come again: "every", "each". */
  repeating: readonly string[];
  /** How exact a time is, before it: "around 7pm". Without it the time is the same. */
  roundingBefore: readonly string[];
  /** As before, but after it: "7pm sharp"; and what begins then: "10am kickoff". */
  roundingAfter: readonly string[];
  /** Before a time that is what a text is about, and not when it happens: "about sunday", "after friday". */
  about: readonly string[];
  /** What makes a time that of something else, where it stands before it: "minutes of friday". */
  belonging: readonly string[];
  /** Before an hour and of it, wherever that stands: "at 11:00 every thursday". */
  beforeHour: readonly string[];
  /** What a phrase about time is joined and bounded with: "and", "until", "from". */
  joints: readonly string[];
  /** Of these, what opens a phrase of its own, wherever it stands: "until june". */
  bounds: readonly string[];
  /** What says on what a time depends, behind it: "friday if possible", "friday or earlier". */
  conditions: readonly string[];
  /** Parts of a time that are cut: "half", "quarter", "late". */
  cuts: readonly string[];
  /**
   * What is said of a time beside a day and no date is made of, with the word that it stands for where
   * there is one: "sat nite", "friday after lunch".
   */
  loose: Readonly<Record<string, string | null>>;
  /** Before a noun: after one of these "sun" is the sun. */
  articles: readonly string[];
  /** Before people: after one of these "May" is a woman. */
  beforePeople: readonly string[];
  /** What a number counts or numbers, before it: "chapter 5", "for 8". */
  numbered: readonly string[];
  /** Days and months that people and things are called too, however far from a date. */
  names: readonly string[];
  /** Words that are nearly a day or a month and mean something else: "sundae". */
  lookalikes: readonly string[];
  /** The time on a clock from its digits, as dates read it without doubt: "at 18". */
  atHour(hour: string): string;
  /** A day that comes again, from its name: "every monday". */
  every(day: string): string;
}
