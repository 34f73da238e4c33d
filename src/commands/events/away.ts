import { DateTime } from 'luxon';
import type { Absence } from '../../absences/absence.ts';
import { spanOf } from '../../absences/span.ts';
import { beAway } from '../../away/be-away.ts';
import type { Context } from '../../context/read-context.ts';
import type { Span, TimeAway } from '../../dates/time-away.ts';
import { UserError } from '../../errors.ts';
import { findWithin } from '../../events/find-within.ts';
import { requireMembers } from '../../groups/require-members.ts';
import type { Say } from '../../languages/say.ts';
import { handle } from '../../languages/wording.ts';
import { findGroupsById } from '../../sight/visible-groups.ts';
import { people } from '../arguments/people.ts';
import { timeAway } from '../arguments/time-away.ts';
import { keepQuestion } from '../ask.ts';
import { type Command, defineCommand, type Reply } from '../command.ts';
import { exampleOf } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { absenceFacts, absencesOf, someOf, type Whose, whoseAbsence } from './whose-absence.ts';

export const awayCommand: Command = defineCommand({
  name: 'away',
  aliases: ['im away', "i'm away", 'absent', 'on holiday', 'absences'],
  topic: 'events',
  brief: 'when you are not there',
  summary:
    'When you are away: invitations to what is in that time are answered no, and nobody reminds you',
  who: 'For everyone; for somebody else, admins of the group.',
  examples: [
    '/away 20 dec to 6 jan skiing',
    '/away until monday',
    '/away 3 days',
    '/away',
    '/away @Pau 20 dec to 6 jan',
  ],
  slots: {
    who: people('person', ['for'], 'handle', (tokens, at) => tokens[at]!.handle),
    when: timeAway('dates'),
  },
  async run({ args, context, say }) {
    const { number, time, reason } = args.when;
    if (!time && args.who === null && number === null) return listOwn(context, say);
    if (!time) {
      const problem = say.problems.missing({ what: 'dates' });
      throw new Misread(say.wrong({ problem, example: exampleOf(awayCommand, context.locale) }));
    }
    const whose = await whoseAbsence(args.who, context);
    return sayAway({ whose, number, time, reason }, context, say);
  },
});

interface Said {
  whose: Whose;
  number: number | null;
  time: TimeAway;
  reason: string | null;
}

async function sayAway(said: Said, context: Context, say: Say): Promise<Reply> {
  const { change, zone } = context;
  const { whose, number, time, reason } = said;
  const { person, name, group } = whose;
  if (group) await requireMembers(change, group, [person.contactId]);
  const wanted = { startsAt: time.from, endsAt: time.to, groupId: group?.id ?? null, zone, reason };
  const outcome = await beAway(change, person.contactId, wanted, number).catch((error: unknown) => {
    throw error instanceof UserError && error.code === 'awayAlready'
      ? changeInstead(error as UserError<'awayAlready'>, said, context, say)
      : error;
  });
  const { absence, changed } = outcome;
  const declined = await findWithin(change, change.actor, absence, 'away', change.at);
  const expected = await findWithin(change, change.actor, absence, 'expected', change.at);
  const command = outOf(
    expected.map((event) => event.number),
    name,
    say,
  );
  if (command !== null) await keepQuestion(context, command, null);
  const { number: own } = absence;
  return {
    text: say.awaySaid({
      ...absenceFacts(absence, new Map(group ? [[group.id, group]] : [])),
      name,
      changed,
      declined: someOf(declined, zone),
      answered: { ...someOf(expected, zone), command },
      other: time.other ? spanOf(asAbsence(time.other, zone)) : null,
    }),
    ...(time.other
      ? {
          otherReading: `/away ${name === null ? '' : `${handle({ name })} `}#${own} ${textOf(time.other, zone)}`,
        }
      : {}),
  };
}

/** The refusal of what overlaps another time, with what gives that one this time: a yes away. */
function changeInstead(
  error: UserError<'awayAlready'>,
  { whose: { name }, time }: Said,
  { zone }: Context,
  say: Say,
): UserError {
  const whom = name === null ? '' : `${handle({ name })} `;
  error.likely = say.awayCommand({
    rest: `${whom}#${error.details.number} ${textOf(time, zone)}`,
  });
  return error;
}

/** Answers that are given at once, at most. */
const mostAnswers = 10;

/** The command that says no to events; null where there is none, or not in one command. */
function outOf(numbers: readonly number[], name: string | null, say: Say): string | null {
  if (numbers.length === 0 || numbers.length > (name === null ? mostAnswers : 1)) return null;
  return say.outCommand({ numbers, handle: name === null ? null : handle({ name }) });
}

const asAbsence = (
  { from, to }: Span,
  zone: string,
): Pick<Absence, 'startsAt' | 'endsAt' | 'zone'> => ({
  startsAt: from,
  endsAt: to,
  zone,
});

/** A span as a command says it in every language: "2026-12-20 - 2027-01-06". */
function textOf(span: Span, zone: string): string {
  const { from, until } = spanOf(asAbsence(span, zone));
  const [first, last] = [from, until].map(({ at, hasTime }) =>
    DateTime.fromJSDate(at, { zone }).toFormat(hasTime ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd'),
  );
  return first === last ? first! : `${first} - ${last}`;
}

async function listOwn(context: Context, say: Say): Promise<string> {
  const { change, sender } = context;
  const own = await absencesOf({ person: sender, name: null, group: null }, context);
  const groupIds = own.flatMap(({ groupId }) => groupId ?? []);
  const groups = await findGroupsById(change, change.actor, groupIds);
  return say.awayList({ times: own.map((absence) => absenceFacts(absence, groups)) });
}
