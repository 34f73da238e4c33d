/** How something repeats, of what RFC 5545 can say: what Muster itself writes. */
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  /** "MO", or with which of the month "1MO"; the last is "-1MO". */
  days: string[];
  /** Of the month; the last is -1. */
  monthDays: number[];
  /** As it is written: "20270630T235900". */
  until: string | undefined;
  count: number | undefined;
}

const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Reads a rule of Muster's. */
export function readRule(text: string): Rule {
  const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
  const list = (name: string) => parts.get(name)?.split(',') ?? [];
  const count = parts.get('COUNT');
  return {
    freq: (parts.get('FREQ') ?? 'DAILY') as Rule['freq'],
    interval: Number(parts.get('INTERVAL') ?? 1),
    days: list('BYDAY'),
    monthDays: list('BYMONTHDAY').map(Number),
    until: parts.get('UNTIL'),
    count: count === undefined ? undefined : Number(count),
  };
}

/** The rules that a day may begin, most usual first. The day is written "2026-11-23". */
export function rulesFrom(day: string): string[] {
  // At noon, in UTC: only the day counts.
  const at = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return [];
  const code = codes[at.getUTCDay()];
  const date = at.getUTCDate();
  const nth = Math.ceil(date / 7);
  const month = at.getUTCMonth() + 1;
  return [
    `FREQ=WEEKLY;BYDAY=${code}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`,
    'FREQ=DAILY',
    `FREQ=MONTHLY;BYDAY=${nth > 4 ? -1 : nth}${code}`,
    `FREQ=MONTHLY;BYMONTHDAY=${date}`,
    `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${date}`,
  ];
}

/** The rule, where the day can begin it; null for once. */
export const ruleFrom = (day: string, rule: string): string | null =>
  rulesFrom(day).includes(rule) ? rule : null;

/** A Sunday, from which the days of a week are named. */
const sunday = Date.UTC(2026, 10, 1);

/** What a day of a rule is called, and which of the month it is. */
export function readDay(day: string, locale: string): { name: string; nth: number | undefined } {
  const [, nth = '', code = ''] = /^(-?\d*)([A-Z]{2})$/.exec(day) ?? [];
  const at = new Date(sunday + codes.indexOf(code) * 86_400_000);
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(at);
  return { name, nth: nth === '' ? undefined : Number(nth) };
}
