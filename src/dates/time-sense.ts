/** What a word of time speaks of; `cut` is a piece of a time, such as "half". */
export type TimeSense =
  | 'day'
  | 'month'
  | 'feast'
  | 'part'
  | 'hour'
  /** A day of the month, or one with its month: "15th", "25/11". */
  | 'ordinal'
  | 'number'
  | 'unit'
  | 'again'
  | 'cut';

export interface TimeWord {
  sense: TimeSense;
  /** Whether it is an ordinary word or a name as well, or nothing without its company: "sun", "5", "night". */
  isWeak: boolean;
  /** As it was probably meant, where it is no word that dates know: "satuday" → "saturday", "1930" → "19:30". */
  meant?: string;
}
