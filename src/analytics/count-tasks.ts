import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, type CountedRow, isIn, isNow } from './asked.ts';
import { copiesCounted, isDone, isGiven } from './columns.ts';
import type { TasksCounted } from './counted.ts';

/** Of the copies that were given in the days; what is left of one is what became of it since. */
export function countTasks({
  scope,
  groupIds,
  period,
}: Asked): Promise<CountedRow<TasksCounted>[]> {
  return scope.tx.$queryRaw`
    ${plannedAnew}
    SELECT t.group_id AS "groupId", ${isNow(sql`copy.created_at`, period)} AS "isNow", ${copiesCounted},
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM copy.closed_at - copy.created_at) / 60)
        FILTER (WHERE ${isDone})::float AS "medianMinutes"
    FROM tasks t JOIN tasks copy ON copy.organization_id = t.organization_id AND copy.parent_id = t.id
    WHERE t.organization_id = ${scope.organizationId}::uuid AND t.group_id = ANY(${groupIds}::uuid[])
      AND ${isGiven} AND ${isIn(sql`copy.created_at`, period)}
    GROUP BY 1, 2`;
}
