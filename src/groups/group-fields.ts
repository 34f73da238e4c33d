import { isDigestRule } from '../dates/digest-rule.ts';
import { UserError } from '../errors.ts';
import { parseName } from '../forms/name.ts';
import { parseTimeZone } from '../forms/read-time-zone.ts';

/** The texts of a group, where given; null takes a text away. */
export interface GroupFields {
  name: string;
  description?: string | null | undefined;
  color?: string | undefined;
  icon?: string | null | undefined;
  timeZone?: string | null | undefined;
  /** Minutes before an event at which those are reminded who have not answered, and who are in; null for never. */
  remindUnanswered?: number | null | undefined;
  remindComing?: number | null | undefined;
  /** Minutes for which a place that comes free on the last day is offered to one person; null for moving up at once. */
  rescueMinutes?: number | null | undefined;
  /** The same in the last three hours. */
  rescueLastMinutes?: number | undefined;
  /** So many days before it begins the next event of a series is there, though the last one is not over. */
  aheadDays?: number | undefined;
  /** The days on which its chats are told what comes, RFC 5545 as isDigestRule has it; null for none. */
  digestRule?: string | null | undefined;
  /** At which minute of the day. */
  digestMinute?: number | undefined;
}

/** Four weeks. */
export const longestRemind = 4 * 7 * 24 * 60;
export const mostAheadDays = 28;

/** Families and flags of regions have up to 20 code units; without end, one emoji may go on for pages. */
const longestEmoji = 40;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function isLead(minutes: number | null | undefined): boolean {
  if (typeof minutes !== 'number') return true;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestRemind;
}

/** Whether the text is one emoji, of however many code points ("⚽", "👨‍👩‍👧", "🇪🇸"). */
export function isEmoji(text: string): boolean {
  return (
    text.length <= longestEmoji &&
    [...segmenter.segment(text)].length === 1 &&
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(text)
  );
}

/** Trims and checks the texts of a group (docs/rules.md, groups). Throws invalid. */
export function parseGroupFields<Fields extends Partial<GroupFields>>(fields: Fields): Fields {
  const parsed = { ...fields };
  if (fields.name !== undefined) {
    const name = parseName(fields.name);
    if (name === undefined) {
      throw new UserError('invalid', {
        field: 'group name',
        expected: '1 to 120 characters',
        example: 'Book Club',
      });
    }
    parsed.name = name;
  }
  if (typeof fields.description === 'string') {
    parsed.description = fields.description.trim() || null;
    if (fields.description.length > 500) {
      throw new UserError('invalid', {
        field: 'description',
        expected: '500 characters at most',
        example: 'One book a month',
      });
    }
  }
  if (fields.color !== undefined) {
    parsed.color = fields.color.toUpperCase();
    if (!/^#[0-9A-F]{6}$/.test(parsed.color)) {
      throw new UserError('invalid', {
        field: 'color',
        expected: 'a colour as #RRGGBB',
        example: '#3B82F6',
      });
    }
  }
  if (typeof fields.icon === 'string' && !isEmoji(fields.icon)) {
    throw new UserError('invalid', { field: 'icon', expected: 'one emoji', example: '📚' });
  }
  if (typeof fields.timeZone === 'string') {
    parsed.timeZone = parseTimeZone('time zone', fields.timeZone);
  }
  if (!isLead(fields.remindUnanswered) || !isLead(fields.remindComing)) {
    throw new UserError('invalid', {
      field: 'reminders',
      expected: 'a minute to four weeks before an event, twice, or off',
      example: '48h, 3h',
    });
  }
  if (!isWindow(fields.rescueMinutes) || !isWindow(fields.rescueLastMinutes)) {
    throw new UserError('invalid', {
      field: 'rescue',
      expected: 'for how long a free place is offered, and in the last three hours; or off',
      example: '1h, 15 min',
    });
  }
  if (fields.aheadDays !== undefined && !isAhead(fields.aheadDays)) {
    throw new UserError('invalid', {
      field: 'ahead',
      expected: `up to ${mostAheadDays} days`,
      example: '6 days',
    });
  }
  if (!isDigest(fields)) {
    throw new UserError('invalid', {
      field: 'digest',
      expected: 'days of the week, or daily, and a time; or off',
      example: 'monday 8:00',
    });
  }
  return parsed;
}

function isDigest({ digestRule: rule, digestMinute: minute }: Partial<GroupFields>): boolean {
  const isDays = typeof rule !== 'string' || isDigestRule(rule);
  return (
    isDays && (minute === undefined || (Number.isInteger(minute) && minute >= 0 && minute < 1440))
  );
}

function isAhead(days: number): boolean {
  return Number.isInteger(days) && days >= 0 && days <= mostAheadDays;
}

function isWindow(minutes: number | null | undefined): boolean {
  if (typeof minutes !== 'number') return true;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60;
}
