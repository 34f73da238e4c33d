import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { CallReason, LeftOutReason } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { lockActiveGroup } from '../groups/lock-group.ts';
import { decide, type Rules } from './decide.ts';
import { type KnownCallee, readCallees } from './read-callees.ts';
import type { CallRules } from './read-rules.ts';
import { endOfDay } from './times.ts';
import { mostCalled, type WantedCampaign, type Whom } from './wanted.ts';

/** Somebody of a campaign, with when they are called at the earliest, or why not. */
export interface PlannedCall {
  contactId: string;
  name: string;
  nextAt: Date | null;
  leftOut: LeftOutReason | null;
}

/** What a campaign would do from an instant on. */
export interface CampaignPlan {
  reason: CallReason;
  groupId: string | null;
  eventId: string | null;
  taskId: string | null;
  usefulUntil: Date;
  /** In the order in which they are called; who is left out comes last. */
  calls: PlannedCall[];
}

/** What a campaign is about, as its row has it. */
interface About {
  reason: CallReason;
  groupId: string | null;
  eventId: string | null;
  taskId: string | null;
  /** When its reason passes by itself; null where that follows from the hours. */
  endsAt: Date | null;
}

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** What waits for open hours is of use for so long, where nothing ends it before: a week. */
const waitsMs = 7 * dayMs;
/** Appointments are called about this far ahead. */
const appointmentsMs = 90 * dayMs;

/**
 * Makes out whom a campaign calls, from when on, and who is left out and why. Groups are held, so that nobody joins
 * or leaves meanwhile; whoever begins it, `by`, is called where they are named. `begins` where it was asked for before:
 * who was named and is there no more is passed over. A bounded number of statements. Throws groupNotActive, groupEmpty, notFound, tooManyToCall, and for an event or a task
 * that is over eventOver, eventCancelled or taskNotOwed.
 */
export async function planCampaign(
  change: Change,
  wanted: WantedCampaign,
  settings: CallRules,
  { begins = false, by = change.actor.contactId }: { begins?: boolean; by?: string | null } = {},
): Promise<CampaignPlan> {
  const from = wanted.startsAt ?? change.at;
  const about = await readAbout(change, wanted);
  const known = await readCallees(change, whoOf(change, wanted, about), {
    at: change.at,
    home: settings.zone,
  });
  const isNamed = wanted.whom.contactIds !== undefined;
  const callees = known.map((callee) =>
    callee.contactId === by && !isNamed ? { ...callee, isBeginner: true } : callee,
  );
  requireWhole(wanted.whom, about, callees, begins);
  const isAboutAppointments = about.reason === 'APPOINTMENT';
  const rulesUntil = (usefulUntil: Date): Rules => ({
    ...settings.rules,
    usefulUntil,
    isAboutAppointments,
  });
  const usefulUntil = usefulUntilOf(wanted, about, {
    from,
    zone: settings.zone,
    firstOpening: (until) => firstOpening(callees, from, rulesUntil(until)),
  });
  const { groupId, eventId, taskId, reason } = about;
  const calls = spread(callees, wanted, from, rulesUntil(usefulUntil));
  return { reason, groupId, eventId, taskId, usefulUntil, calls };
}

/** Each at their moment: at once, before their appointment, or spread over the span. */
function spread(
  callees: readonly KnownCallee[],
  { timing, priority, spreadMinutes }: WantedCampaign,
  from: Date,
  rules: Rules,
): PlannedCall[] {
  const earliest = callees.map((callee) => {
    const { appointmentTime, hoursBefore } = callee;
    if (!rules.isAboutAppointments || !appointmentTime) return from;
    const before = appointmentTime.getTime() - (hoursBefore ?? usualHoursBefore) * hourMs;
    return new Date(Math.max(from.getTime(), before));
  });
  const decided = callees.map((callee, place) => decide(callee, earliest[place]!, rules));
  const dialled = decided.filter((decision) => 'dialAt' in decision).length;
  const isSpread = timing === 'STAGGERED' && priority !== 'URGENT';
  const stepMs = isSpread && dialled > 1 ? (spreadMinutes! * 60_000) / (dialled - 1) : 0;
  let step = 0;
  const calls = callees.map((callee, place): PlannedCall => {
    const { contactId, name } = callee;
    let decision = decided[place]!;
    if ('dialAt' in decision && stepMs > 0) {
      const slot = new Date(earliest[place]!.getTime() + Math.round(step * stepMs));
      step += 1;
      decision = decide(callee, slot, rules);
    }
    return 'dialAt' in decision
      ? { contactId, name, nextAt: decision.dialAt, leftOut: null }
      : { contactId, name, nextAt: null, leftOut: decision.leftOut };
  });
  const order = ({ nextAt }: PlannedCall) => nextAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return calls.sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

const usualHoursBefore = 24;

/** When the first of them may be called. */
function firstOpening(callees: readonly KnownCallee[], from: Date, rules: Rules): Date | undefined {
  const openings = callees.flatMap((callee) => {
    const decision = decide(callee, from, rules);
    return 'dialAt' in decision ? decision.dialAt.getTime() : [];
  });
  return openings.length === 0 ? undefined : new Date(Math.min(...openings));
}

/**
 * From when on nobody is called: when what it is about passes, or when it was told to end. A message is of use until
 * the end of the day on which the first of them may be called: nobody hears on the next morning what was news.
 */
function usefulUntilOf(
  { until, outsideHours, isAboutAppointments, spreadMinutes }: WantedCampaign,
  { reason, endsAt }: About,
  {
    from,
    zone,
    firstOpening,
  }: { from: Date; zone: string; firstOpening: (until: Date) => Date | undefined },
): Date {
  const farthest = new Date(from.getTime() + (isAboutAppointments ? appointmentsMs : waitsMs));
  const last = endsAt ?? farthest;
  if (until !== null) return endsAt && endsAt < until ? endsAt : until;
  const waits = (outsideHours ?? (reason === 'MESSAGE' ? 'END' : 'WAIT')) === 'WAIT';
  if (waits) return last;
  const first = firstOpening(last) ?? from;
  const spreadOut = new Date(first.getTime() + ((spreadMinutes ?? 0) + 1) * 60_000);
  const ends = Math.max(endOfDay(first, zone).getTime(), spreadOut.getTime());
  return new Date(Math.min(ends, last.getTime()));
}

async function readAbout(
  change: Change,
  { whom, isAboutAppointments }: WantedCampaign,
): Promise<About> {
  const none = { groupId: null, eventId: null, taskId: null, endsAt: null };
  if ('eventId' in whom)
    return { ...none, ...(await readEvent(change, whom.eventId)), reason: 'EVENT' };
  if ('taskId' in whom)
    return { ...none, ...(await readTask(change, whom.taskId)), reason: 'TASK' };
  const reason = isAboutAppointments ? 'APPOINTMENT' : 'MESSAGE';
  if (!('groupId' in whom)) return { ...none, reason };
  const group = await lockActiveGroup(change, whom.groupId, 'SHARE');
  if (group.memberCount === 0) throw new UserError('groupEmpty', { group: group.name });
  return { ...none, groupId: group.id, reason };
}

async function readEvent({ tx, organizationId, at }: Change, id: string) {
  const event = await tx.event.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { number: true, title: true, status: true, startsAt: true, groupId: true },
  });
  if (!event) throw new UserError('notFound', { what: 'event' });
  const { number, title, startsAt, groupId } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  if (startsAt && startsAt <= at) throw new UserError('eventOver', { number, title });
  return { eventId: id, groupId, endsAt: startsAt };
}

async function readTask({ tx, organizationId }: Change, id: string) {
  const task = await tx.task.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { number: true, title: true, status: true, groupId: true, chatGroupId: true },
  });
  if (!task) throw new UserError('notFound', { what: 'task' });
  if (task.status !== 'OPEN')
    throw new UserError('taskNotOwed', { number: task.number!, title: task.title });
  return { taskId: id, groupId: task.groupId ?? task.chatGroupId };
}

/**
 * Whom it is about, by name, as readCallees takes it; one more than a campaign may call, to see that it is too many.
 * Of a group, an event or a task those alone who are of it, whoever is named: who may have a group called may not so
 * have anybody called.
 */
function whoOf(
  { organizationId }: Change,
  { whom, customHoursBefore }: WantedCampaign,
  about: About,
): Sql {
  const { reason, groupId, eventId, taskId } = about;
  const named = whom.contactIds && [...new Set(whom.contactIds)];
  const ids: Sql =
    eventId !== null
      ? sql`SELECT contact_id AS id FROM participants
          WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND status = 'INVITED'`
      : taskId !== null
        ? sql`SELECT assignee_id AS id FROM tasks
            WHERE organization_id = ${organizationId}::uuid AND (id = ${taskId}::uuid OR parent_id = ${taskId}::uuid)
              AND assignee_id IS NOT NULL AND status = 'OPEN'`
        : groupId !== null
          ? sql`SELECT contact_id AS id FROM members
              WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid AND left_at IS NULL`
          : sql`SELECT unnest(${named ?? []}::uuid[]) AS id`;
  return sql`
    SELECT c.id AS contact_id, NULL::uuid AS campaign_id, ${reason}::call_reason AS reason, ${eventId}::uuid AS event_id,
      ${taskId}::uuid AS task_id, ${groupId}::uuid AS group_id, ${named !== undefined && groupId === null}::boolean AS by_name,
      ${customHoursBefore}::int AS custom_hours_before, row_number() OVER (ORDER BY c.name_key, c.id) AS place
    FROM (${ids}) own
    CROSS JOIN LATERAL (
      SELECT id, name_key FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND id = own.id AND deleted_at IS NULL OFFSET 0
    ) c
    ${named ? sql`WHERE c.id = ANY(${named}::uuid[])` : sql``}
    ORDER BY place LIMIT ${mostCalled + 1}`;
}

/** Throws tooManyToCall, and notFound where somebody who is named is not there: a bad request is refused whole. */
function requireWhole(
  whom: Whom,
  { eventId, taskId }: About,
  callees: readonly KnownCallee[],
  begins: boolean,
): void {
  if (callees.length > mostCalled) throw new UserError('tooManyToCall', { most: mostCalled });
  const isByName = whom.contactIds !== undefined && eventId === null && taskId === null;
  if (isByName && !begins && callees.length < new Set(whom.contactIds).size)
    throw new UserError('notFound', { what: 'contact' });
}
