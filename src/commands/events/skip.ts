import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeEvent, requireMayChangeTask } from '../../context/policy.ts';
import { findEvent, requireEvent } from '../../events/find-event.ts';
import { countAnswered } from '../../series/count-answered.ts';
import { nextTaskOfSeries } from '../../series/next-of-series.ts';
import { cancelTask } from '../../tasks/cancel-task.ts';
import { findTask } from '../../tasks/find-task.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { callOff } from './cancel-event.ts';
import { factsOf } from './event-facts.ts';

export const skipCommand = defineCommand({
  name: 'skip',
  aliases: ['leave out', 'skip event', 'skip task'],
  topic: 'events',
  brief: 'leave one date out',
  summary: 'Leave one date out of what repeats, an event or a task; the next one stays',
  who: 'For whoever planned or gave it, and admins of the group.',
  examples: ['/skip 12'],
  slots: { number: number('event') },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const event = await findEvent(change, change.actor, args.number);
    const task = event ? undefined : await findTask(change, change.actor, args.number);
    if (task) {
      requireMayChangeTask(change.actor, task);
      const { number, title, seriesId, dueAt } = task;
      if (seriesId === null) throw new Misread(say.notRepeating(task), `/cancel task ${number}`);
      await cancelTask(change, task, () => {});
      const next = await nextTaskOfSeries(change, task);
      return {
        text: say.taskSkipped({
          number,
          title,
          at: dueAt && { at: dueAt, zone },
          next: next ? { number: next.number, at: { at: next.dueAt, zone } } : null,
        }),
        about: number,
      };
    }
    const found = event ?? (await requireEvent(change, change.actor, args.number));
    requireMayChangeEvent(change.actor, found);
    if (found.seriesId === null)
      throw new Misread(say.notRepeating(found), `/cancel event ${found.number}`);
    const people = await countAnswered(change, found.id, 'only this');
    const facts = factsOf(found, zone);
    requireConfirmedAbove(context, people, `skip ${found.number}: ${people} answered`, (code) =>
      say.confirmSkip({ ...facts, people, code }),
    );
    return callOff(found, context, say);
  },
});
