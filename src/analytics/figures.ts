import type { Counted } from './counted.ts';

/** What follows from what was counted; null where there is nothing to divide by. Rates are of 1. */
export interface Rates {
  /** Calls that were answered, of all. */
  answerRate: number | null;
  /** Appointments that were confirmed, of the calls that were answered. */
  confirmationRate: number | null;
  /** Members who were called, of all. */
  engagementRate: number | null;
  /** Members who were not. */
  neverCalled: number;
  /** Dials that rang, for each person who was reached. */
  attemptsPerReached: number | null;
  /** Copies of tasks that are done, of those that were given; and of these in time. */
  doneRate: number | null;
  inTimeRate: number | null;
  /** Invitations that were answered; and of those who were in and of whom it was said, who came. */
  eventAnswerRate: number | null;
  attendanceRate: number | null;
  /** Places of events with a limit that were taken. */
  filledRate: number | null;
  /** Members more than when the period began, of those of then. */
  growthRate: number | null;
}

export function ratesOf({ members, calls, tasks, events }: Counted): Rates {
  return {
    answerRate: share(calls.answered, calls.total),
    confirmationRate: share(calls.confirmed, calls.answered),
    engagementRate: share(calls.membersCalled, members.count),
    neverCalled: members.count - calls.membersCalled,
    attemptsPerReached: share(calls.attempts, calls.reached),
    doneRate: share(tasks.done, tasks.given),
    inTimeRate: share(tasks.inTime, tasks.done),
    eventAnswerRate: share(events.answered, events.invited),
    attendanceRate: share(events.told - events.noShows, events.told),
    filledRate: share(events.filled, events.places),
    growthRate: share(members.count - members.atStart, members.atStart),
  };
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/**
 * The mean of answer, confirmation and engagement rate, 0 to 100 (seed 001, performance_score). Null without calls:
 * a group that nobody called has no bad score. Where no call was answered nothing was confirmed.
 */
export function scoreOf(counted: Counted): number | null {
  const { answerRate, confirmationRate, engagementRate } = ratesOf(counted);
  if (answerRate === null || engagementRate === null) return null;
  return (100 * (answerRate + (confirmationRate ?? 0) + engagementRate)) / 3;
}
