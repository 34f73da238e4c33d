import type { Change, Scope } from '../change/change.ts';
import { sql, type Tx } from '../db/client.ts';
import type { CallReason, CampaignStatus } from '../db/generated/enums.ts';
import { lockTurns } from '../outbox/turns.ts';
import { completeCampaigns } from './complete-campaigns.ts';
import { decide } from './decide.ts';
import { leaveOut } from './leave-out.ts';
import type { CallProvider, Dial } from './provider.ts';
import { type KnownCallee, readCallees } from './read-callees.ts';
import { type CallRules, readCallRules } from './read-rules.ts';
import { budgetFrom, quarterHourMs } from './times.ts';
import { readSubject, variablesOf } from './variables.ts';

/** What came of looking for somebody to dial. */
export type Claim =
  /** One is to be dialled, now: it is written down that they are. */
  | { dial: Dial }
  /** The budget allows the next dial later; or nobody is to be dialled now. */
  | 'LATER'
  /** Some were left out, or wait for their hours: there may be more. */
  | 'AGAIN';

/** A dial whose answer did not come for so long is looked for at the provider, in milliseconds. */
export const lostAfterMs = 60_000;

/** So many are looked at in one go. */
const looked = 20;

/** A campaign's order, as the claim needs it. */
interface NextCall {
  id: string;
  contactId: string;
  campaignId: string;
  status: CampaignStatus;
  reason: CallReason;
  usefulUntil: Date;
  isOnThePhone: boolean;
}

/** Organizations in which somebody is to be dialled by now: one look at an index. */
export async function dueToDial(tx: Tx, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ organizationId: string }[]>`
    SELECT organization_id AS "organizationId" FROM calls
    WHERE next_at <= ${at} GROUP BY organization_id ORDER BY min(next_at)`;
  return rows.map(({ organizationId }) => organizationId);
}

/**
 * Claims the next dial of an organization: writes that it is being dialled before anybody dials it, so that it is
 * forgotten by nobody and dialled by one alone. Those who dial take turns by the organization's row, so that the budget holds
 * across processes; the campaign is held too, so that one that is stopped dials nobody any more. Whoever may not be
 * called at this very moment is left out, or waits (decide.ts). A bounded number of statements.
 */
export async function claimDial(change: Change, provider: CallProvider): Promise<Claim> {
  const { at } = change;
  const settings = await readCallRules(change, { held: true });
  const dials = await readDials(change);
  if (budgetFrom(dials, settings.budget, true) > at.getTime()) return 'LATER';
  const onlyUrgent = budgetFrom(dials, settings.budget, false) > at.getTime();
  // One that was stopped or paused at this moment has seen to its people.
  const calls = (await lockNext(change, onlyUrgent)).filter(
    ({ status }) => status === 'PREPARING' || status === 'EXECUTING',
  );
  if (calls.length === 0) return 'LATER';
  // Counted by one at a time: Muster's own words are turns too.
  await change.tx.$executeRaw`SELECT ${lockTurns(change.organizationId)}`;
  const callees = await readFor(change, calls, settings);
  const { chosen, out, later } = choose(calls, callees, { at, settings });
  await postpone(change, later);
  await leaveOut(change, out);
  await completeCampaigns(change, [...new Set(out.map(({ campaignId }) => campaignId))]);
  if (!chosen) return calls.length === looked || later.length + out.length > 0 ? 'AGAIN' : 'LATER';
  const dial = await begin(change, chosen, provider);
  return dial ? { dial } : 'AGAIN';
}

/** When an organization dialled in the last 15 minutes, in order; what a clock that was set back shows as to come too. */
async function readDials({ tx, organizationId, at }: Change): Promise<Date[]> {
  const rows = await tx.$queryRaw<{ dialledAt: Date }[]>`
    SELECT dialled_at AS "dialledAt" FROM attempts
    WHERE organization_id = ${organizationId}::uuid AND dialled_at > ${new Date(at.getTime() - quarterHourMs)}
    ORDER BY dialled_at`;
  return rows.map(({ dialledAt }) => dialledAt);
}

/** The first who wait, by urgency and by their moment; their campaigns are held against being stopped meanwhile. */
async function lockNext(
  { tx, organizationId, at }: Change,
  onlyUrgent: boolean,
): Promise<NextCall[]> {
  return tx.$queryRaw<NextCall[]>`
    SELECT next.id, next.contact_id AS "contactId", next.campaign_id AS "campaignId", k.status, k.reason,
      k.useful_until AS "usefulUntil",
      EXISTS (
        SELECT FROM attempts a WHERE a.organization_id = ${organizationId}::uuid AND a.contact_id = next.contact_id
          AND a.settled_at IS NULL
      ) AS "isOnThePhone"
    FROM (
      SELECT id, contact_id, campaign_id, rank, next_at FROM calls
      WHERE organization_id = ${organizationId}::uuid AND next_at <= ${at} ${onlyUrgent ? sql`AND rank = 2` : sql``}
      ORDER BY rank DESC, next_at, id LIMIT ${looked}
    ) next
    CROSS JOIN LATERAL (
      SELECT * FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = next.campaign_id
      FOR SHARE
    ) k
    ORDER BY next.rank DESC, next.next_at, next.id`;
}

function readFor(
  change: Change,
  calls: readonly NextCall[],
  { zone }: CallRules,
): Promise<KnownCallee[]> {
  const { organizationId, at } = change;
  const who = sql`
    SELECT next.contact_id, k.id AS campaign_id, k.reason, k.event_id, k.task_id, k.group_id,
      k.contact_ids <> '{}' AND k.group_id IS NULL AS by_name, k.custom_hours_before, next.place
    FROM unnest(
      ${calls.map(({ campaignId }) => campaignId)}::uuid[], ${calls.map(({ contactId }) => contactId)}::uuid[]
    ) WITH ORDINALITY AS next (campaign_id, contact_id, place)
    CROSS JOIN LATERAL (
      SELECT * FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = next.campaign_id OFFSET 0
    ) k`;
  return readCallees(change, who, { at, home: zone });
}

interface Chosen {
  call: NextCall;
  callee: KnownCallee & { phone: string };
}

/** The first who may be dialled now, and what becomes of those before them. */
function choose(
  calls: readonly NextCall[],
  callees: readonly KnownCallee[],
  { at, settings }: { at: Date; settings: CallRules },
) {
  const out: Parameters<typeof leaveOut>[1][number][] = [];
  const later: { id: string; at: Date }[] = [];
  for (const [place, call] of calls.entries()) {
    const { id: callId, campaignId, contactId, usefulUntil, reason, isOnThePhone } = call;
    const callee = callees[place]!;
    const isAboutAppointments = reason === 'APPOINTMENT';
    const decision = decide(callee, at, { ...settings.rules, usefulUntil, isAboutAppointments });
    if ('leftOut' in decision)
      out.push({ callId, campaignId, contactId, leftOut: decision.leftOut });
    else if (decision.dialAt > at) later.push({ id: callId, at: decision.dialAt });
    // Another campaign has them on the phone: it may reach them.
    else if (isOnThePhone) later.push({ id: callId, at: new Date(at.getTime() + lostAfterMs) });
    else return { chosen: { call, callee: callee as Chosen['callee'] }, out, later };
  }
  return { chosen: undefined, out, later };
}

async function postpone(
  { tx, organizationId }: Scope,
  later: readonly { id: string; at: Date }[],
): Promise<void> {
  if (later.length === 0) return;
  await tx.$executeRaw`
    UPDATE calls SET next_at = later.at
    FROM unnest(${later.map(({ id }) => id)}::uuid[], ${later.map(({ at }) => at)}::timestamptz[]) AS later (id, at)
    WHERE calls.organization_id = ${organizationId}::uuid AND calls.id = later.id AND calls.next_at IS NOT NULL`;
}

/** Writes the attempt: from now on it is known that it may have rung, whatever becomes of this process. */
async function begin(
  change: Change,
  { call, callee }: Chosen,
  provider: CallProvider,
): Promise<Dial | undefined> {
  const { tx, organizationId, at } = change;
  const { phone } = callee;
  const { count } = await tx.call.updateMany({
    where: { organizationId, id: call.id, status: 'WAITING' },
    data: { status: 'DIALLING', nextAt: null },
  });
  if (count === 0) return undefined;
  const subject = await readSubject(change, call.campaignId, call.contactId);
  const variables = variablesOf(subject, callee.zone, at);
  if (call.status === 'PREPARING')
    await tx.campaign.updateMany({
      where: { organizationId, id: call.campaignId },
      data: { status: 'EXECUTING', startedAt: at, updatedAt: at },
    });
  const [attempt] = await tx.attempt.createManyAndReturn({
    data: {
      organizationId,
      callId: call.id,
      contactId: call.contactId,
      phone,
      provider: provider.name,
      status: 'DIALLING',
      variables,
      dialledAt: at,
      lookAt: new Date(at.getTime() + lostAfterMs),
    },
    select: { id: true },
  });
  return { attemptId: attempt!.id, organizationId, phone, variables };
}
