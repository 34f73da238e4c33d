import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { CampaignPriority, CampaignTiming } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { largestNumber } from '../numbers/number.ts';
import { type CampaignView, selectCampaigns } from '../sight/visible-campaigns.ts';
import { selectEvents } from '../sight/visible-events.ts';
import { visibleGroups } from '../sight/visible-groups.ts';
import { selectReminders } from '../sight/visible-reminders.ts';
import { selectTasks } from '../sight/visible-tasks.ts';

export type Priority = CampaignPriority;
export type Timing = CampaignTiming;
export type { CampaignView };

/** The campaign with this id, if the actor may see it. Throws notFound. */
export async function requireCampaignById(
  scope: Scope,
  actor: Actor,
  id: string,
): Promise<CampaignView> {
  const [campaign] = await selectCampaigns(scope, actor, sql`AND k.id = ${id}::uuid`);
  if (!campaign) throw new UserError('notFound', { what: 'campaign' });
  return campaign;
}

/** The campaign with this number, if the actor may see it. */
export async function findCampaign(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<CampaignView | undefined> {
  if (number > largestNumber) return undefined;
  const [campaign] = await selectCampaigns(scope, actor, sql`AND k.number = ${number}`);
  return campaign;
}

/**
 * As findCampaign. Throws campaignNotFound, notAllowed where it calls a group in sight that the actor does not lead,
 * and eventIsTask, taskIsEvent or isReminder where the number is such a
 * thing's in sight.
 */
export async function requireCampaign(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<CampaignView> {
  const campaign = await findCampaign(scope, actor, number);
  if (campaign) return campaign;
  if (number > largestNumber) throw new UserError('campaignNotFound', { number });
  const group = await findGroupOf(scope, actor, number);
  if (group) throw new UserError('notAllowed', { action: 'call', group });
  const [task] = await selectTasks(scope, actor, sql`AND t.number = ${number}`);
  if (task) throw new UserError('eventIsTask', { number, title: task.title });
  const [event] = await selectEvents(scope, actor, sql`AND e.number = ${number}`);
  if (event) throw new UserError('taskIsEvent', { number, title: event.title });
  const [reminder] = await selectReminders(scope, actor, sql`AND r.number = ${number}`);
  if (reminder) throw new UserError('isReminder', { number, text: reminder.text });
  throw new UserError('campaignNotFound', { number });
}

/** Those that are not over, newest first. */
export function listOpenCampaigns(scope: Scope, actor: Actor): Promise<CampaignView[]> {
  return selectCampaigns(scope, actor, sql`AND k.finished_at IS NULL ORDER BY k.id DESC LIMIT 20`);
}

/** The name of the group that a campaign calls, where that is in sight. */
async function findGroupOf(
  { tx, organizationId }: Scope,
  actor: Actor,
  number: number,
): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT g.name ${visibleGroups(organizationId, actor)} AND g.id = (
      SELECT group_id FROM campaigns WHERE organization_id = ${organizationId}::uuid AND number = ${number}
    )`;
  return row?.name;
}

/** Whether people of a group are being called, or are to be. */
export async function hasOpenCampaign(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<boolean> {
  const where = { organizationId, groupId, finishedAt: null };
  return (await tx.campaign.count({ where })) > 0;
}

/** As many as are looked back at where none is open. */
const mostOver = 5;

/** Those that are over, newest first, five at most. */
export function listClosedCampaigns(scope: Scope, actor: Actor): Promise<CampaignView[]> {
  return selectCampaigns(
    scope,
    actor,
    sql`AND k.finished_at IS NOT NULL ORDER BY k.id DESC LIMIT ${mostOver}`,
  );
}
