import { Info } from 'luxon';
import { formatDay } from '../../dates/format.ts';
import type { RecurrenceFacts } from '../../dates/recurrence.ts';
import { list, plural } from './wording.ts';

const weekdayNames = Info.weekdays('long', { locale: 'es' });
const monthNames = Info.months('long', { locale: 'es' });
const nths: Record<number, string> = { 1: 'primer', 2: 'segundo', 3: 'tercer', 4: 'cuarto' };
const units = {
  daily: ['día', 'días'],
  weekly: ['semana', 'semanas'],
  monthly: ['mes', 'meses'],
  yearly: ['año', 'años'],
} as const;

/** "cada lunes y jueves a las 18:00 hasta el mié 30 jun 2027", "el día 1 cada 2 meses, 10 veces". */
export function recurrence(facts: RecurrenceFacts, now: Date): string {
  const { time, until, zone, count } = facts;
  return [
    rhythm(facts),
    time !== null && at(time),
    until !== null && ` hasta el ${formatDay(until, { zone, now, locale: 'es' })}`,
    count !== undefined && `, ${plural(count, 'vez', 'veces')}`,
  ]
    .filter((part) => part !== false)
    .join('');
}

function rhythm({ freq, interval, weekdays, nth, monthDays = [], month }: RecurrenceFacts): string {
  const days = daysOf(weekdays ?? []);
  if (freq === 'weekly' && interval === 1) return `cada ${days}`;
  const [one, many] = units[freq];
  const every = `cada ${interval === 1 ? one : plural(interval, one, many)}`;
  if (freq === 'daily') return every;
  if (freq === 'weekly') return `${every}, el ${days}`;
  const of = interval === 1 ? `de ${every}` : every;
  if (freq === 'yearly') return `el ${monthDays[0]} de ${monthNames[(month ?? 1) - 1]} ${of}`;
  if (monthDays.length > 0) return `${list(monthDays.map(dayOfMonth))} ${of}`;
  return `el ${nths[nth ?? 1] ?? 'último'} ${days} ${of}`;
}

/** "el día 15"; -1 is the last. */
function dayOfMonth(day: number): string {
  return day === -1 ? 'el último día' : `el día ${day}`;
}

function daysOf(weekdays: readonly number[]): string {
  const set = weekdays.join();
  if (set === '1,2,3,4,5') return 'día laborable';
  if (set === '6,7') return 'fin de semana';
  return list(weekdays.map((day) => weekdayNames[day - 1] ?? ''));
}

/** " a las 18:00", " a la 01:00", " de 10:00 a 12:00". */
function at(time: string): string {
  if (time.includes('–')) return ` de ${time.replace('–', ' a ')}`;
  return time.startsWith('01:') ? ` a la ${time}` : ` a las ${time}`;
}
