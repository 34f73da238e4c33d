import { addAlarms } from '../alarms/plan-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { LeftOutReason } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { drawNumber } from '../numbers/number.ts';
import { insertCalls } from './insert-calls.ts';
import { type CampaignPlan, planCampaign } from './plan-campaign.ts';
import { type CallRules, readCallRules } from './read-rules.ts';
import { parseWanted, type WantedCampaign } from './wanted.ts';

/** So many campaigns of an organization are not over at once (PRODUCT, calls). */
export const mostCampaigns = 5;

export interface CreatedCampaign {
  id: string;
  number: number;
  plan: CampaignPlan;
  settings: CallRules;
}

/**
 * Begins a campaign, or has it begin at its moment: one row for it, and one for each of its people, who is to be
 * dialled or left out for a reason. `confirm` is shown what it would do before the first change, and may refuse; so may
 * `allow`, of whom it is for, before anything is told of them.
 * A bounded number of statements, however many people. Throws as parseWanted and planCampaign do, nobodyToCall and
 * tooManyCampaigns.
 */
export async function createCampaign(
  change: Change,
  given: WantedCampaign,
  confirm: (plan: CampaignPlan, settings: CallRules) => void = () => {},
  allow: (contactIds: readonly string[]) => Promise<void> = async () => {},
): Promise<CreatedCampaign> {
  const { tx, organizationId, at, actor, messageId } = change;
  const wanted = parseWanted(given, at);
  const settings = await readCallRules(change, { held: true });
  const plan = await planCampaign(change, wanted, settings);
  await allow(plan.calls.map(({ contactId }) => contactId));
  if (plan.calls.every(({ nextAt }) => nextAt === null))
    throw new UserError('nobodyToCall', { leftOut: countLeftOut(plan) });
  if (settings.openCampaigns >= mostCampaigns)
    throw new UserError('tooManyCampaigns', { most: mostCampaigns });
  confirm(plan, settings);
  const number = await drawNumber(change);
  const { message, timing, priority, startsAt, spreadMinutes, customHoursBefore, whom } = wanted;
  const { reason, groupId, eventId, taskId, usefulUntil } = plan;
  const [row] = await tx.campaign.createManyAndReturn({
    data: {
      organizationId,
      number,
      status: startsAt ? 'SCHEDULED' : 'PREPARING',
      reason,
      timing,
      priority,
      message,
      groupId,
      contactIds: [...(whom.contactIds ?? [])],
      eventId,
      taskId,
      customHoursBefore,
      startsAt,
      spreadMinutes,
      usefulUntil,
      messageId,
      shows: messageId !== null,
      createdById: actor.contactId,
      createdByUserId: actor.userId,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  const { id } = row!;
  if (startsAt) await planStart(change, id, settings.zone);
  else await insertCalls(change, { id, priority }, plan.calls);
  await recordAudit(change, {
    action: 'campaign.create',
    subjectType: 'campaign',
    subjectId: id,
    groupId,
    after: {
      number,
      reason,
      timing,
      priority,
      message,
      startsAt: startsAt?.toISOString() ?? null,
      ...(eventId !== null ? { eventId } : {}),
      ...(taskId !== null ? { taskId } : {}),
      calls: plan.calls.filter(({ nextAt }) => nextAt !== null).length,
      leftOut: Object.fromEntries(countLeftOut(plan).map((one) => [one.reason, one.people])),
    },
  });
  return { id, number, plan, settings };
}

/** How many are left out, by why, most first. */
export function countLeftOut({ calls }: Pick<CampaignPlan, 'calls'>): {
  reason: LeftOutReason;
  people: number;
}[] {
  const counts = new Map<LeftOutReason, number>();
  for (const { leftOut } of calls) if (leftOut) counts.set(leftOut, (counts.get(leftOut) ?? 0) + 1);
  return [...counts]
    .map(([reason, people]) => ({ reason, people }))
    .sort((a, b) => b.people - a.people);
}

/** It rings however late: what nobody is called for any more is over then, and takes no campaign's place. */
function planStart(change: Change, campaignId: string, zone: string): Promise<void> {
  return addAlarms(
    change,
    sql`
      SELECT id AS subject_id, 'CAMPAIGN'::alarm_kind AS kind, starts_at AS planned_at,
        NULL::timestamptz AS useful_until, ${zone}::text AS zone
      FROM campaigns WHERE organization_id = ${change.organizationId}::uuid AND id = ${campaignId}::uuid`,
  );
}
