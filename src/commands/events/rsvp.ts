import { requireMayAnswer, requireMayAsk } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { findParticipant } from '../../events/page-participants.ts';
import { people } from '../arguments/people.ts';
import { remark } from '../arguments/remark.ts';
import { choice, guests, optionalNumbers } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { answerAsSaid } from './answer-as-said.ts';
import { factsOf } from './event-facts.ts';
import { giveForMany, meantEvent } from './give-answer.ts';

const statuses = { yes: 'GOING', no: 'DECLINED', maybe: 'MAYBE' } as const;

export const rsvpCommand = defineCommand({
  name: 'rsvp',
  topic: 'events',
  brief: 'your answer, or somebody’s',
  summary: 'Your answer to an event; give one, for somebody else too',
  who: 'For whoever is invited; for somebody else, whoever planned it and admins of the group.',
  examples: ['/rsvp', '/rsvp 12 yes +1', '/rsvp 12 no my knee hurts', '/rsvp 12 yes for @Pau'],
  slots: {
    guests: guests(),
    answer: choice<keyof typeof statuses>('answer', {
      yes: ['y', 'going'],
      no: ['n'],
      maybe: ['perhaps'],
    }),
    number: optionalNumbers('number of the event'),
    for: people('person', ['for'], false),
    reason: remark(),
  },
  async run({ args, context, say }) {
    const { actor } = context.change;
    const { guests, number: numbers, reason: remark } = args;
    const said = args.answer && statuses[args.answer];
    if (said && !args.for) {
      return answerAsSaid({ status: said, guests, numbers, remark }, context, say);
    }
    const { event } = await meantEvent(numbers[0] ?? null, context);
    if (!event) return say.noEventToAnswer(context.group);
    if (said && args.for) {
      requireOneEvent(numbers);
      const people = await args.for.find({ groupId: event.groupId });
      requireMayAnswer(actor, event, ...people.map(({ contactId }) => contactId));
      const answer = { status: said, guests, reason: remark?.text ?? null };
      return giveForMany(event, people, answer, context);
    }
    if (remark !== null || guests > 0 || args.for) {
      const problem = say.problems.missing({ what: 'answer' });
      throw new Misread(say.wrong({ problem, example: `/rsvp ${event.number} yes` }));
    }
    requireMayAsk(actor, event);
    const own = await findParticipant(context.change, event.id, context.sender.contactId);
    const unanswered = { status: 'INVITED', guests: 0, reason: null, waitingPlace: null } as const;
    return {
      text: say.ownAnswer({ ...(own ?? unanswered), ...factsOf(event, context.zone) }),
      about: event.number,
    };
  },
});

/** Throws invalid where others are answered for at several events at once. */
function requireOneEvent(numbers: readonly number[]): void {
  if (numbers.length < 2) return;
  throw new UserError('invalid', {
    field: 'number of the event',
    expected: 'one at a time',
    example: `/rsvp ${numbers[0]} yes for @Pau`,
  });
}
