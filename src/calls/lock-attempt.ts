import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type {
  AttemptStatus,
  CallReason,
  CallStatus,
  CampaignPriority,
  CampaignStatus,
} from '../db/generated/enums.ts';

/** A dial with its call and campaign, held. */
export interface LockedAttempt {
  id: string;
  status: AttemptStatus;
  contactId: string;
  providerCallId: string | null;
  dialledAt: Date;
  looks: number;
  endedAt: Date | null;
  heardAt: Date | null;
  settledAt: Date | null;
  /** What was told before, and is kept where a later report tells nothing of it. */
  detail: string | null;
  durationSeconds: number | null;
  costCents: number | null;
  call: { id: string; status: CallStatus; attempts: number };
  usefulUntil: Date;
  campaign: {
    id: string;
    number: number;
    status: CampaignStatus;
    reason: CallReason;
    priority: CampaignPriority;
    groupId: string | null;
    eventId: string | null;
    taskId: string | null;
    createdById: string | null;
    messageId: string | null;
  };
}

/**
 * A dial by the provider's id, else by ours; undefined where there is none. Held with its campaign, the campaign
 * first, as by those who stop it.
 */
export async function lockAttempt(
  { tx, organizationId }: Change,
  { attemptId, callId }: { attemptId: string | null; callId: string | null },
): Promise<LockedAttempt | undefined> {
  const which: Sql = sql`(a.id = ${attemptId}::uuid OR a.provider_call_id = ${callId})`;
  const [found] = await tx.$queryRaw<{ id: string; campaignId: string }[]>`
    SELECT a.id, c.campaign_id AS "campaignId" FROM attempts a
    JOIN calls c ON c.organization_id = a.organization_id AND c.id = a.call_id
    WHERE a.organization_id = ${organizationId}::uuid AND ${which}
    ORDER BY (a.provider_call_id = ${callId}) IS TRUE DESC LIMIT 1`;
  if (!found) return undefined;
  await tx.$queryRaw`
    SELECT 1 FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = ${found.campaignId}::uuid
    FOR NO KEY UPDATE`;
  const [attempt] = await tx.$queryRaw<LockedAttempt[]>`
    SELECT a.id, a.status, a.contact_id AS "contactId", a.provider_call_id AS "providerCallId",
      a.dialled_at AS "dialledAt", a.looks, a.ended_at AS "endedAt", a.heard_at AS "heardAt",
      a.settled_at AS "settledAt", a.detail, a.duration_seconds AS "durationSeconds",
      a.cost_cents::float8 AS "costCents",
      jsonb_build_object('id', c.id, 'status', c.status, 'attempts', c.attempts) AS call,
      jsonb_build_object('id', k.id, 'number', k.number, 'status', k.status, 'reason', k.reason,
        'priority', k.priority, 'groupId', k.group_id, 'eventId', k.event_id, 'taskId', k.task_id,
        'createdById', k.created_by_id, 'messageId', k.message_id) AS campaign,
      k.useful_until AS "usefulUntil"
    FROM attempts a
    JOIN calls c ON c.organization_id = a.organization_id AND c.id = a.call_id
    JOIN campaigns k ON k.organization_id = c.organization_id AND k.id = c.campaign_id
    WHERE a.organization_id = ${organizationId}::uuid AND a.id = ${found.id}::uuid
    FOR NO KEY UPDATE OF a, c`;
  return attempt;
}
