import type { Scope } from '../change/change.ts';
import { anchorRule } from '../dates/anchor-rule.ts';
import { isRule } from '../dates/recurrence.ts';
import { UserError } from '../errors.ts';

/**
 * A rule as it is kept of what is first said at an instant: it begins there. Throws invalid for one that Muster does
 * not write itself, and for one that does not begin there.
 */
export function beginRule(rule: string, startsAt: Date, zone: string): string {
  const begun = isRule(rule) ? anchorRule({ rule, zone, startsAt }) : null;
  if (begun !== null) return begun;
  throw new UserError('invalid', {
    field: 'recurrence',
    expected: 'an RFC 5545 rule that begins at startsAt',
    example: 'FREQ=WEEKLY;BYDAY=MO',
  });
}

/** The zone that a rule for a group, or for people, is counted in: the group's, else the organization's. */
export async function zoneOf(
  { tx, organizationId }: Scope,
  groupId: string | null,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ zone: string }[]>`
    SELECT coalesce(g.time_zone, o.time_zone) AS zone FROM organizations o
    LEFT JOIN groups g ON g.organization_id = o.id AND g.id = ${groupId}::uuid
    WHERE o.id = ${organizationId}::uuid`;
  return row!.zone;
}
