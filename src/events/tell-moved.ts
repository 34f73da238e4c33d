import type { Change } from '../change/change.ts';
import { repeatsOf, scheduleOf } from '../dates/repeats.ts';
import type { Told } from '../languages/reply.ts';
import type { EventView } from '../sight/visible-events.ts';
import type { Moved } from './move-event.ts';
import { tellAnswered } from './tell-answered.ts';

/** An event as it was, and when it is by now. */
export interface MovedEvent {
  before: Pick<EventView, 'id' | 'number' | 'startsAt' | 'hasTime' | 'recurrence' | 'groupZone'>;
  moved: Moved;
}

/**
 * Tells everyone who answered events, but the one who moved them, when they are by now, and how they come again: each
 * person once, of the first that they answered.
 */
export function tellMoved(change: Change, ...events: readonly MovedEvent[]): Promise<Told> {
  const known = new Map(events.map((event) => [event.before.number, event]));
  const ids = events.map(({ before }) => before.id);
  return tellAnswered(change, ids, (say, event, to) => {
    const { before, moved } = known.get(event.number)!;
    // Told in one zone: without a start it names no day.
    const zone = event.start?.zone ?? before.groupZone ?? 'UTC';
    const { startsAt, hasTime } = before;
    return say.eventMovedNotice({
      ...event,
      before: startsAt && { at: startsAt, hasTime, zone },
      repeats: repeatsAfterMove(before, moved, change.at),
      to,
    });
  });
}

/** How a moved event comes again: where it was moved alone, the dates after it; where it does no more, that. */
export function repeatsAfterMove(
  before: Pick<EventView, 'recurrence'>,
  moved: Moved,
  at: Date,
): ReturnType<typeof repeatsOf> | 'noMore' {
  const isByRule = moved.startsAt?.getTime() === moved.occursAt?.getTime();
  const repeats = repeatsOf(scheduleOf(moved), isByRule ? at : (moved.occursAt ?? at));
  return repeats ?? (before.recurrence === null ? null : 'noMore');
}
