import { requireAgain, requireConfirmedAbove } from '../../context/confirm.ts';
import { type DateReading, deadlineOf } from '../../dates/reading.ts';
import { repeatsOf } from '../../dates/repeats.ts';
import { UserError } from '../../errors.ts';
import { announceEvents } from '../../events/announce-events.ts';
import { createEvent } from '../../events/create-event.ts';
import { findStrangers } from '../../outbox/strangers.ts';
import { answerDeadline, type Occasion, occasion } from '../arguments/date.ts';
import { minimum } from '../arguments/limit.ts';
import { notes } from '../arguments/notes.ts';
import { soleGroup } from '../arguments/targets.ts';
import { clause } from '../arguments/text.ts';
import { refuseUnmarkedTarget, title as titleSlot } from '../arguments/title.ts';
import { count, duration } from '../arguments/tokens.ts';
import { defineGroupCommand } from '../command.ts';
import { offerOtherReading } from '../other-reading.ts';

export const createEventCommand = defineGroupCommand({
  name: 'create event',
  aliases: ['new event', 'add event', 'event', 'plan event', 'make event', 'create an event'],
  topic: 'events',
  brief: 'plan something',
  summary: 'Plan something; every member of the group is invited',
  who: 'For members; in a restricted group for its admins.',
  examples: [
    '/create event "Game vs. The Eagles" saturday 10am at Riverside for 2h max 14',
    '/create event "Leo’s birthday" 5 dec 17:00 for @Family',
    '/create event "Paella" 5 dec 14:00 min 6 answer by 3 dec 20:00',
    '/create event "Game vs. The Eagles"',
    '/create event "Training" every tuesday 19:00 until june',
  ],
  slots: {
    title: titleSlot(),
    start: occasion('date', { week: 'noDay' }),
    place: clause('place', ['at', '@']),
    // Before the group, which the same word introduces: "for 2h" is a length.
    length: duration('length', ['for', 'lasting']),
    max: count('limit', ['max', 'maximum', 'limit', 'up to']),
    min: minimum(),
    answerBy: answerDeadline(),
    group: soleGroup('group', { keywords: ['for'], positional: 'handle' }),
    notes: notes(),
  },
  may: 'use',
  groupOf: ({ group }) => group,
  async run({ args, group, context, say }) {
    const { change, zone, message } = context;
    const { start, place, max, min } = args;
    const answerBy = args.answerBy && deadlineOf(args.answerBy);
    if (group.id === context.group?.id)
      await refuseUnmarkedTarget(args.title, context, {
        command: 'create event',
        notes: args.notes,
        isForPeople: false,
      });
    const title = args.title.text;
    const { at: startsAt = null, hasTime = true, rule = null } = start ?? {};
    const endsAt = endOf(start, args.length);
    const repeats = repeatsOf({ rule, startsAt, endsAt, hasTime, zone }, message.sentAt);
    const facts = { title, start: startsAt && { at: startsAt, hasTime, zone }, repeats, group };
    let snapshot = '';
    const { id, number, people } = await createEvent(
      change,
      {
        title,
        notes: args.notes,
        place,
        startsAt,
        hasTime,
        endsAt,
        recurrence: rule,
        capacity: max,
        minPeople: min,
        answerBy,
        groupId: group.id,
      },
      {
        confirm(audience) {
          snapshot = `create event for ${audience.hash} at ${startsAt?.toISOString() ?? 'no date'}: ${title}`;
          requireConfirmedAbove(context, audience.people, snapshot, (code) =>
            say.confirmEvent({ ...facts, people: audience.people, code }),
          );
        },
        again(number) {
          requireAgain(context, number, snapshot, (code) =>
            say.madeJustNow({ number, title, code }),
          );
        },
      },
    );
    const minutes = startsAt && endsAt ? (endsAt.getTime() - startsAt.getTime()) / 60_000 : null;
    const text = say.eventCreated({
      ...facts,
      number,
      notes: args.notes,
      end:
        endsAt && minutes !== null && minutes >= minutesOfDay
          ? { at: endsAt, hasTime, zone }
          : null,
      minutes: minutes ?? args.length,
      place,
      capacity: max,
      minPeople: min,
      answerBy: answerBy && { at: answerBy, zone },
      people,
      strangers: await findStrangers(change, { eventId: id }),
    });
    const mending = {
      moment: ({ at }: DateReading) => at,
      command: (date: string) =>
        `/move event ${number} to ${date}${rule === null ? '' : ' all that follow'}`,
      zone,
    };
    const reply = offerOtherReading(text, start, mending, context, say);
    return {
      ...reply,
      about: number,
      followUp: () =>
        announceEvents(change, [id], { isDateSure: reply.otherReading === undefined }),
    };
  },
});

const minutesOfDay = 24 * 60;

/** When an event ends that lasts some minutes, or whose date says so. Throws invalid where they differ. */
function endOf(start: Occasion | null, minutes: number | null): Date | null {
  const said = start?.endsAt ?? null;
  const counted =
    start?.hasTime && minutes !== null ? new Date(start.at.getTime() + minutes * 60_000) : null;
  if (said && minutes !== null && said.getTime() !== counted?.getTime()) {
    throw new UserError('invalid', {
      field: 'end',
      expected: 'said once',
      example: 'saturday 10-12',
    });
  }
  return said ?? counted;
}
