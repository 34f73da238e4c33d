import type { Actor, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type {
  CallReason,
  CampaignPriority,
  CampaignStatus,
  CampaignTiming,
  PauseReason,
} from '../db/generated/enums.ts';
import { leadsGroup, visibleGroups } from './visible-groups.ts';

/** A campaign as those see it who may call its people. */
export interface CampaignView {
  id: string;
  number: number;
  status: CampaignStatus;
  reason: CallReason;
  timing: CampaignTiming;
  priority: CampaignPriority;
  message: string | null;
  /** Null for people of several groups. */
  group: { id: string; name: string; icon: string | null } | null;
  event: { id: string; number: number; title: string } | null;
  task: { id: string; number: number; title: string } | null;
  startsAt: Date | null;
  spreadMinutes: number | null;
  customHoursBefore: number | null;
  usefulUntil: Date;
  pauseReason: PauseReason | null;
  createdById: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/**
 * Whether an actor may see the campaign `k`: an ADMIN all; others those of groups that they lead, and of no group those
 * that they began.
 */
export function seesCampaign(organizationId: string, actor: Actor): Sql {
  return actor.role === 'ADMIN'
    ? sql`TRUE`
    : sql`CASE WHEN k.group_id IS NULL
        THEN coalesce(k.created_by_id = ${actor.contactId}::uuid OR k.created_by_user_id = ${actor.userId}::uuid, FALSE)
        ELSE EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = k.group_id AND ${leadsGroup(actor)})
      END`;
}

/** The campaigns that an actor may see, with `rest` as further conditions and order. Any other is not found. */
export function selectCampaigns(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<CampaignView[]> {
  return tx.$queryRaw<CampaignView[]>`
    SELECT k.id, k.number, k.status, k.reason, k.timing, k.priority, k.message,
      (SELECT jsonb_build_object('id', g.id, 'name', g.name, 'icon', g.icon) FROM groups g
        WHERE g.organization_id = k.organization_id AND g.id = k.group_id) AS "group",
      (SELECT jsonb_build_object('id', e.id, 'number', e.number, 'title', e.title) FROM events e
        WHERE e.organization_id = k.organization_id AND e.id = k.event_id) AS event,
      (SELECT jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title) FROM tasks t
        WHERE t.organization_id = k.organization_id AND t.id = k.task_id) AS task,
      k.starts_at AS "startsAt", k.spread_minutes AS "spreadMinutes", k.custom_hours_before AS "customHoursBefore",
      k.useful_until AS "usefulUntil", k.pause_reason AS "pauseReason", k.created_by_id AS "createdById",
      k.created_at AS "createdAt", k.started_at AS "startedAt", k.finished_at AS "finishedAt"
    FROM campaigns k
    WHERE k.organization_id = ${organizationId}::uuid AND ${seesCampaign(organizationId, actor)} ${rest}`;
}
