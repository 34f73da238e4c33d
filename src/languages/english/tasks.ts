import type { GroupName, When } from '../reply.ts';
import { bar, groupName, handle, lines } from '../wording.ts';
import { format, list, people, plural, when } from './wording.ts';

/** Which tasks are listed. */
type Filter = 'open' | 'done' | 'all';

interface Listed {
  number: number;
  title: string;
  due: When | null;
}

export const tasks = (now: Date) => ({
  /** The sender, in a list of names. */
  you(): string {
    return 'you';
  },

  taskCreated(task: {
    number: number;
    title: string;
    due: When | null;
    to: { group: GroupName; people: number } | { names: readonly string[]; self: boolean };
  }): string {
    const { number, title, due, to } = task;
    const whom =
      'group' in to
        ? `${groupName(to.group)} (${people(to.people)})`
        : to.self
          ? 'you'
          : list(to.names);
    const shared = 'group' in to || to.names.length > 1;
    return lines(
      `✅ ${title} → ${whom}${due ? `, due ${when(due, now)}` : ''}. #${number}`,
      shared
        ? `Each of you: /done ${number} · How it goes: /progress ${number}`
        : `When it is done: /done ${number}`,
    );
  },

  taskDone(task: {
    number: number;
    title: string;
    changed: boolean;
    who: string | null;
    done: number;
    total: number;
  }): string {
    const { number, title, changed, who, done, total } = task;
    const whose = who ? `${who}: ` : '';
    if (!changed) return `${whose}${title} was done already. #${number}`;
    if (total <= 1) return `✅ ${whose}${title} is done. #${number}`;
    return lines(
      `✅ ${whose}${title} is done. #${number}`,
      done === total ? `🎉 That was the last one: all ${format(total)} done.` : far(done, total),
    );
  },

  taskReopened(task: {
    number: number;
    title: string;
    changed: boolean;
    who: string | null;
  }): string {
    const { number, title, changed, who } = task;
    const whose = who ? `${who}: ` : '';
    return changed
      ? `↩️ ${whose}${title} is open again. #${number}`
      : `${whose}${title} is open. #${number}`;
  },

  dueSet(task: { number: number; title: string; due: When; before: When | null }): string {
    const { number, title, due, before } = task;
    const was = before ? `, not ${when(before, now)}` : '';
    return `⏰ ${title} is due ${when(due, now)} now${was}. #${number}`;
  },

  taskProgress(task: {
    number: number;
    title: string;
    group: GroupName | null;
    due: When | null;
    cancelled: boolean;
    done: number;
    total: number;
    outstanding: { names: string[]; total: number };
  }): string {
    const { number, title, group, due, done, total, outstanding } = task;
    const heading = `${title}${group ? ` · ${groupName(group)}` : ''} #${number}`;
    if (task.cancelled) return lines(heading, 'This task was cancelled.');
    if (total === 0) return lines(heading, 'Nobody has it any more.');
    return lines(
      far(done, total),
      `${heading}${due ? `, due ${when(due, now)}` : ''}`,
      outstanding.total > 0
        ? `Still to do: ${list(outstanding.names, outstanding.total)}`
        : '🎉 Everyone is done.',
    );
  },

  ownTasks(shown: {
    tasks: (Listed & { done: boolean; group: string | null })[];
    total: number;
    filter: Filter;
    whose: string | null;
  }): string {
    const { tasks: rows, total, filter, whose } = shown;
    const kind = kindOf(filter);
    if (total === 0) {
      if (filter !== 'open')
        return whose ? `${whose} has no${kind} tasks.` : `You have no${kind} tasks.`;
      return whose ? `${whose} has nothing to do.` : 'You have nothing to do. 🎉';
    }
    return lines(
      whose
        ? `${whose} has ${plural(total, `${kind.trim()} task`.trim())}:`
        : `You have ${plural(total, `${kind.trim()} task`.trim())}:`,
      ...rows.map(
        (task) => `${task.done ? '☑' : '☐'} #${task.number} ${task.title}${about(task, now)}`,
      ),
      more(rows.length, total) ||
        (filter === 'open' && !whose && `Done with one? /done ${rows[0]!.number}`),
    );
  },

  groupTasks(shown: {
    group: GroupName;
    tasks: (Listed & { done: number; total: number })[];
    total: number;
    filter: Filter;
  }): string {
    const { group, tasks: rows, total, filter } = shown;
    const kind = kindOf(filter);
    if (total === 0) {
      const hint =
        filter === 'done'
          ? ''
          : ` Give one: /create task "Bring the net" for ${handle(group)} due friday`;
      return `${groupName(group)} has no${kind} tasks.${hint}`;
    }
    return lines(
      `${groupName(group)}: ${plural(total, `${kind.trim()} task`.trim())}`,
      ...rows.map(
        (task) =>
          `#${task.number} ${task.title} · ${task.done}/${task.total}${task.due ? ` · due ${when(task.due, now)}` : ''}`,
      ),
      more(rows.length, total) ||
        (filter !== 'done' && `Who still owes one? /progress ${rows[0]!.number}`),
    );
  },

  whoTask(asked: {
    number: number;
    title: string;
    done: boolean;
    names: string[];
    total: number;
  }): string {
    const { number, title, done, names, total } = asked;
    if (total === 0)
      return done
        ? `Nobody has done ${title} yet. #${number}`
        : `Everyone has done ${title}. 🎉 #${number}`;
    return lines(
      `${people(total)} ${done ? (total === 1 ? 'has' : 'have') : total === 1 ? "hasn't" : "haven't"} done ${title} #${number}:`,
      list(names, total),
    );
  },
});

/** "▓▓▓▓▓▓▓▓░░ 9 of 12 done". */
function far(done: number, total: number): string {
  return `${bar(done, total)} ${format(done)} of ${format(total)} done`;
}

function kindOf(filter: Filter): string {
  return filter === 'all' ? '' : filter === 'done' ? ' finished' : ` ${filter}`;
}

function about({ group, due }: { group: string | null; due: When | null }, now: Date): string {
  return `${group ? ` · ${group}` : ''}${due ? ` · due ${when(due, now)}` : ''}`;
}

function more(shown: number, total: number): string | false {
  return (
    total > shown &&
    `… and ${format(total - shown)} more. For one of them: /progress and its number`
  );
}
