import type { Change } from '../change/change.ts';
import type { LeftOutReason } from '../db/generated/enums.ts';
import type { CampaignPlan } from './plan-campaign.ts';
import { planCampaign } from './plan-campaign.ts';
import { type CallRules, readCallRules } from './read-rules.ts';
import { dialsTakeMs } from './times.ts';
import { parseWanted, type WantedCampaign } from './wanted.ts';

/** What a campaign would do, if it began now. */
export interface Preview {
  /** Those who are called, in their order. */
  calls: { contactId: string; name: string; nextAt: Date }[];
  leftOut: { reason: LeftOutReason; people: { contactId: string; name: string }[] }[];
  /** When the first is dialled. */
  firstAt: Date | null;
  /** About how long it takes from the first dial to the last, in minutes. */
  minutes: number;
  /** About what it costs, in cents, if each talks for a minute. */
  cents: number;
  usefulUntil: Date;
}

/** So long a call is taken to last, in minutes: most say yes or no. */
const usualMinutes = 1;

/** What a plan comes to. */
export function previewOf(
  plan: CampaignPlan,
  { budget }: CallRules,
  wanted: WantedCampaign,
  centsPerMinute: number,
): Preview {
  const calls = plan.calls.flatMap(({ contactId, name, nextAt }) =>
    nextAt ? [{ contactId, name, nextAt }] : [],
  );
  const out = Map.groupBy(
    plan.calls.filter(({ leftOut }) => leftOut !== null),
    ({ leftOut }) => leftOut!,
  );
  const [firstAt, lastAt] = [calls[0]?.nextAt, calls.at(-1)?.nextAt];
  const byPlan = firstAt && lastAt ? lastAt.getTime() - firstAt.getTime() : 0;
  const tookMs = Math.max(byPlan, dialsTakeMs(calls.length, budget, wanted));
  return {
    calls,
    leftOut: [...out]
      .map(([reason, people]) => ({
        reason,
        people: people.map(({ contactId, name }) => ({ contactId, name })),
      }))
      .sort((a, b) => b.people.length - a.people.length),
    firstAt: firstAt ?? null,
    minutes: Math.ceil(tookMs / 60_000),
    cents: calls.length * usualMinutes * centsPerMinute,
    usefulUntil: plan.usefulUntil,
  };
}

/** What a campaign would do; nothing is changed. Throws as planCampaign does. */
export async function previewCampaign(
  change: Change,
  given: WantedCampaign,
  centsPerMinute: number,
): Promise<Preview> {
  const wanted = parseWanted(given, change.at);
  const settings = await readCallRules(change);
  const plan = await planCampaign(change, wanted, settings);
  return previewOf(plan, settings, wanted, centsPerMinute);
}
