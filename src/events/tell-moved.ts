import type { Change } from '../change/change.ts';
import { repeatsOf } from '../dates/repeats.ts';
import type { Told } from '../languages/reply.ts';
import type { EventView } from '../sight/visible-events.ts';
import type { Moved } from './move-event.ts';
import { tellAnswered } from './tell-answered.ts';

/** Tells everyone who answered an event, but the one who moved it, when it is by now, and how it comes again. */
export function tellMoved(change: Change, before: EventView, moved: Moved): Promise<Told> {
  return tellAnswered(change, before.id, (say, event, to) => {
    // Told in one zone: without a start it names no day.
    const zone = event.start?.zone ?? before.groupZone ?? 'UTC';
    const { startsAt, hasTime } = before;
    const repeats =
      repeatsOf({ ...moved, rule: moved.recurrence, zone }, change.at) ??
      (before.recurrence === null ? null : 'noMore');
    return say.eventMovedNotice({
      ...event,
      before: startsAt && { at: startsAt, hasTime, zone },
      repeats,
      to,
    });
  });
}
