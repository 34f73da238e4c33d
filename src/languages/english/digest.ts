import type { EventFacts, GroupName, Seats, When } from '../reply.ts';
import { details, groupName, lines } from '../wording.ts';
import { seats } from './events.ts';
import { far } from './tasks.ts';
import { dueOrOverdue, format, list, plural, when } from './wording.ts';

/** An event that a digest tells of. */
interface DigestEvent extends EventFacts, Seats {
  place: string | null;
  /** Who has not answered: the first, and how many. */
  silent: { names: readonly string[]; total: number };
}

/** A task that a digest tells of. */
interface DigestTask {
  number: number;
  title: string;
  due: When | null;
  done: number;
  total: number;
  anyone: boolean;
  /** Whose chore it is. */
  names: readonly string[];
}

/** What a group's chats are told at the moment that the group has chosen. */
export const digest = (now: Date) => ({
  digest(told: {
    group: GroupName;
    /** It tells what begins, and is due, before. */
    until: When;
    events: readonly DigestEvent[];
    moreEvents: number;
    tasks: readonly DigestTask[];
    moreTasks: number;
    /** How many are due later than what it tells. */
    laterTasks: number;
  }): string {
    const { group, until, events, moreEvents, tasks, moreTasks, laterTasks } = told;
    const asked = events.find(({ silent }) => silent.total > 0);
    return lines(
      `🗓 ${groupName(group)}, until ${when(until, now)}:`,
      ...events.flatMap((event) => [
        `📅 ${details(`${event.title}, ${event.start ? when(event.start, now) : 'no date yet'}`, event.place && `📍 ${event.place}`, seats(event))}. #${event.number}`,
        event.silent.total > 0 &&
          `💬 No answer yet: ${list(event.silent.names, event.silent.total)}`,
      ]),
      moreEvents > 0 && `… and ${format(moreEvents)} more: /events`,
      asked && `Are you in? /in ${asked.number} · /out ${asked.number}`,
      tasks.length > 0 && 'To do:',
      ...tasks.map(
        (task) =>
          `${details(stateOf(task), task.title, task.due && dueOrOverdue(task.due, now))}. #${task.number}`,
      ),
      moreTasks > 0 && `… and ${format(moreTasks)} more: /tasks`,
      tasks[0] && `When yours is done: /done ${tasks[0].number}`,
      laterTasks > 0 && `${plural(laterTasks, 'task')} due later: /tasks`,
    );
  },
});

/** How far a task is; of one that anyone does, that; of a single chore, whose it is. */
function stateOf({ done, total, anyone, names }: DigestTask): string {
  if (anyone) return '☐ anyone can';
  return total === 1 && names.length > 0 ? `☐ ${list(names)}` : far(done, total);
}
