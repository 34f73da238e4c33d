/** Why a date phrase gives no date. `phrase` is what the person typed; `at` the instant it would have meant. */
export type DateProblem =
  | { code: 'dateUnreadable'; phrase: string }
  | { code: 'rangeUnreadable'; phrase: string }
  | { code: 'recurrenceUnreadable'; phrase: string }
  | { code: 'datePast'; phrase: string; at: Date }
  | { code: 'dateTooFar'; phrase: string }
  | { code: 'dateImpossible'; phrase: string }
  /** "next week", of what is on one day. */
  | { code: 'dateNoDay'; phrase: string };

export type Result<T> = { ok: true; value: T } | { ok: false; problem: DateProblem };
