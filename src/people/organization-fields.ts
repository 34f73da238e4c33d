import type { BusinessType } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { parseName } from '../forms/name.ts';
import { parseTimeZone } from '../forms/read-time-zone.ts';
import { type CallSettings, parseCallSettings } from './call-settings.ts';

export interface OrganizationFields extends CallSettings {
  name: string;
  /** IANA. */
  timeZone: string;
  /** BCP 47. */
  locale: string;
  /** Commands that reach more people than this are confirmed first. */
  confirmAbove: number;
  /** Whether a new event is announced with a poll. */
  eventPolls: boolean;
  /** Messages older than so many days are deleted; null keeps them. */
  keepMessagesDays: number | null;
  /** A command that was missed is run if it is younger than so many minutes. */
  catchUpMinutes: number;
  /** Minutes of the day between which Muster says nothing by itself; both null where it always may. */
  quietFrom: number | null;
  quietUntil: number | null;
  /** By what kind of groups it is offered templates and suggestions. */
  businessType: BusinessType;
  /** What an appointment is worth on average, in cents; null where nobody has said so. */
  averageAppointmentCents: number | null;
}

/** As many as any group could have: whoever sets it is never asked. */
const largestConfirmAbove = 1_000_000;

/**
 * The fewest days that messages are kept: what is caught up with after an absence is of the last seven,
 * and must still be known then, so that it does not act again.
 */
const fewestDaysKept = 8;
const mostDaysKept = 3650;

/** A million of whatever it is counted in. */
const mostCents = 100_000_000;

/** A day: nobody means a command of yesterday. */
const mostCatchUpMinutes = 1440;

/**
 * Trims and checks the fields that are given (docs/rules.md, organizations). `home` is the zone as it is,
 * by which the letters of a clock are read ("EST"). Throws invalid.
 */
export function parseOrganizationFields<Fields extends Partial<OrganizationFields>>(
  fields: Fields,
  home?: string,
): Fields {
  const parsed = { ...fields, ...parseCallSettings(fields) };
  if (fields.name !== undefined) {
    const name = parseName(fields.name);
    if (name === undefined) {
      throw new UserError('invalid', {
        field: 'name',
        expected: '1 to 120 characters',
        example: 'Riverside Football Club',
      });
    }
    parsed.name = name;
  }
  if (fields.timeZone !== undefined) {
    parsed.timeZone = parseTimeZone('timeZone', fields.timeZone, home);
  }
  if (fields.locale !== undefined) parsed.locale = parseLocale(fields.locale);
  if (fields.confirmAbove !== undefined && !isConfirmAbove(fields.confirmAbove)) {
    throw new UserError('invalid', {
      field: 'confirmAbove',
      expected: '1 to 1,000,000 people',
      example: '25',
    });
  }
  const { catchUpMinutes: minutes } = fields;
  if (minutes !== undefined && !isCatchUp(minutes)) {
    throw new UserError('invalid', {
      field: 'catchUpMinutes',
      expected: `0 to ${mostCatchUpMinutes} minutes`,
      example: '10',
    });
  }
  const { keepMessagesDays: days } = fields;
  if (typeof days === 'number' && !isDaysKept(days)) {
    throw new UserError('invalid', {
      field: 'keepMessagesDays',
      expected: `${fewestDaysKept} to ${mostDaysKept} days`,
      example: '365',
    });
  }
  const { averageAppointmentCents: worth } = fields;
  if (typeof worth === 'number' && !(Number.isInteger(worth) && worth >= 0 && worth <= mostCents)) {
    throw new UserError('invalid', {
      field: 'averageAppointmentCents',
      expected: 'cents, at most 100,000,000; or none',
      example: '6500',
    });
  }
  if (!isQuiet(fields)) {
    throw new UserError('invalid', {
      field: 'quiet hours',
      expected: 'when they begin and end, or off',
      example: '22:00-08:00',
    });
  }
  return parsed;
}

/** Both are given or neither, as minutes of the day. */
function isQuiet({ quietFrom: from, quietUntil: until }: Partial<OrganizationFields>): boolean {
  if (from === undefined && until === undefined) return true;
  if (from === null && until === null) return true;
  return isMinuteOfDay(from) && isMinuteOfDay(until) && from !== until;
}

function isMinuteOfDay(minute: number | null | undefined): boolean {
  return Number.isInteger(minute) && minute! >= 0 && minute! < 24 * 60;
}

function isConfirmAbove(people: number): boolean {
  return Number.isInteger(people) && people >= 1 && people <= largestConfirmAbove;
}

function isCatchUp(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= mostCatchUpMinutes;
}

function isDaysKept(days: number): boolean {
  return Number.isInteger(days) && days >= fewestDaysKept && days <= mostDaysKept;
}

/** A BCP 47 locale in its canonical form that this Node has the rules of. Throws invalid. */
export function parseLocale(text: string): string {
  try {
    const [locale] = Intl.DateTimeFormat.supportedLocalesOf(text.trim());
    if (locale !== undefined) return locale;
  } catch {
    // A RangeError: malformed, and refused like an unknown one.
  }
  throw new UserError('invalid', {
    field: 'locale',
    expected: 'a BCP 47 locale',
    example: 'en-GB',
  });
}
