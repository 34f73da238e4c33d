import type { Event } from '../../../client/muster.ts';

/** Whether an event has begun: who came can be said from then on. */
export const hasBegun = ({ startsAt }: Event): boolean =>
  startsAt !== null && new Date(startsAt) <= new Date();

/** Whether it is over, and nothing of it is changed any more. */
export const isOver = ({ startsAt, endsAt }: Event): boolean => {
  const last = endsAt ?? startsAt;
  return last !== null && new Date(last) <= new Date();
};
