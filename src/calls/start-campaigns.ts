import type { Ring } from '../alarms/ring.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { CampaignStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import type { Priority, Timing } from './campaign.ts';
import { completeCampaigns } from './complete-campaigns.ts';
import { insertCalls } from './insert-calls.ts';
import { planCampaign } from './plan-campaign.ts';
import { readCallRules } from './read-rules.ts';
import type { WantedCampaign, Whom } from './wanted.ts';

interface Scheduled {
  id: string;
  status: CampaignStatus;
  timing: Timing;
  priority: Priority;
  reason: 'MESSAGE' | 'EVENT' | 'TASK' | 'APPOINTMENT';
  message: string | null;
  groupId: string | null;
  contactIds: string[];
  eventId: string | null;
  taskId: string | null;
  customHoursBefore: number | null;
  spreadMinutes: number | null;
  usefulUntil: Date;
  createdById: string | null;
}

/** Has campaigns begin whose moment has come: whom they call is who is there now. A few statements for each. */
export const ringCampaigns: Ring = async (change, alarms) => {
  const idle: string[] = [];
  for (const { id, subjectId } of alarms)
    if (!(await startCampaign(change, subjectId))) idle.push(id);
  return { messages: [], idle };
};

/** Has a campaign begin, if it still waits for that; answers whether it did. */
export async function startCampaign(change: Change, campaignId: string): Promise<boolean> {
  const { tx, organizationId, at } = change;
  // Before the campaign, as everywhere: its settings (read-rules.ts).
  const settings = await readCallRules(change, { held: true });
  const [campaign] = await tx.$queryRaw<Scheduled[]>`
    SELECT id, status, timing, priority, reason, message, group_id AS "groupId", coalesce(contact_ids, '{}') AS "contactIds",
      event_id AS "eventId", task_id AS "taskId", custom_hours_before AS "customHoursBefore",
      spread_minutes AS "spreadMinutes", useful_until AS "usefulUntil", created_by_id AS "createdById"
    FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = ${campaignId}::uuid FOR NO KEY UPDATE`;
  if (campaign?.status !== 'SCHEDULED') return false;
  const plan = await planCampaign(change, wantedOf(campaign), settings, {
    begins: true,
    by: campaign.createdById,
  }).catch((error: unknown) => {
    // What it is about is off, or its group is: there is nobody to be called.
    if (error instanceof UserError) return undefined;
    throw error;
  });
  await tx.campaign.updateMany({
    where: { organizationId, id: campaignId },
    data: { status: 'PREPARING', updatedAt: at },
  });
  if (plan) await insertCalls(change, campaign, plan.calls);
  await recordAudit(change, {
    action: 'campaign.start',
    subjectType: 'campaign',
    subjectId: campaignId,
    groupId: campaign.groupId,
    after: { calls: plan?.calls.filter(({ nextAt }) => nextAt !== null).length ?? 0 },
  });
  await completeCampaigns(change, [campaignId]);
  return true;
}

function wantedOf(campaign: Scheduled): WantedCampaign {
  const { contactIds, eventId, taskId, groupId, usefulUntil, reason, message, ...rest } = campaign;
  const named = contactIds.length > 0 ? { contactIds } : {};
  const whom: Whom =
    eventId !== null
      ? { eventId, ...named }
      : taskId !== null
        ? { taskId, ...named }
        : groupId !== null
          ? { groupId, ...named }
          : { contactIds };
  const { timing, priority, customHoursBefore, spreadMinutes } = rest;
  return {
    whom,
    message,
    timing,
    priority,
    startsAt: null,
    spreadMinutes,
    isAboutAppointments: reason === 'APPOINTMENT',
    customHoursBefore,
    outsideHours: 'WAIT',
    until: usefulUntil,
  };
}
