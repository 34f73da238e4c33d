import type { Change } from '../change/change.ts';
import type { Told } from '../languages/reply.ts';
import { tellAnswered } from './tell-answered.ts';

/** Tells everyone who answered an event, but the one who changed it, where it is now. */
export function tellPlace(change: Change, eventId: string, place: string | null): Promise<Told> {
  return tellAnswered(change, eventId, (say, event, to) =>
    say.eventPlaceNotice({ ...event, place, to }),
  );
}
