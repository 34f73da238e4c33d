import type { Ring } from '../alarms/ring.ts';
import type { Change } from '../change/change.ts';
import { makeNextEvents } from './make-next-events.ts';
import { makeNextTasks } from './make-next-tasks.ts';

/** Makes what comes next of each series whose newest rings. Nothing is said of it but by the polls of new events. */
export const ringSeries: Ring = async (change, alarms) => {
  const ids = alarms.map(({ subjectId }) => subjectId);
  const own: Change = { ...change, reason: 'series' };
  const made = [...(await makeNextEvents(own, ids)), ...(await makeNextTasks(own, ids))];
  const gone = new Set(made.map(({ fromId }) => fromId));
  return {
    messages: [],
    idle: alarms.flatMap(({ id, subjectId }) => (gone.has(subjectId) ? [] : id)),
  };
};
