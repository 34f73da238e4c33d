import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import type { DateReading } from '../../dates/reading.ts';
import { requireEvent } from '../../events/find-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { moveEvent } from '../../events/move-event.ts';
import { countAnswers } from '../../events/roster.ts';
import { tellMoved } from '../../events/tell-moved.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { requiredDate } from '../arguments/date.ts';
import { datedEvent } from '../arguments/dated.ts';
import { defineCommand } from '../command.ts';
import { keepDate } from '../keep-date.ts';
import { offerOtherReading } from '../other-reading.ts';
import { eventRepeats } from '../repeats.ts';
import { factsOf, startOf } from './event-facts.ts';

export const moveEventCommand = defineCommand({
  name: 'move event',
  aliases: ['move', 'reschedule'],
  topic: 'events',
  brief: 'set or change the date',
  summary:
    'Set or change the date of an event, or its time alone; answers stand, and whoever answered is told',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/move event 12 to sunday 11am', '/move event 12 to 10:30'],
  slots: {
    number: datedEvent(),
    to: requiredDate('new date', { keywords: ['to'], week: 'sameWeekday' }),
  },
  async run({ args, context, say }) {
    const { change, message, zone } = context;
    const event = await requireEvent(change, change.actor, args.number);
    requireMayChangeEvent(change.actor, event);
    // What is over or off already is refused before anything is asked; and nobody answers in between.
    await lockEvent(change, event.id);
    const { number } = event;
    const command = (date: string) => `/move event ${number} to ${date}`;
    const {
      at: startsAt,
      hasTime,
      endsAt,
    } = keepDate(
      args.to,
      { ...event, before: { at: event.startsAt, hasTime: event.hasTime }, command },
      context,
    );
    const facts = factsOf({ ...event, startsAt, hasTime }, zone);
    const before = startOf(event, zone);
    const stays =
      event.startsAt?.getTime() === startsAt.getTime() &&
      event.hasTime === hasTime &&
      (endsAt === undefined || event.endsAt?.getTime() === endsAt.getTime());
    if (stays) return { text: say.eventNotMoved(facts), about: number };
    const { INVITED: _, ...answered } = await countAnswers(change, event.id);
    const people = Object.values(answered).reduce((sum, count) => sum + count, 0);
    const snapshot = `move event ${number} to ${startsAt.toISOString()}: ${people} answered`;
    requireConfirmedAbove(context, people, snapshot, (code) =>
      say.confirmMoveEvent({ ...facts, people, code }),
    );
    const to = { startsAt, hasTime, ...(endsAt ? { endsAt } : {}) };
    const moved = { ...event, ...(await moveEvent(change, event.id, to)) };
    const repeats =
      eventRepeats(moved, message.organization.timeZone, message.sentAt) ??
      (event.recurrence === null ? null : 'noMore');
    const told = await tellMoved(change, event, moved);
    const { answerBy } = moved;
    const deadline =
      answerBy?.getTime() === event.answerBy?.getTime()
        ? {}
        : { answerBy: answerBy && { at: answerBy, zone: event.groupZone ?? zone } };
    const text = say.eventMoved({ ...facts, before, repeats, told, ...deadline });
    const mending = { moment: ({ at }: DateReading) => at, command, zone };
    return {
      ...offerOtherReading(text, args.to, mending, context, say),
      mentions: mentionsOf(told.here),
      about: number,
    };
  },
});
