import type { Person } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { findParticipant } from '../../events/page-participants.ts';
import type { EventView } from '../../events/visible-events.ts';
import { type NamedPeople, people } from '../arguments/people.ts';
import { optionalText } from '../arguments/text.ts';
import { choice, guests, optionalNumber } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { factsOf, requireMayAsk, requireMayChange } from './event-facts.ts';
import { giveAnswer, meantEvent } from './give-answer.ts';

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
    number: optionalNumber('number of the event'),
    for: people('person', ['for'], 'handle'),
    reason: optionalText('reason'),
  },
  async run({ args, context, say }) {
    const { event, others } = await meantEvent(args.number, context);
    if (!event) return say.noEventToAnswer(context.group);
    const who = args.for ? await personOf(args.for, event, context) : context.sender;
    if (args.answer) {
      const { guests, reason } = args;
      const answer = { status: statuses[args.answer], guests, reason, source: 'COMMAND' } as const;
      return giveAnswer({ event, others }, answer, context, who);
    }
    if (args.reason !== null || args.guests > 0 || args.for) {
      const problem = say.problems.missing({ what: 'answer' });
      throw new Misread(say.wrong({ problem, example: `/rsvp ${event.number} yes` }));
    }
    await requireMayAsk(event, context);
    const own = await findParticipant(context.change, event.id, context.sender.contactId);
    const { status = 'INVITED', guests = 0, reason = null, waitingPlace = null } = own ?? {};
    const facts = factsOf(event, context.zone);
    return {
      text: say.ownAnswer({ ...facts, status, guests, reason, waitingPlace }),
      about: event.number,
    };
  },
});

/** The one person whom the sender answers for. Throws notAllowed, and invalid for several. */
async function personOf(named: NamedPeople, event: EventView, context: Context): Promise<Person> {
  const [person, ...others] = await named.find({ groupId: event.groupId });
  if (!person || others.length > 0) {
    throw new UserError('invalid', {
      field: 'person',
      expected: 'one at a time',
      example: `/rsvp ${event.number} yes for @Pau`,
    });
  }
  if (person.contactId !== context.sender.contactId) await requireMayChange(event, context);
  return person;
}
