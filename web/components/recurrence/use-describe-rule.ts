import { defineWords, plural } from '../../lib/language.tsx';
import { useSession } from '../../lib/session.ts';
import { readDay, readRule } from './rules.ts';

/** Says a rule in words: "every 2 weeks on Monday until 30 Jun 2027". */
export function useDescribeRule(): (rule: string) => string {
  const words = useWords();
  const { locale } = useSession().organization;
  return (text) => {
    const { freq, interval, days, monthDays, until, count } = readRule(text);
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    const named = days.map((day) => {
      const { name, nth } = readDay(day, locale);
      return nth === undefined ? name : words.nth(nth, name);
    });
    const onDates = monthDays.map((day) => (day === -1 ? words.lastDay : words.date(day)));
    return [
      words[freq](interval),
      named.length > 0 && words.on(list.format(named)),
      // Of a year the date is that of the first, which is told beside it.
      freq === 'MONTHLY' && onDates.length > 0 && words.on(list.format(onDates)),
      count !== undefined && words.times(count),
      until !== undefined && words.until(dateOf(until, locale)),
    ]
      .filter((part) => part !== false)
      .join(' ');
  };
}

/** The day of "20270630T235900". */
function dateOf(until: string, locale: string): string {
  const at = new Date(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

const ordinals = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' } as const;
const ordinales = { 1: 'primer', 2: 'segundo', 3: 'tercer', 4: 'cuarto', '-1': 'último' } as const;

const useWords = defineWords(
  {
    DAILY: (interval: number) => (interval === 1 ? 'every day' : `every ${interval} days`),
    WEEKLY: (interval: number) => (interval === 1 ? 'every week' : `every ${interval} weeks`),
    MONTHLY: (interval: number) => (interval === 1 ? 'every month' : `every ${interval} months`),
    YEARLY: (interval: number) => (interval === 1 ? 'every year' : `every ${interval} years`),
    on: (days: string) => `on ${days}`,
    nth: (nth: number, day: string) => `the ${ordinals[nth as keyof typeof ordinals]} ${day}`,
    date: (day: number) => `day ${day}`,
    lastDay: 'the last day',
    times: (count: number) => plural(count, 'time', 'times'),
    until: (date: string) => `until ${date}`,
  },
  {
    DAILY: (interval) => (interval === 1 ? 'cada día' : `cada ${interval} días`),
    WEEKLY: (interval) => (interval === 1 ? 'cada semana' : `cada ${interval} semanas`),
    MONTHLY: (interval) => (interval === 1 ? 'cada mes' : `cada ${interval} meses`),
    YEARLY: (interval) => (interval === 1 ? 'cada año' : `cada ${interval} años`),
    on: (days) => `en ${days}`,
    nth: (nth, day) => `el ${ordinales[nth as keyof typeof ordinales]} ${day}`,
    date: (day) => `el día ${day}`,
    lastDay: 'el último día',
    times: (count) => plural(count, 'vez', 'veces'),
    until: (date) => `hasta el ${date}`,
  },
);
