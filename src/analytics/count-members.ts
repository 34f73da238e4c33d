import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, type CountedRow, heldAtEnd, isIn, isNow } from './asked.ts';
import type { MembersCounted } from './counted.ts';
import { deedsOfMembers } from './deeds.ts';

/** Of the days that are asked for; `active` and `goneQuiet` of the days before are not told. */
export function countMembers(asked: Asked): Promise<CountedRow<MembersCounted>[]> {
  const { scope, groupIds, period } = asked;
  const { from, to } = period;
  return scope.tx.$queryRaw`
    ${plannedAnew}
    WITH stirred AS (
      SELECT d.group_id, d.contact_id, bool_or(${isNow(sql`d.at`, period)}) AS is_now
      FROM (${deedsOfMembers(asked)}) d WHERE ${isIn(sql`d.at`, period)} GROUP BY d.group_id, d.contact_id
    )
    SELECT m.group_id AS "groupId", TRUE AS "isNow",
      count(*) FILTER (WHERE ${heldAtEnd(sql`m`, period)})::int AS count,
      count(*) FILTER (WHERE m.joined_at < ${from} AND (m.left_at IS NULL OR m.left_at >= ${from}))::int AS "atStart",
      count(*) FILTER (WHERE m.joined_at >= ${from} AND m.joined_at < ${to})::int AS joined,
      count(*) FILTER (WHERE m.left_at >= ${from} AND m.left_at < ${to})::int AS left,
      count(*) FILTER (WHERE s.is_now AND ${heldAtEnd(sql`m`, period)})::int AS active,
      count(*) FILTER (WHERE NOT s.is_now AND ${heldAtEnd(sql`m`, period)})::int AS "goneQuiet"
    FROM members m LEFT JOIN stirred s ON s.group_id = m.group_id AND s.contact_id = m.contact_id
    WHERE m.organization_id = ${scope.organizationId}::uuid AND m.group_id = ANY(${groupIds}::uuid[])
    GROUP BY m.group_id`;
}
