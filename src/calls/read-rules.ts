import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { Rules } from './decide.ts';
import type { DayHours } from './opening.ts';
import type { DialBudget } from './times.ts';

/** What an organization has set about calls. */
export interface CallSettings {
  rules: Omit<Rules, 'usefulUntil' | 'isAboutAppointments'>;
  budget: DialBudget;
  /** After so many minutes each is dialled again who was not reached. */
  retryMinutes: readonly number[];
  name: string;
  locale: string;
  /** IANA. */
  zone: string;
}

/**
 * Reads what an organization has set about calls. `held` keeps its row, by which those who dial, and those who begin a
 * campaign, take turns: the budget and the number of campaigns are counted by one at a time.
 */
export async function readCallSettings(
  { tx, organizationId }: Scope,
  { held = false } = {},
): Promise<CallSettings> {
  const lock: Sql = held ? sql`FOR NO KEY UPDATE` : sql``;
  const [row] = await tx.$queryRaw<
    {
      name: string;
      locale: string;
      zone: string;
      hours: (DayHours | null)[];
      holidays: string[];
      quietFrom: number | null;
      quietUntil: number | null;
      perHalfMinute: number;
      perQuarterHour: number;
      consentRequired: boolean;
      retryMinutes: number[];
      turnsPerDay: number;
    }[]
  >`
    SELECT name, locale, time_zone AS zone, call_hours AS hours, holidays::text[] AS holidays, quiet_from AS "quietFrom",
      quiet_until AS "quietUntil", dials_per_half_minute AS "perHalfMinute",
      dials_per_quarter_hour AS "perQuarterHour", call_consent_required AS "consentRequired",
      coalesce(call_retry_minutes, '{}') AS "retryMinutes", turns_per_day AS "turnsPerDay"
    FROM organizations WHERE id = ${organizationId}::uuid ${lock}`;
  const { name, locale, zone, hours, holidays, quietFrom, quietUntil, ...rest } = row!;
  const { perHalfMinute, perQuarterHour, retryMinutes, consentRequired, turnsPerDay } = rest;
  const quiet =
    quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil };
  return {
    rules: { hours, quiet, holidays: new Set(holidays), consentRequired, turnsPerDay },
    budget: { perHalfMinute, perQuarterHour },
    retryMinutes,
    name,
    locale,
    zone,
  };
}
