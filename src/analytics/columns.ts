import { sql } from '../db/client.ts';

/** Whether a participant `p` gave the standing answer themselves: being away, or moving up, is no answer. */
export const answeredThemselves = sql`p.answered_at IS NOT NULL AND p.source IS DISTINCT FROM 'AWAY'`;

/** Whether that says anything of coming. */
export const hasAnswered = sql`p.status <> 'INVITED' AND ${answeredThemselves}`;

/** Of the participants `p` of events that have begun. */
export const answersCounted = sql`
  count(*)::int AS invited, count(*) FILTER (WHERE ${hasAnswered})::int AS answered,
  count(*) FILTER (WHERE p.status = 'GOING')::int AS went,
  count(*) FILTER (WHERE p.status = 'GOING' AND p.attended IS NOT NULL)::int AS told,
  count(*) FILTER (WHERE p.status = 'GOING' AND NOT p.attended)::int AS "noShows"`;

/** Whether a `copy` of a task was given to stay: what was withdrawn, nobody was to do. */
export const isGiven = sql`copy.status IN ('OPEN', 'DONE')`;

/** Whether it was done. */
export const isDone = sql`copy.status = 'DONE'`;

/** Of such copies. */
export const copiesCounted = sql`
  count(*)::int AS given, count(*) FILTER (WHERE ${isDone})::int AS done,
  count(*) FILTER (WHERE ${isDone} AND (copy.due_at IS NULL OR copy.closed_at <= copy.due_at))::int AS "inTime"`;
