import { type Sql, sql } from '../db/client.ts';

/** Whether an event `e` is not over at an instant. One without a date is to come. */
export function isToCome(at: Date): Sql {
  return sql`(e.starts_at IS NULL OR coalesce(e.ends_at, e.starts_at) > ${at})`;
}
