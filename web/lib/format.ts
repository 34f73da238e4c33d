import { useSession } from './session.ts';

type Instant = string | Date;

/** How long a unit lasts, in seconds, from the longest on. */
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Numbers, dates and money as the organization writes them, in its zone; dates of a group in the group's. */
export function createFormat(locale: string, timeZone: string) {
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (instant: Instant) => format.format(new Date(instant));
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const amount = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    locale,
    timeZone,
    /** "Fri 20 Nov" */
    day: date({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** "20 Nov 2026" */
    date: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    /** "12:00" */
    time: date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    /** "Fri 20 Nov, 12:00" */
    dateTime: date({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    /** "2 hours ago", "tomorrow" */
    ago(instant: Instant, now: Date = new Date()): string {
      const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
      const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? [
        'minute',
        60,
      ];
      return relative.format(Math.round(seconds / length), unit);
    },
    number: (value: number) => number.format(value),
    /** Of cents: in the currency of whoever bills them, which nobody told Muster. */
    amount: (cents: number) => amount.format(cents / 100),
    /** Of a share from 0 to 1. */
    percent: (share: number) => percent.format(share),
  };
}

export type Format = ReturnType<typeof createFormat>;

/** Those that are made, by what they are made of: each row of a list asks for one, and one takes as long as ten rows. */
const made = new Map<string, Format>();

export function useFormat(zone?: string | null): Format {
  const { organization } = useSession();
  const { locale } = organization;
  const timeZone = zone ?? organization.timeZone;
  const key = `${locale} ${timeZone}`;
  const format = made.get(key) ?? createFormat(locale, timeZone);
  made.set(key, format);
  return format;
}
