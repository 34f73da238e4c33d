import { z } from 'zod';
import type { Actor, Scope } from '../../change/change.ts';
import { mayChangeEvent } from '../../context/policy.ts';
import { type EventView, requireEventById } from '../../sight/visible-events.ts';
import { eventStatus } from '../enums.ts';
import {
  groupLike,
  id,
  instant,
  notesLike,
  number,
  ofSeries,
  ownZone,
  recurrence,
  titleLike,
} from '../schemas.ts';

export const eventFields = {
  title: titleLike('Game vs. The Eagles'),
  notes: notesLike('Bring both shirts'),
  place: z
    .string()
    .max(200)
    .nullable()
    .meta({ examples: ['Riverside'] }),
  startsAt: instant.nullable().describe('Null while no date is set.'),
  hasTime: z.boolean().meta({
    description: 'False where only the day is known; startsAt is then the last minute of it.',
    examples: [true],
  }),
  capacity: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .meta({ description: 'People at most, guests counted.', examples: [14] }),
  minPeople: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .meta({
      description:
        'People at least, guests counted: with fewer when answers close, whoever planned it is asked whether it takes place.',
      examples: [10],
    }),
  answerBy: instant
    .nullable()
    .describe('Before startsAt; from then on those who lead the event answer. Null for no end.'),
};

export const event = z.object({
  id,
  number,
  ...eventFields,
  endsAt: instant.nullable(),
  recurrence,
  ...ofSeries,
  seatsTaken: z.int().meta({ description: 'People going, guests counted.', examples: [11] }),
  status: eventStatus,
  group: groupLike('Sunday Soccer Team', '⚽')
    .nullable()
    .describe('Null for whoever is invited to it and does not see its group.'),
  timeZone: ownZone,
  mayChange: z.boolean().meta({
    description: 'Whether the caller may change it, answer for others and invite more.',
    examples: [true],
  }),
  createdAt: instant,
});

/** An event as its actor is shown it. */
export function presentEvent(actor: Actor, found: EventView) {
  return { ...found, timeZone: found.groupZone, mayChange: mayChangeEvent(actor, found) };
}

/** The event with this id, as presentEvent. Throws notFound. */
export async function showEvent(scope: Scope, actor: Actor, eventId: string) {
  return presentEvent(actor, await requireEventById(scope, actor, eventId));
}
