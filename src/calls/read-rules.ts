import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { CallHours } from '../people/call-hours.ts';
import type { Rules } from './decide.ts';
import type { DialBudget } from './times.ts';

/** What an organization has set about calls. */
export interface CallRules {
  rules: Omit<Rules, 'usefulUntil' | 'isAboutAppointments'>;
  budget: DialBudget;
  /** After so many minutes each is dialled again who was not reached. */
  retryMinutes: readonly number[];
  name: string;
  locale: string;
  /** IANA. */
  zone: string;
  /** How many campaigns are not over. */
  openCampaigns: number;
}

/**
 * Reads what an organization has set about calls. `held` keeps its row, by which those who dial, and those who begin a
 * campaign, take turns: the budget and the number of campaigns are counted by one at a time.
 */
export async function readCallRules(
  { tx, organizationId }: Scope,
  { held = false } = {},
): Promise<CallRules> {
  const lock: Sql = held ? sql`FOR NO KEY UPDATE` : sql``;
  const [row] = await tx.$queryRaw<
    {
      name: string;
      locale: string;
      zone: string;
      hours: CallHours;
      holidays: string[];
      quietFrom: number | null;
      quietUntil: number | null;
      perHalfMinute: number;
      perQuarterHour: number;
      consentRequired: boolean;
      retryMinutes: number[];
      turnsPerDay: number;
      openCampaigns: number;
    }[]
  >`
    SELECT name, locale, time_zone AS zone, call_hours AS hours, coalesce(holidays::text[], '{}') AS holidays, quiet_from AS "quietFrom",
      quiet_until AS "quietUntil", dials_per_half_minute AS "perHalfMinute",
      dials_per_quarter_hour AS "perQuarterHour", call_consent_required AS "consentRequired",
      coalesce(call_retry_minutes, '{}') AS "retryMinutes", turns_per_day AS "turnsPerDay",
      (
        SELECT count(*)::int FROM campaigns k WHERE k.organization_id = organizations.id AND k.finished_at IS NULL
      ) AS "openCampaigns"
    FROM organizations WHERE id = ${organizationId}::uuid ${lock}`;
  const { name, locale, zone, hours, holidays, quietFrom, quietUntil, ...rest } = row!;
  const { perHalfMinute, perQuarterHour, retryMinutes, consentRequired, turnsPerDay } = rest;
  const { openCampaigns } = rest;
  const quiet =
    quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil };
  return {
    rules: { times: { hours, quiet, holidays: new Set(holidays) }, consentRequired, turnsPerDay },
    budget: { perHalfMinute, perQuarterHour },
    retryMinutes,
    name,
    locale,
    zone,
    openCampaigns,
  };
}
