import type { LeftOutReason } from '../db/generated/enums.ts';
import { type CallTimes, openingFrom } from './opening.ts';
import { localDate } from './times.ts';

/** What is known of somebody who is to be called, at the moment at which it is asked. */
export interface Callee {
  contactId: string;
  phone: string | null;
  /** They begin the campaign themselves, and were not named. */
  isBeginner?: boolean;
  /** They are deleted, or no longer among those whom the campaign is for. */
  isGone: boolean;
  optedOut: boolean;
  doNotCall: boolean;
  /** Null where they have said nothing about it. */
  consent: boolean | null;
  /** IANA: their own clock. */
  zone: string;
  /** Whether why they are called still stands: they have not answered, they owe it. */
  stands: boolean;
  /** When the appointment is that they are called about; null where that is no matter. */
  appointmentTime: Date | null;
  /** When another campaign last reached them. */
  reachedAt: Date | null;
  /** When Muster turned to them by itself in the last 24 hours, in order. */
  turns: readonly Date[];
}

/** What holds for all of a campaign. */
export interface Rules {
  times: CallTimes;
  consentRequired: boolean;
  /** How often Muster turns to a person in 24 hours. */
  turnsPerDay: number;
  /** From then on its reason has passed. */
  usefulUntil: Date;
  /** Whether it is about appointments. */
  isAboutAppointments: boolean;
}

/** When somebody is dialled, at the earliest; or why not at all. */
export type Decision = { dialAt: Date } | { leftOut: LeftOutReason };

const day = 24 * 60 * 60_000;

/**
 * Whether and when somebody may be dialled from an instant on: the one place that decides it, for what is shown
 * before a campaign, for its start, and right before each dial (docs/rules.md, calls).
 */
export function decide(callee: Callee, from: Date, rules: Rules): Decision {
  if (callee.isGone) return { leftOut: 'GONE' };
  if (callee.isBeginner) return { leftOut: 'SELF' };
  if (callee.phone === null) return { leftOut: 'NO_PHONE' };
  if (callee.doNotCall) return { leftOut: 'DO_NOT_CALL' };
  if (callee.optedOut) return { leftOut: 'STOP' };
  if (callee.consent === false || (rules.consentRequired && callee.consent !== true))
    return { leftOut: 'NO_CONSENT' };
  if (rules.isAboutAppointments && callee.appointmentTime === null)
    return { leftOut: 'NO_APPOINTMENT' };
  if (!callee.stands) return { leftOut: 'SETTLED' };
  const until = usefulUntilOf(callee, rules);
  if (until <= from) return { leftOut: 'OVER' };
  if (isReachedOn(callee, from)) return { leftOut: 'CALLED_TODAY' };
  const { turns } = callee;
  const oldest = turns[turns.length - rules.turnsPerDay];
  const free = oldest ? new Date(Math.max(from.getTime(), oldest.getTime() + day)) : from;
  const dialAt = openingFrom(free, callee.zone, rules.times, until);
  return dialAt ? { dialAt } : { leftOut: free > from ? 'ENOUGH' : 'CLOSED' };
}

function usefulUntilOf({ appointmentTime }: Callee, { usefulUntil }: Rules): Date {
  return appointmentTime && appointmentTime < usefulUntil ? appointmentTime : usefulUntil;
}

/** Whether another campaign reached them on the day of an instant, on their own clock. */
function isReachedOn({ reachedAt, zone }: Callee, at: Date): boolean {
  return reachedAt !== null && localDate(reachedAt, zone) === localDate(at, zone);
}
