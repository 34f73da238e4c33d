import { requireMayChangeEvent } from '../../context/policy.ts';
import { recordAttendance } from '../../events/attendance.ts';
import { requireEvent } from '../../events/find-event.ts';
import { people } from '../arguments/people.ts';
import { optionalNumber } from '../arguments/tokens.ts';
import { type Command, defineCommand } from '../command.ts';
import { exampleOf } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { factsOf } from './event-facts.ts';

export const attendedCommand: Command = defineCommand({
  name: 'attended',
  aliases: ['came', 'attendance'],
  topic: 'events',
  brief: 'who came to an event',
  summary: 'Who came to an event that was: all who were in, but for some, and others besides',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/attended 12', '/attended 12 except @Sam', '/attended 12 except @Sam with @Pau'],
  slots: {
    number: optionalNumber('number of the event'),
    except: people('people', ['except', 'except for', 'but', 'but not', 'without'], false),
    with: people('people', ['with', '+'], false),
  },
  async run({ args, context, say }) {
    const { change, zone, locale } = context;
    if (args.number === null) {
      const problem = say.problems.missing({ what: 'number of the event' });
      throw new Misread(say.wrong({ problem, example: exampleOf(attendedCommand, locale) }));
    }
    const event = await requireEvent(change, change.actor, args.number);
    requireMayChangeEvent(change.actor, event);
    const preference = { groupId: event.groupId };
    const except = (await args.except?.find(preference)) ?? [];
    const also = (await args.with?.find(preference)) ?? [];
    const outcome = await recordAttendance(change, event.id, {
      except: except.map(({ contactId }) => contactId),
      also: also.map(({ contactId }) => contactId),
    });
    return {
      text: say.attended({
        ...factsOf(event, zone),
        came: outcome.came.length,
        expected: outcome.expected,
        missed: except.map(({ name }) => name),
        also: also.map(({ name }) => name),
        changed: outcome.changed,
      }),
      about: event.number,
    };
  },
});
