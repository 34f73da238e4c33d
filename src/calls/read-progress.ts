import type { Scope } from '../change/change.ts';
import type { CampaignPriority, CampaignTiming } from '../db/generated/enums.ts';
import type { LeftOut } from '../errors.ts';
import type { ProgressFacts } from '../languages/reply.ts';
import { readCallRules } from './read-rules.ts';
import { dialsTakeMs } from './times.ts';

/** How far a campaign is, with what is told of it. */
export interface Progress extends ProgressFacts {
  id: string;
}

interface Row
  extends Pick<
    Progress,
    | 'id'
    | 'number'
    | 'status'
    | 'reason'
    | 'message'
    | 'title'
    | 'group'
    | 'paused'
    | 'outcomes'
    | 'answers'
    | 'cents'
    | 'called'
    | 'ended'
    | 'ringing'
  > {
  timing: CampaignTiming;
  priority: CampaignPriority;
  startsAt: Date | null;
  firstAt: Date | null;
  lastAt: Date | null;
  leftOut: Partial<Record<LeftOut, number>>;
}

const minuteMs = 60_000;

/** How far campaigns are, by their ids, newest first; two statements, however many they are and whomever they call. */
export async function readProgress(
  scope: Scope,
  campaignIds: readonly string[],
  at: Date,
): Promise<Progress[]> {
  if (campaignIds.length === 0) return [];
  const { tx, organizationId } = scope;
  const { zone, budget } = await readCallRules(scope);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT k.id, k.number, k.status, k.reason, k.timing, k.priority, k.message, k.starts_at AS "startsAt",
      k.pause_reason AS paused,
      coalesce(
        (SELECT title FROM events e WHERE e.organization_id = k.organization_id AND e.id = k.event_id),
        (SELECT title FROM tasks t WHERE t.organization_id = k.organization_id AND t.id = k.task_id)
      ) AS title,
      (SELECT jsonb_build_object('name', g.name, 'icon', g.icon) FROM groups g
        WHERE g.organization_id = k.organization_id AND g.id = k.group_id) AS "group",
      own.*
    FROM campaigns k
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE c.outcome IS DISTINCT FROM 'LEFT_OUT')::int AS called,
        count(*) FILTER (WHERE c.status = 'ENDED' AND c.outcome <> 'LEFT_OUT')::int AS ended,
        count(*) FILTER (WHERE c.status = 'DIALLING')::int AS ringing,
        jsonb_build_object(
          'answered', count(*) FILTER (WHERE c.outcome = 'ANSWERED'),
          'noAnswer', count(*) FILTER (WHERE c.outcome = 'NO_ANSWER'),
          'busy', count(*) FILTER (WHERE c.outcome = 'BUSY'),
          'voicemail', count(*) FILTER (WHERE c.outcome = 'VOICEMAIL'),
          'declined', count(*) FILTER (WHERE c.outcome = 'DECLINED'),
          'failed', count(*) FILTER (WHERE c.outcome = 'FAILED')
        ) AS outcomes,
        jsonb_build_object(
          'going', count(*) FILTER (WHERE c.answer IN ('GOING', 'WAITLISTED')),
          'maybe', count(*) FILTER (WHERE c.answer = 'MAYBE'),
          'declined', count(*) FILTER (WHERE c.answer = 'DECLINED'),
          'done', count(*) FILTER (WHERE c.done),
          'confirmed', count(*) FILTER (WHERE c.appointment_action = 'CONFIRMED'),
          'cancelled', count(*) FILTER (WHERE c.appointment_action = 'CANCELLED'),
          'rescheduled', count(*) FILTER (WHERE c.appointment_action = 'RESCHEDULED')
        ) AS answers,
        coalesce(sum(c.cost_cents), 0)::float8 AS cents,
        min(coalesce(c.next_at, c.held_at)) AS "firstAt", max(coalesce(c.next_at, c.held_at)) AS "lastAt",
        (SELECT coalesce(jsonb_object_agg(left_out, people), '{}') FROM (
          SELECT out.left_out, count(*) AS people FROM calls out
          WHERE out.organization_id = k.organization_id AND out.campaign_id = k.id AND out.left_out IS NOT NULL
          GROUP BY out.left_out
        ) why) AS "leftOut"
      FROM calls c WHERE c.organization_id = k.organization_id AND c.campaign_id = k.id
    ) own
    WHERE k.organization_id = ${organizationId}::uuid AND k.id = ANY(${campaignIds}::uuid[])
    ORDER BY k.id DESC`;
  return rows.map(({ timing, priority, startsAt, firstAt, lastAt, leftOut, ...row }) => {
    const waiting = row.called - row.ended - row.ringing;
    const byBudget = dialsTakeMs(waiting + 1, budget, {
      timing: 'IMMEDIATE',
      priority,
      spreadMinutes: null,
    });
    const byPlan = lastAt === null ? 0 : lastAt.getTime() - at.getTime();
    const next = row.status === 'SCHEDULED' ? startsAt : firstAt;
    const isToCome = next !== null && next.getTime() > at.getTime() + minuteMs;
    return {
      ...row,
      leftOut: Object.entries(leftOut)
        .map(([reason, people]) => ({ reason: reason as LeftOut, people: Number(people) }))
        .sort((a, b) => b.people - a.people),
      next: isToCome && row.ringing === 0 ? { at: next, zone } : null,
      minutesLeft: waiting > 0 ? Math.ceil(Math.max(byBudget, byPlan) / minuteMs) : 0,
    };
  });
}
