import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import { deadlineOf } from '../../dates/reading.ts';
import { type EventEdit, editEvent } from '../../events/edit-event.ts';
import { requireEvent } from '../../events/find-event.ts';
import { countAnswers } from '../../events/roster.ts';
import { tellPlace } from '../../events/tell-place.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import type { Told } from '../../languages/reply.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { answerDeadline } from '../arguments/date.ts';
import { datePhrase } from '../arguments/date-phrase.ts';
import { datedEvent } from '../arguments/dated.ts';
import { limit, minimum, noAnswerBy, noLimit, noMinimum } from '../arguments/limit.ts';
import { notes } from '../arguments/notes.ts';
import { clause } from '../arguments/text.ts';
import { newTitle } from '../arguments/title.ts';
import { duration } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { factsOf } from './event-facts.ts';

const nobodyTold: Told = {
  here: { named: [], total: 0 },
  elsewhere: 0,
  unreached: { named: [], total: 0 },
};

export const changeEventCommand = defineCommand({
  name: 'change event',
  aliases: ['change', 'edit event', 'update event', 'edit'],
  topic: 'events',
  brief: 'its place, limit or title',
  summary:
    'Change what an event says: its title, place, limit, least people, deadline, length and notes; answers stand',
  who: 'For whoever planned it, and admins of the group.',
  examples: [
    '/change event 12 max 16 at Field 2',
    '/change event 12 "Game vs. The Hawks" for 2h',
    '/change event 12 no limit',
    '/change event 12 min 10 answer by saturday 20:00',
  ],
  slots: {
    number: datedEvent(),
    length: duration('length', ['for', 'lasting']),
    max: limit(),
    noLimit: noLimit(),
    min: minimum(),
    noMin: noMinimum(),
    answerBy: answerDeadline(),
    noAnswerBy: noAnswerBy(),
    place: clause('place', ['at', '@', 'place']),
    date: datePhrase('new date', ['to', 'on']),
    title: newTitle(),
    notes: notes(),
  },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const { number, length, max, noLimit, place, date, title, notes } = args;
    const { min, noMin, answerBy, noAnswerBy } = args;
    const edit: EventEdit = {
      ...(title === null ? {} : { title }),
      ...(place === null ? {} : { place }),
      ...(max === null ? {} : { capacity: max }),
      ...(noLimit === null ? {} : { capacity: null }),
      ...(min === null ? {} : { minPeople: min }),
      ...(noMin === null ? {} : { minPeople: null }),
      ...(answerBy === null ? {} : { answerBy: deadlineOf(answerBy) }),
      ...(noAnswerBy === null ? {} : { answerBy: null }),
      ...(length === null ? {} : { minutes: length }),
      ...(notes === null ? {} : { notes }),
    };
    const isEmpty = Object.keys(edit).length === 0;
    if (date !== null) {
      const text = say.dateApart({ number, phrase: date });
      throw new Misread(text, isEmpty ? `/move event ${number} ${date}` : undefined);
    }
    if (isEmpty) {
      const problem = say.problems.missing({ what: 'change' });
      throw new Misread(say.wrong({ problem, example: `/change event ${number} max 16` }));
    }
    const event = await requireEvent(change, change.actor, number);
    requireMayChangeEvent(change.actor, event);
    const facts = factsOf(event, zone);
    const { before, after, changed, promoted, seatsTaken } = await editEvent(
      change,
      event.id,
      edit,
      async (fields) => {
        if (!fields.includes('place')) return;
        const { INVITED: _, ...answered } = await countAnswers(change, event.id);
        const people = Object.values(answered).reduce((sum, count) => sum + count, 0);
        const snapshot = `change event ${number}: ${JSON.stringify(edit)}, ${people} answered`;
        requireConfirmedAbove(context, people, snapshot, (code) =>
          say.confirmChangeEvent({ ...facts, place, people, code }),
        );
      },
    );
    const told = changed.includes('place')
      ? await tellPlace(change, event.id, after.place)
      : nobodyTold;
    const movedUp = await tellPromoted(change, promoted);
    const { startsAt } = event;
    const minutes =
      startsAt && after.endsAt ? (after.endsAt.getTime() - startsAt.getTime()) / 60_000 : null;
    return {
      text: say.eventChanged({
        ...facts,
        ...after,
        answerBy: after.answerBy && { at: after.answerBy, zone: event.groupZone ?? zone },
        before,
        changed,
        minutes,
        seatsTaken,
        told,
        promoted: movedUp,
      }),
      mentions: [...mentionsOf(told.here), ...mentionsOf({ named: movedUp })],
      about: number,
    };
  },
});
