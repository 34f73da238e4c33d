/**
 * What chrono's numeric components cannot say about a piece of a date. Tags travel with chrono's
 * results from the parsers through the refiners to the placing on the calendar.
 */
export const tag = {
  /** "next sunday", "this sunday", "last sunday". */
  nextWeekday: 'weekday/next',
  thisWeekday: 'weekday/this',
  lastWeekday: 'weekday/last',
  /** "sunday after next". */
  afterNextWeekday: 'weekday/after-next',
  /** The components are the first day of a whole week, weekend, month or year. */
  week: 'period/week',
  weekend: 'period/weekend',
  month: 'period/month',
  year: 'period/year',
  /** 1 to 12 without am or pm. */
  bareHour: 'hour/bare',
  /** An hour with nothing that says so: the 9 of "tomorrow 9". */
  hourNumber: 'hour/number',
  /** `3/4`: both numbers are days and months. */
  eitherOrder: 'order/either',
  morning: 'part/morning',
  noon: 'part/noon',
  afternoon: 'part/afternoon',
  longAfternoon: 'part/long-afternoon',
  evening: 'part/evening',
  night: 'part/night',
  midnight: 'part/midnight',
  /** Half-sure pieces: in free text they count only with company, or at the end of a clause. */
  needsCompany: 'weak/company',
  needsEnd: 'weak/end',
  /** A lone part of day ("game night") must not swallow the date that follows it. */
  onlyAfter: 'weak/after',
  /** Counts only right after a day: the 9 of "tomorrow 9". */
  needsDayBefore: 'weak/day-before',
  /** Counts only right after or before a day: "10-12". */
  needsDay: 'weak/day',
  /** Counts only right before a day: "the evening of". */
  needsDayAfter: 'weak/day-after',
  /** A feast, which leaves the day to another that is named: "Cena de Navidad el viernes 18". */
  feast: 'feast',
  /** Made of two pieces or more. */
  merged: 'merged',
} as const;

export type Tag = (typeof tag)[keyof typeof tag];
