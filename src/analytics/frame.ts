import type { Scope } from '../change/change.ts';
import { type AskedPeriod, type Period, periodOf } from './period.ts';

/** What figures are read by: whose they are, of which days, and when. */
export interface Frame {
  scope: Scope;
  period: Period;
  at: Date;
  /** What an appointment is worth on average, in cents; null where the organization has not said so. */
  worth: number | null;
  /** BCP 47: in which language what follows from them is said. */
  locale: string;
}

/** The days that are asked for, on the clock of the organization, at an instant. Throws invalid. */
export async function readFrame(scope: Scope, asked: AskedPeriod, at: Date): Promise<Frame> {
  const {
    timeZone,
    locale,
    averageAppointmentCents: worth,
  } = await scope.tx.organization.findUniqueOrThrow({
    where: { id: scope.organizationId },
    select: { timeZone: true, locale: true, averageAppointmentCents: true },
  });
  return { scope, period: periodOf(asked, timeZone, at), at, worth, locale };
}
