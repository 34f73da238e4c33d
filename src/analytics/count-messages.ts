import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, type CountedRow, isIn, isNow } from './asked.ts';
import type { MessagesCounted } from './counted.ts';
import { isInGroupChat } from './deeds.ts';

export function countMessages({
  scope,
  groupIds,
  period,
}: Asked): Promise<CountedRow<MessagesCounted>[]> {
  return scope.tx.$queryRaw`
    ${plannedAnew}
    SELECT s.group_id AS "groupId", ${isNow(sql`s.sent_at`, period)} AS "isNow",
      count(*) FILTER (WHERE s.direction = 'IN')::int AS "fromMembers",
      count(*) FILTER (WHERE s.direction = 'OUT')::int AS "fromMuster"
    FROM messages s
    WHERE s.organization_id = ${scope.organizationId}::uuid AND s.group_id = ANY(${groupIds}::uuid[])
      AND s.deleted_at IS NULL AND ${isIn(sql`s.sent_at`, period)} AND ${isInGroupChat(sql`s`)}
    GROUP BY 1, 2`;
}
