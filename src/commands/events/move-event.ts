import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import type { DateReading } from '../../dates/reading.ts';
import { requireEvent } from '../../events/find-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { moveEvent } from '../../events/move-event.ts';
import { repeatsAfterMove, tellMoved } from '../../events/tell-moved.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { countAnswered } from '../../series/count-answered.ts';
import { moveFollowing, movementsOf } from '../../series/move-following.ts';
import { requiredDate } from '../arguments/date.ts';
import { datedEvent } from '../arguments/dated.ts';
import { type WhichDates, whichDates } from '../arguments/which-dates.ts';
import { defineCommand } from '../command.ts';
import { keepDate } from '../keep-date.ts';
import { offerOtherReading } from '../other-reading.ts';
import { meansFollowing } from '../which-of-series.ts';
import { writtenDate } from '../written-date.ts';
import { factsOf, startOf } from './event-facts.ts';

export const moveEventCommand = defineCommand({
  name: 'move event',
  aliases: ['move', 'reschedule'],
  topic: 'events',
  brief: 'set or change the date',
  summary:
    'Set or change the date of an event, or its time alone; answers stand, and whoever answered is told',
  who: 'For whoever planned it, and admins of the group.',
  examples: [
    '/move event 12 to sunday 11am',
    '/move event 12 to 10:30',
    '/move event 12 to 10:30 only this',
  ],
  slots: {
    number: datedEvent(),
    which: whichDates(),
    to: requiredDate('new date', { keywords: ['to'], week: 'sameWeekday' }),
  },
  async run({ args, context, say }) {
    const { change, message, zone } = context;
    const event = await requireEvent(change, change.actor, args.number);
    requireMayChangeEvent(change.actor, event);
    // What is over or off already is refused before anything is asked; and nobody answers in between.
    await lockEvent(change, event.id);
    const { number } = event;
    const command = (date: string, which = args.which) =>
      ['/move event', number, 'to', date, ...(which ? [which] : [])].join(' ');
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
    const snapshotOf = async (which: WhichDates) => {
      const people = await countAnswered(change, event.id, which);
      return {
        people,
        snapshot: `move event ${number} to ${startsAt.toISOString()}, ${which}: ${people} answered`,
      };
    };
    const following = await meansFollowing(
      event,
      {
        said: args.which,
        command: (which) => command(writtenDate({ at: startsAt, hasTime }, zone), which),
        snapshot: async (which) => (await snapshotOf(which)).snapshot,
        question: () =>
          say.whichOfSeries({
            number,
            title: event.title,
            at: before,
            to: facts.start,
            does: 'move',
            people: 0,
          }),
      },
      context,
    );
    const which = following ? 'all that follow' : 'only this';
    const { people, snapshot } = await snapshotOf(which);
    requireConfirmedAbove(context, people, snapshot, (code) =>
      say.confirmMoveEvent({ ...facts, people, code }),
    );
    const to = { startsAt, hasTime, ...(endsAt ? { endsAt } : {}) };
    const movements = following
      ? movementsOf(await moveFollowing(change, event.id, to))
      : [{ before: event, moved: { ...event, ...(await moveEvent(change, event.id, to)) } }];
    const { moved } = movements[0]!;
    const repeats = repeatsAfterMove(event, moved, message.sentAt);
    const told = await tellMoved(change, ...movements);
    const { answerBy } = moved;
    const deadline =
      answerBy?.getTime() === event.answerBy?.getTime()
        ? {}
        : { answerBy: answerBy && { at: answerBy, zone: event.groupZone ?? zone } };
    const text = say.eventMoved({ ...facts, before, repeats, told, ...deadline });
    const mending = {
      moment: ({ at }: DateReading) => at,
      command: (date: string) => command(date, event.recurrence === null ? null : which),
      zone,
    };
    return {
      ...offerOtherReading(text, args.to, mending, context, say),
      mentions: mentionsOf(told.here),
      about: number,
    };
  },
});
