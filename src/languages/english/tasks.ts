import type { Crowd, GroupName, GroupTaskFacts, Recipients, Repeats, When } from '../reply.ts';
import {
  bar,
  firstWords,
  groupName,
  handle,
  isDone,
  lines,
  mention,
  namesShown,
} from '../wording.ts';
import { repeated } from './repeats.ts';
import {
  dueOrOverdue,
  format,
  list,
  noChatWith,
  people,
  plural,
  replyYes,
  when,
} from './wording.ts';

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

  confirmTask(task: {
    title: string;
    due: When | null;
    repeats: Repeats | null;
    to: Recipients;
    code: string;
  }): string {
    const { title, due, repeats, to, code } = task;
    return lines(
      `Give ${title} to ${people(to.people)}?`,
      `→ ${whom(to)}${due ? `, due ${when(due, now)}` : ''}`,
      repeats && repeated(repeats, now),
      replyYes(code),
    );
  },

  taskCreated(task: {
    number: number;
    title: string;
    notes: string | null;
    due: When | null;
    repeats: Repeats | null;
    to: Recipients;
    /** Who hears nothing of it. */
    strangers: Crowd;
  }): string {
    const { number, title, notes, due, repeats, to, strangers } = task;
    return lines(
      `✅ ${title} → ${whom(to)}${due ? `, due ${when(due, now)}` : ''}. #${number}`,
      repeats && repeated(repeats, now),
      notes && firstWords(notes),
      to.anyone && (to.people > 1 || to.groups.length > 0)
        ? `The first of you to do it: /done ${number} · How it goes: /progress ${number}`
        : to.people > 1 || to.groups.length > 0
          ? `Each of you: /done ${number} · How it goes: /progress ${number}`
          : `When it is done: /done ${number}`,
      noChatWith(strangers),
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

  /** Of what one person does for all. */
  taskDoneForAll(task: {
    number: number;
    title: string;
    changed: boolean;
    /** Who has done it; null for somebody out of sight. */
    by: string | null;
  }): string {
    const { number, title, changed, by } = task;
    return changed
      ? `✅ ${by} has done ${title}: nobody else needs to. #${number}`
      : `${title} was done already${by === null ? '' : `, by ${by}`}. #${number}`;
  },

  taskReopened(task: {
    number: number;
    title: string;
    changed: boolean;
    who: string | null;
    /** Whether it is open for everybody again. */
    forAll?: boolean;
  }): string {
    const { number, title, changed, who, forAll } = task;
    if (forAll && changed) return `↩️ ${title} is open again, for anyone. #${number}`;
    const whose = who ? `${who}: ` : '';
    return changed
      ? `↩️ ${whose}${title} is open again. #${number}`
      : `${whose}${title} is open. #${number}`;
  },

  dueSet(task: {
    number: number;
    title: string;
    due: When;
    before: When | null;
    /** How it comes again, or that it does no more. */
    repeats: Repeats | 'noMore' | null;
  }): string {
    const { number, title, due, before, repeats } = task;
    if (before?.at.getTime() === due.at.getTime())
      return `⏰ ${title} is due ${when(due, now)} already. #${number}`;
    const was = before ? `, not ${when(before, now)}` : '';
    return lines(
      `⏰ ${title} is due ${when(due, now)} now${was}. #${number}`,
      repeats === 'noMore' ? '🔁 It no longer repeats.' : repeats && repeated(repeats, now),
    );
  },

  taskProgress(task: {
    number: number;
    title: string;
    notes: string | null;
    group: GroupName | null;
    due: When | null;
    repeats: Repeats | null;
    cancelled: boolean;
    done: number;
    total: number;
    outstanding: { names: string[]; total: number };
    /** Whether one does it for all, and who has. */
    anyone?: { by: string | null } | null;
  }): string {
    const { number, title, notes, group, due, repeats, done, total, outstanding, anyone } = task;
    const heading = `${title}${group ? ` · ${groupName(group)}` : ''} #${number}`;
    if (task.cancelled) return lines(heading, 'This task was cancelled.');
    if (total === 0) return lines(heading, 'Nobody has it any more.');
    if (anyone) {
      return lines(
        anyone.by ? `✅ ${anyone.by} has done it, for all.` : '☐ Nobody has done it yet.',
        `${heading}${due && !anyone.by ? `, ${dueOrOverdue(due, now)}` : ''}`,
        repeats && repeated(repeats, now),
        notes && `📝 ${notes}`,
        !anyone.by && `Anyone can: ${list(outstanding.names, outstanding.total)}`,
      );
    }
    return lines(
      far(done, total),
      `${heading}${due ? `, ${dueOrOverdue(due, now, done === total)}` : ''}`,
      repeats && repeated(repeats, now),
      notes && `📝 ${notes}`,
      outstanding.total > 0
        ? `Still to do: ${list(outstanding.names, outstanding.total)}`
        : '🎉 Everyone is done.',
    );
  },

  ownTasks(shown: {
    tasks: (Listed & { done: boolean; group: string | null; anyone?: boolean })[];
    total: number;
    filter: Filter;
    /** When they are due, where that was asked. */
    label: string | null;
    whose: string | null;
  }): string {
    const { tasks: rows, total, filter, label, whose } = shown;
    const kind = kindOf(filter);
    const due = label ? ` due ${label}` : '';
    if (total === 0) {
      if (filter !== 'open')
        return whose ? `${whose} has no${kind} tasks${due}.` : `You have no${kind} tasks${due}.`;
      const nothing = label ? `nothing${due}` : 'nothing to do';
      return whose ? `${whose} has ${nothing}.` : `You have ${nothing}. 🎉`;
    }
    return lines(
      whose
        ? `${whose} has ${plural(total, `${kind.trim()} task`.trim())}${due}:`
        : `You have ${plural(total, `${kind.trim()} task`.trim())}${due}:`,
      ...rows.map(
        (task) => `${task.done ? '☑' : '☐'} #${task.number} ${task.title}${about(task, now)}`,
      ),
      more(rows.length, total) ||
        (filter === 'open' && !whose && `Done with one? /done ${rows[0]!.number}`),
    );
  },

  groupTasks(shown: {
    group: GroupName;
    tasks: (Listed & GroupTaskFacts)[];
    total: number;
    filter: Filter;
    /** When they are due, where that was asked. */
    label: string | null;
  }): string {
    const { group, tasks: rows, total, filter, label } = shown;
    const kind = kindOf(filter);
    const due = label ? ` due ${label}` : '';
    if (total === 0) {
      const hint =
        filter === 'done'
          ? ''
          : ` Give one: /create task "Bring the net" for ${handle(group)} due friday`;
      return `${groupName(group)} has no${kind} tasks${due}.${hint}`;
    }
    return lines(
      `${groupName(group)}: ${plural(total, `${kind.trim()} task`.trim())}${due}`,
      ...rows.map(
        (task) =>
          `#${task.number} ${task.title} · ${stateOf(task)}${task.due ? ` · ${dueOrOverdue(task.due, now, isDone(task))}` : ''}`,
      ),
      more(rows.length, total) ||
        (filter !== 'done' && `Who still owes one? /progress ${rows[0]!.number}`),
    );
  },

  whoTask(asked: {
    number: number;
    title: string;
    done: boolean;
    /** Mentioned where they must act. */
    people: Crowd;
    /** Whether one of them does it for all. */
    anyone?: boolean;
  }): string {
    const { number, title, done, anyone } = asked;
    const { named, total } = asked.people;
    if (anyone && !done && total > 0) {
      const names = list(named.map(mention), total);
      return `Nobody has done ${title} yet, and anyone can: ${names}. #${number}`;
    }
    if (total === 0)
      return done
        ? `Nobody has done ${title} yet. #${number}`
        : `Everyone has done ${title}. 🎉 #${number}`;
    return lines(
      `${people(total)} ${done ? (total === 1 ? 'has' : 'have') : total === 1 ? "hasn't" : "haven't"} done ${title} #${number}:`,
      list(named.map(mention), total),
      !done && 'When yours is done, reply: done',
    );
  },
});

/** "📚 Book Club without Pau (11 people)"; "📚 Book Club (12 people), Pau and you". */
function whom(to: Recipients): string {
  if (to.self) return 'you';
  return to.anyone && to.people > 1 ? `anyone of ${everybody(to)}` : everybody(to);
}

function everybody({ groups, names, except, people: count }: Recipients): string {
  const without =
    except.length > 0 ? ` without ${list(except.slice(0, namesShown), except.length)}` : '';
  const [only, ...others] = groups;
  if (only && others.length === 0 && names.length === 0) {
    return `${groupName(only)}${without} (${people(count)})`;
  }
  const all = [
    ...groups.map((group) => `${groupName(group)} (${people(group.memberCount)})`),
    ...names,
  ];
  // Whoever is in two of them counts once.
  const sum = others.length > 0 || without !== '' ? `, ${people(count)} in all` : '';
  return `${list(all.slice(0, namesShown), all.length)}${without}${sum}`;
}

/** "9/12"; of what one does for all, who has; of a chore, whose it is. */
function stateOf({ done, total, anyone, names = [] }: GroupTaskFacts): string {
  if (anyone) return done > 0 ? `done by ${list(names, names.length)}` : 'anyone can';
  const state = `${format(done)}/${format(total)}`;
  if (names.length === 0) return state;
  return total === 1
    ? `${list(names, names.length)}${done > 0 ? ' ✅' : ''}`
    : `${list(names.slice(0, namesShown), total)} ${state}`;
}

/** "▓▓▓▓▓▓▓▓░░ 9 of 12 done". */
export function far(done: number, total: number): string {
  return `${bar(done, total)} ${format(done)} of ${format(total)} done`;
}

function kindOf(filter: Filter): string {
  return filter === 'all' ? '' : filter === 'done' ? ' finished' : ` ${filter}`;
}

function about(
  {
    group,
    due,
    anyone,
    done,
  }: { group: string | null; due: When | null; anyone?: boolean; done: boolean },
  now: Date,
): string {
  return `${group ? ` · ${group}` : ''}${anyone && !done ? ' · anyone can' : ''}${due ? ` · ${dueOrOverdue(due, now, done)}` : ''}`;
}

function more(shown: number, total: number): string | false {
  return (
    total > shown &&
    `… and ${format(total - shown)} more. For one of them: /progress and its number`
  );
}
