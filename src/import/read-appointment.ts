import { DateTime } from 'luxon';
import { isKept } from '../dates/instants.ts';
import { remembered } from '../dates/remembered.ts';

/** By whose clock, and in which form, a file says when something is. */
export interface LocalForm {
  /** IANA. */
  timeZone: string;
  /** BCP 47. */
  locale: string;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

interface Time {
  hour: number;
  minute: number;
}

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const clock =
  /(?<![\d:./-])(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*(am|pm|a\. ?m\.?|p\. ?m\.?|h|uhr|hrs)?(?![\d:/-])/i;
const yearFirst = /(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/;
const numeric = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/** What may stand beside a date and a time and says nothing more. */
const besides = new Set(
  'at on the of th st nd rd a las la el de del um am den le la a les alle ore il as h uhr hrs dia'.split(
    ' ',
  ),
);

/**
 * The instant that the cells of an appointment tell, a date and a time in one or in two: ISO, or the usual
 * forms of the locale, on the clock of the zone. Undefined where they tell anything else or not both.
 */
export function readAppointment(
  cells: readonly string[],
  { timeZone, locale }: LocalForm,
): Date | undefined {
  const read = cells.map((cell) => readCell(cell.trim(), locale));
  if (read.some((cell) => cell === undefined)) return undefined;
  const parts = read as Cell[];
  const dates = parts.filter(({ day }) => day !== undefined);
  const [{ day, offset } = {}] = dates;
  // A column of dates alone has midnight in some exports.
  const times = parts.flatMap(({ time, day: beside }) =>
    time && (parts.length === 1 || !beside || time.hour + time.minute > 0) ? [time] : [],
  );
  const [time] = times;
  if (!day || !time || dates.length > 1 || times.length > 1) return undefined;
  const zone = offset === undefined ? timeZone : `UTC${offset === 'Z' ? '+0' : offset}`;
  const at = DateTime.fromObject({ ...day, ...time }, { zone });
  const instant = at.isValid ? at.toJSDate() : undefined;
  return instant && isKept(instant) ? instant : undefined;
}

interface Cell {
  day?: Day;
  time?: Time;
  offset?: string;
}

function readCell(cell: string, locale: string): Cell | undefined {
  const [, year, month, day, hour, minute, offset] = iso.exec(cell) ?? [];
  if (year !== undefined) {
    const found = { day: { year: Number(year), month: Number(month), day: Number(day) } };
    return hour === undefined
      ? found
      : {
          ...found,
          time: { hour: Number(hour), minute: Number(minute) },
          ...(offset === undefined ? {} : { offset: offset.toUpperCase() }),
        };
  }
  const text = fold(cell);
  const date = findDay(text, locale);
  const rest = date ? date.rest : text;
  const found = clock.exec(rest);
  const time = found && timeOf(found);
  // "18" alone is no time, nor is "45:00".
  if (found && !time) return undefined;
  const left = found ? rest.replace(found[0], ' ') : rest;
  const names = formsOf(locale).weekdays;
  const isClear = left
    .split(/[\s,.'’º-]+/)
    .every((word) => word === '' || besides.has(word) || names.has(word));
  return isClear && (date || time)
    ? { ...(date ? { day: date.day } : {}), ...(time ? { time } : {}) }
    : undefined;
}

function timeOf([, hour, minute, half]: RegExpExecArray): Time | undefined {
  if (minute === undefined && half === undefined) return undefined;
  const isHalf = half !== undefined && /^[ap]/.test(half);
  if (Number(hour) > (isHalf ? 12 : 23) || (isHalf && Number(hour) === 0)) return undefined;
  if (Number(minute ?? 0) > 59) return undefined;
  const after = half?.startsWith('p') ? 12 : 0;
  return {
    hour: isHalf ? (Number(hour) % 12) + after : Number(hour),
    minute: Number(minute ?? 0),
  };
}

function findDay(text: string, locale: string): { day: Day; rest: string } | undefined {
  const without = (part: string) => text.replace(part, ' ');
  const first = yearFirst.exec(text);
  if (first) {
    const [year, month, day] = first.slice(1).map(Number) as [number, number, number];
    return { day: { year, month, day }, rest: without(first[0]) };
  }
  const { isMonthFirst, months, named } = formsOf(locale);
  const digits = numeric.exec(text);
  if (digits) {
    const [a, b] = [Number(digits[1]), Number(digits[3])];
    const [day, month] = isMonthFirst ? [b, a] : [a, b];
    return { day: { year: yearOf(digits[4]!), month, day }, rest: without(digits[0]) };
  }
  const said = named.exec(text);
  const { before, month, after, year } = said?.groups ?? {};
  const day = before ?? after;
  return said && month !== undefined && day !== undefined && year !== undefined
    ? {
        day: { year: yearOf(year), month: months.get(month)!, day: Number(day) },
        rest: without(said[0]),
      }
    : undefined;
}

function yearOf(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** How dates are written in a locale; the names of English are understood everywhere. */
const formsOf = remembered((locale: string) => {
  const names = (style: 'weekday' | 'month', index: number) =>
    ['en', locale].flatMap((language) =>
      (['long', 'short'] as const).map((width) => {
        const at = Date.UTC(2024, style === 'month' ? index : 0, style === 'month' ? 1 : 1 + index);
        const format = { [style]: width, day: 'numeric', timeZone: 'UTC' } as const;
        const parts = new Intl.DateTimeFormat(language, format).formatToParts(at);
        return fold(parts.find(({ type }) => type === style)?.value ?? '').replace(/\.$/, '');
      }),
    );
  const months = new Map(
    Array.from({ length: 12 }, (_, index) => index).flatMap((index) =>
      names('month', index).map((name): [string, number] => [name, index + 1]),
    ),
  );
  const order = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' })
    .formatToParts(0)
    .map(({ type }) => type);
  const either = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
  return {
    months,
    weekdays: new Set(Array.from({ length: 7 }, (_, index) => names('weekday', index)).flat()),
    isMonthFirst: order.indexOf('month') < order.indexOf('day'),
    named: new RegExp(
      String.raw`(?:(?<!\d)(?<before>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s*(?:de |of )?)?\b(?<month>${either})\b\.?(?:\s*(?<after>\d{1,2})(?:st|nd|rd|th)?(?!\d))?\s*,?\s*(?:del? )?(?<year>\d{4})(?!\d)`,
    ),
  };
});

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
