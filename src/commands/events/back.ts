import { comeBack } from '../../away/come-back.ts';
import { UserError } from '../../errors.ts';
import { findEventsById } from '../../events/find-within.ts';
import { findGroupsById } from '../../sight/visible-groups.ts';
import { hearMissed } from '../../tasks/missed-while-away.ts';
import { people } from '../arguments/people.ts';
import { code } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { absenceFacts, absencesOf, someOf, whoseAbsence } from './whose-absence.ts';

export const backCommand = defineCommand({
  name: 'back',
  aliases: ['im back', "i'm back", 'here again'],
  topic: 'events',
  brief: 'you are there again',
  summary: 'You are there again, or not away after all: what was answered for you is open again',
  who: 'For everyone; for somebody else, admins of the group.',
  examples: ['/back', '/back 1'],
  slots: {
    who: people('person', ['for'], 'handle', (tokens, at) => tokens[at]!.handle),
    number: code('number of the time away'),
  },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const { actor, at } = change;
    const whose = await whoseAbsence(args.who, context);
    const own = await absencesOf(whose, context);
    const ids = own.flatMap(({ groupId }) => groupId ?? []);
    const groups = await findGroupsById(change, actor, ids);
    const times = own.map((absence) => absenceFacts(absence, groups));
    const number = args.number === null ? null : Number(args.number);
    const now = own.filter(({ startsAt }) => startsAt <= at);
    const ending = number === null ? now : own.filter((absence) => absence.number === number);
    if (number !== null && ending.length === 0) throw new UserError('awayNotFound', { number });
    const [first] = ending;
    if (!first) {
      const [only, other] = own;
      const likely = only && !other ? say.backCommand({ number: only.number }) : undefined;
      throw new Misread(say.notAway({ times }), whose.name === null ? likely : undefined);
    }
    const endingIds = ending.map(({ id }) => id);
    const open = await comeBack(change, whose.person.contactId, endingIds);
    // Whose word it is not hears of it when they are there.
    const missed = whose.name === null ? await hearMissed(change, endingIds) : null;
    const events = await findEventsById(change, actor, open);
    return say.backSaid({
      ...absenceFacts(first, groups),
      name: whose.name,
      wasAway: first.startsAt <= at,
      open: someOf(events, zone),
      missed,
    });
  },
});
