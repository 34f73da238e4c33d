import type { Alarm, Event, Task } from '../../../client/muster.ts';
import type { Kind } from './search.ts';

/** Something in the calendar, whatever it is. */
export interface Entry {
  kind: Kind;
  id: string;
  /** When it is, or is done. */
  at: string;
  /** False where it has a day and no time. */
  hasTime: boolean;
  title: string;
  /** What Muster does; of what people do nothing. */
  alarm?: Alarm['kind'];
  group: { id: string; name: string; icon: string | null } | null;
  /** Of whose clock it is, where that is not the organization's. */
  zone: string | null;
  state?: 'calledOff' | 'done' | 'cancelled' | undefined;
  /** What is looked at where one follows it. */
  about?: { type: 'event' | 'task'; id: string } | undefined;
}

export const entryOfEvent = ({
  id,
  title,
  startsAt,
  hasTime,
  group,
  timeZone,
  status,
}: Event): Entry => ({
  ...{ kind: 'events', id, title, at: startsAt!, hasTime, group, zone: timeZone },
  state: status === 'CANCELLED' ? 'calledOff' : undefined,
  about: { type: 'event', id },
});

export const entryOfTask = ({ id, title, dueAt, group, timeZone, status }: Task): Entry => ({
  ...{ kind: 'tasks', id, title, at: dueAt!, hasTime: true, group, zone: timeZone },
  state: status === 'DONE' ? 'done' : status === 'CANCELLED' ? 'cancelled' : undefined,
  about: { type: 'task', id },
});

export const entryOfAlarm = ({ id, kind, about, ringsAt, zone }: Alarm): Entry => ({
  ...{ kind: 'automatic', id, alarm: kind, at: ringsAt, hasTime: true, zone },
  title: about?.title ?? '',
  group: about?.group ?? null,
  about: about && about.type !== 'campaign' ? { type: about.type, id: about.id } : undefined,
});

/** Soonest first; what is of a whole day before what has a time, for it is stored at the end of its day. */
export function sortEntries(entries: Entry[], dayOf: (entry: Entry) => string): Entry[] {
  const keyOf = (entry: Entry) =>
    `${dayOf(entry)} ${entry.hasTime ? new Date(entry.at).toISOString() : ''}`;
  return entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
