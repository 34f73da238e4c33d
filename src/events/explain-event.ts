import { findAway } from '../absences/find-away.ts';
import { untilOf } from '../absences/span.ts';
import { type Deed, findLastDeed } from '../audit/find-deed.ts';
import type { Actor, Scope } from '../change/change.ts';
import type { When } from '../languages/reply.ts';
import type { EventView } from '../sight/visible-events.ts';
import { findEvent } from './find-event.ts';
import { findParticipant } from './page-participants.ts';
import { findPlaceInLine, type PlaceInLine } from './place-in-line.ts';

/** What was last done to an event. */
export type EventFate = 'planned' | 'moved' | 'cancelled' | 'restored';

const fates: Readonly<Record<string, EventFate>> = {
  'event.create': 'planned',
  'event.move': 'moved',
  'event.cancel': 'cancelled',
  'event.restore': 'restored',
};

export interface EventStory {
  event: EventView;
  fate: EventFate;
  deed: Deed | undefined;
  /** Where it was moved from; null where it had no date, or was not moved. */
  before: { startsAt: Date; hasTime: boolean } | null;
  /** When the actor was given a place that had become free, where that is how they have theirs. */
  promotedAt: Date | null;
  /** Where the actor stands while they wait. */
  line: PlaceInLine | undefined;
  /** Until when the actor is away, where that is what answered it. */
  awayUntil: When | null;
}

/** What became of the event with this number, if the actor may see it; undefined where there is none. */
export async function explainEvent(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<EventStory | undefined> {
  const event = await findEvent(scope, actor, number);
  if (!event) return undefined;
  const { id, ownStatus, startsAt } = event;
  const own =
    ownStatus === 'DECLINED' ? await findParticipant(scope, id, actor.contactId!) : undefined;
  const away =
    own?.source === 'AWAY' && startsAt
      ? await findAway(scope, [own.contactId], event.groupId, startsAt)
      : undefined;
  const time = away?.get(actor.contactId!);
  const deed = await findLastDeed(scope, { type: 'event', id }, Object.keys(fates));
  const fate = deed ? fates[deed.action]! : 'planned';
  const start =
    fate === 'moved' ? (deed!.before as { startsAt: string | null; hasTime: boolean }) : null;
  return {
    event,
    fate,
    deed,
    before: start?.startsAt ? { startsAt: new Date(start.startsAt), hasTime: start.hasTime } : null,
    promotedAt: ownStatus === 'GOING' ? await findPromotion(scope, actor, id) : null,
    line:
      ownStatus === 'WAITLISTED' ? await findPlaceInLine(scope, id, actor.contactId!) : undefined,
    awayUntil: time ? untilOf(time) : null,
  };
}

/** When somebody moved up from the waiting list, if they did not answer again since. */
async function findPromotion(scope: Scope, actor: Actor, eventId: string): Promise<Date | null> {
  const changes = ['event.promote', 'event.answer'];
  const last = await findLastDeed(scope, { type: 'event', id: eventId }, changes, actor.contactId!);
  return last?.action === 'event.promote' ? last.at : null;
}
