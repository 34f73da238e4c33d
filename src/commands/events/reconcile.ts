import { createHash } from 'node:crypto';
import { requireConfirmed } from '../../context/confirm.ts';
import { readPersonName } from '../../context/find-people.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { answerForMany } from '../../events/answer-for-many.ts';
import { type Comparison, compareList } from '../../events/compare-list.ts';
import { requireEvent } from '../../events/find-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { countryOf } from '../../forms/country.ts';
import { createSay } from '../../languages/say.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { notes } from '../arguments/notes.ts';
import { optionalText } from '../arguments/text.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand, type Reply } from '../command.ts';
import { Misread } from '../misread.ts';
import {
  formatList,
  type ListedPerson,
  type PastedList,
  readPastedList,
} from '../plain/pasted-list.ts';
import { factsOf } from './event-facts.ts';

export const reconcileCommand = defineCommand({
  name: 'reconcile',
  topic: 'events',
  brief: 'with a list of your own',
  summary: 'Compare the answers with a numbered list of your own, and take them over',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/reconcile 12 1. Pau 2. Sam +1'],
  slots: { number: number('event'), list: optionalText('list'), below: notes() },
  async run({ args, context, say }) {
    const event = await requireEvent(context.change, context.change.actor, args.number);
    requireMayChangeEvent(context.change.actor, event);
    const typed = [args.list, args.below].filter((part) => part !== null).join('\n');
    const list = readPastedList(typed, context.locale, 1);
    if (!list) {
      const problem =
        typed === ''
          ? say.problems.missing({ what: 'list' })
          : say.problems.unexpected({ text: typed, within: null });
      throw new Misread(say.wrong({ problem, example: '/reconcile 12 1. Pau 2. Sam +1' }));
    }
    // What is answered from here on waits: what is compared is what is taken over.
    await lockEvent(context.change, event.id);
    return reconcile(event, list, await compare(event, list.people, context), context);
  },
});

/**
 * How a list differs from the roster of an event; people may be mentioned in it. Reserves come after all
 * others, so that they wait where it is full; where there is no limit they are a maybe.
 */
export function compare(
  event: EventView,
  people: readonly ListedPerson[],
  { change, message }: Context,
): Promise<Comparison> {
  const country = countryOf(message.organization);
  const listed = people.map(({ name, status, guests }) => {
    const named = readPersonName(name, message.mentions, country);
    const whatsappId = 'whatsappId' in named ? named.whatsappId : null;
    if (status !== 'WAITLISTED') return { name, status, guests, whatsappId };
    return event.capacity === null
      ? ({ name, status: 'MAYBE', guests: 0, whatsappId } as const)
      : ({ name, status: 'GOING', guests, whatsappId } as const);
  });
  const isReserve = (at: number) => people[at]!.status === 'WAITLISTED';
  return compareList(change, event, [
    ...listed.filter((_, at) => !isReserve(at)),
    ...listed.filter((_, at) => isReserve(at)),
  ]);
}

/**
 * Shows how a list differs, and takes its answers over once the sender has said yes: whoever is on it
 * and answered otherwise, nobody else. Throws eventCancelled, groupNotActive, eventOver.
 */
export async function reconcile(
  event: EventView,
  { people, unread }: Pick<PastedList, 'people' | 'unread'>,
  comparison: Comparison,
  context: Context,
): Promise<Reply> {
  const { change, locale, message, zone } = context;
  const say = createSay(locale, message.sentAt, zone);
  const { number } = event;
  const { changes } = comparison;
  const facts = factsOf(event, zone);
  const shown = { ...facts, ...comparison, names: people.length, unread };
  await lockEvent(change, event.id);
  if (changes.length === 0) return { text: say.listFits(shown), about: number };
  // What was pasted is no command: this is what the sender's yes runs.
  const command = { ...message, body: `/reconcile ${number} "${formatList(people)}"` };
  requireConfirmed({ ...context, message: command }, snapshotOf(number, comparison), (code) =>
    say.confirmList({ ...shown, code }),
  );
  const outcome = await answerForMany(change, event.id, changes, 'COMMAND');
  const promoted = await tellPromoted(change, outcome.promoted);
  const namesOf = (ids: readonly string[]) =>
    changes.filter(({ contactId }) => ids.includes(contactId)).map(({ name }) => name);
  return {
    text: say.listApplied({
      ...facts,
      people: outcome.changed.length,
      waiting: namesOf(outcome.waiting),
      kept: namesOf(outcome.kept),
      seatsTaken: outcome.seatsTaken,
      capacity: outcome.capacity,
      promoted,
    }),
    mentions: mentionsOf({ named: promoted }),
    about: number,
  };
}

/** What was shown, in short: as long as it is the same, the yes to it holds. */
function snapshotOf(number: number, { changes, unknown, ambiguous }: Comparison): string {
  const shown = JSON.stringify([changes, unknown, ambiguous]);
  return `reconcile ${number}: ${createHash('sha256').update(shown).digest('base64')}`;
}
