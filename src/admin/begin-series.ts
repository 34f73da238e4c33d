import type { Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { beginRule, zoneOf } from '../reminders/begin-rule.ts';

interface Wish {
  /** RFC 5545; null for what happens once. */
  recurrence: string | null;
  /** The date of the first, in this field of what was asked. */
  at: Date | null;
  field: string;
  /** By whose clock its rule counts; null for the organization. */
  groupId: string | null;
}

/** The rule of what is to come again, as it is kept, and its zone. Throws invalid, also for a rule without a date. */
export async function beginSeries(
  scope: Scope,
  { recurrence, at, field, groupId }: Wish,
): Promise<{ recurrence?: string; zone?: string }> {
  if (recurrence === null) return {};
  if (at === null) {
    throw new UserError('invalid', {
      field,
      expected: 'an instant, at which what comes again begins',
      example: '2026-11-22T18:00:00.000Z',
    });
  }
  const zone = await zoneOf(scope, groupId);
  return { recurrence: beginRule(recurrence, at, zone), zone };
}
