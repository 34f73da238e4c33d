import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { Period } from './period.ts';

/** What is counted: some groups, which are in sight of whoever asks, and in which days. */
export interface Asked {
  scope: Scope;
  groupIds: readonly string[];
  period: Period;
}

/** What a statement answers of a group: of the days that are asked for, or of those before. */
export type CountedRow<Figures> = Figures & { groupId: string; isNow: boolean };

/** Whether an instant is in the days that are asked for, or before: NULL is in neither. */
export const isIn = (at: Sql, { before, to }: Period): Sql =>
  sql`${at} >= ${before} AND ${at} < ${to}`;

/** Whether a row of the two is of the former. */
export const isNow = (at: Sql, { from }: Period): Sql => sql`${at} >= ${from}`;

/** Whether a membership held at the end of the days. */
export const heldAtEnd = (of: Sql, { to }: Period): Sql =>
  sql`${of}.joined_at < ${to} AND (${of}.left_at IS NULL OR ${of}.left_at >= ${to})`;
