import { requireConfirmed } from '../../context/confirm.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { cancelEvent } from '../../events/cancel-event.ts';
import { requireEvent } from '../../events/find-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { countAnswers } from '../../events/roster.ts';
import { tellAnswered } from '../../events/tell-answered.ts';
import type { EventFacts, When } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { cancelFollowing } from '../../series/cancel-following.ts';
import { countAnswered } from '../../series/count-answered.ts';
import { nextOf } from '../../series/following.ts';
import { nextOfSeries } from '../../series/next-of-series.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { numbers } from '../arguments/tokens.ts';
import { type WhichDates, whichDates } from '../arguments/which-dates.ts';
import { defineCommand, type Reply } from '../command.ts';
import { meansFollowing } from '../which-of-series.ts';
import { factsOf, startOf } from './event-facts.ts';

export const cancelEventCommand = defineCommand({
  name: 'cancel event',
  aliases: ['call off', 'delete event', 'drop event'],
  topic: 'events',
  brief: 'call it off',
  summary: 'Call an event off; everyone who answered is told',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/cancel event 12', '/cancel event 12 only this', '/cancel event 12 all that follow'],
  slots: { number: numbers('event'), which: whichDates() },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const { number: given } = args;
    if (given.length > most) {
      const expected = `${most} at most at once`;
      throw new UserError('invalid', {
        field: 'number of the event',
        expected,
        example: '/cancel event 12, 13',
      });
    }
    const events: EventView[] = [];
    // Few, and each may be refused in words of its own; locked in one order, so that two wait for one another.
    for (const number of [...given].sort((a, b) => a - b)) {
      const event = await requireEvent(change, change.actor, number);
      requireMayChangeEvent(change.actor, event);
      // What is over or off already is refused before anything is asked; and nobody answers in between.
      await lockEvent(change, event.id);
      events.push(event);
    }
    const ask = async (which: WhichDates) => {
      const asked: Asked[] = [];
      for (const event of events) asked.push(await askedOf(event, which, context));
      return { asked, snapshot: asked.map((each) => each.snapshot).join('; ') };
    };
    const repeating = events.find((event) => nextOf(event));
    const following = repeating
      ? await meansFollowing(
          repeating,
          {
            said: args.which,
            command: (which) =>
              `/cancel event ${events.map((event) => event.number).join(', ')} ${which}`,
            snapshot: async (which) => (await ask(which)).snapshot,
            question: async () =>
              say.whichOfSeries({
                number: repeating.number,
                title: repeating.title,
                at: startOf(repeating, zone),
                to: null,
                does: 'cancel',
                people: await countAnswered(change, repeating.id, 'only this'),
              }),
          },
          context,
        )
      : args.which === 'all that follow';
    const { asked, snapshot } = await ask(following ? 'all that follow' : 'only this');
    requireConfirmed(context, snapshot, (code) =>
      asked.length === 1
        ? say.confirmCancelEvent({ ...asked[0]!, code })
        : say.confirmCancelEvents({ events: asked, code }),
    );
    const replies: Reply[] = [];
    for (const event of events)
      replies.push(
        following && event.recurrence !== null
          ? await callOffFollowing(event, context, say)
          : await callOff(event, context, say),
      );
    const [only, ...others] = replies;
    if (others.length === 0) return only!;
    return {
      text: replies.map(({ text }) => text).join('\n\n'),
      mentions: [...new Set(replies.flatMap(({ mentions = [] }) => mentions))],
    };
  },
});

/** Events that are called off at once. */
const most = 10;

/** An event that is asked about, and what was shown of it. */
interface Asked extends EventFacts {
  going: number;
  maybe: number;
  waiting: number;
  snapshot: string;
}

async function askedOf(
  event: EventView,
  which: WhichDates,
  { change, zone }: Context,
): Promise<Asked> {
  const counts = await countAnswers(change, event.id);
  const { GOING: going, MAYBE: maybe, WAITLISTED: waiting } = counts;
  const when = event.startsAt?.toISOString() ?? 'undated';
  const all =
    which === 'all that follow' ? `, all of ${await countAnswered(change, event.id, which)}` : '';
  const snapshot = `cancel event ${event.number} ${when}${all}: ${Object.values(counts).join(' ')}`;
  return { ...factsOf(event, zone), going, maybe, waiting, snapshot };
}

/** Calls one date off. What repeats goes on with the next. */
export async function callOff(event: EventView, context: Context, say: Say): Promise<Reply> {
  const { change, zone } = context;
  await cancelEvent(change, event.id);
  const told = await tellAnswered(change, event.id, (say, event, to) =>
    say.eventCancelledNotice({ ...event, to }),
  );
  const facts = { ...factsOf(event, zone), told };
  const text =
    event.recurrence === null
      ? say.eventCancelled(facts)
      : say.eventSkipped({ ...facts, next: await nextAfter(event, context) });
  return { text, mentions: mentionsOf(told.here), about: event.number };
}

/** The next of a series after one that was left out; made where it is not there yet. */
async function nextAfter(
  event: EventView,
  { change, zone }: Context,
): Promise<{ number: number | null; at: When } | null> {
  const next = await nextOfSeries(change, event);
  const start = next && startOf({ ...event, ...next }, zone);
  return start ? { number: next.number, at: start } : null;
}

async function callOffFollowing(
  event: EventView,
  { change, zone }: Context,
  say: Say,
): Promise<Reply> {
  const off = await cancelFollowing(change, event.id);
  const ids = off.map(({ id }) => id);
  const told = await tellAnswered(change, ids, (say, event, to) =>
    say.seriesCancelledNotice({ ...event, to }),
  );
  return {
    text: say.seriesCancelled({ ...factsOf(event, zone), told }),
    mentions: mentionsOf(told.here),
    about: event.number,
  };
}
