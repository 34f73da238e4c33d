import type { Crowd, GroupName, Told, When } from '../reply.ts';
import { clip, firstWords, groupName, lines, mention, namesShown } from '../wording.ts';
import { dueOrOverdue, format, list, noChatWith, people, replyYes, when } from './wording.ts';

/** What is said when a task is cancelled, given to others, or brought back to mind. */
export const taskCare = (now: Date) => ({
  confirmCancelTask(asked: {
    number: number;
    title: string;
    open: number;
    done: number;
    /** Whether one does it for all. */
    anyone?: boolean;
    code: string;
  }): string {
    const { number, title, open, done, anyone, code } = asked;
    const stays =
      done > 0 ? `; ${format(done)} ${done === 1 ? 'has' : 'have'} done it, which stays` : '';
    return lines(
      `Cancel ${title}? #${number}`,
      anyone
        ? `Nobody has done it yet; it is for anyone of ${people(open)}.`
        : `${people(open)} still ${open === 1 ? 'owes' : 'owe'} it${stays}.`,
      replyYes(code),
    );
  },

  taskCancelled({
    number,
    title,
    changed,
  }: {
    number: number;
    title: string;
    changed: boolean;
  }): string {
    return changed
      ? `🚫 ${title} is cancelled: nobody owes it any more. #${number}`
      : `${title} was cancelled already. #${number}`;
  },

  taskChanged(task: {
    number: number;
    title: string;
    notes: string | null;
    before: { title: string; notes: string | null };
    changed: boolean;
  }): string {
    const { number, title, notes, before, changed } = task;
    if (!changed) return `${title} is like that already. #${number}`;
    const was = title === before.title ? '' : ` (it was “${before.title}”)`;
    return lines(
      `✏️ ${title}${was}. #${number}`,
      notes !== before.notes && notes && firstWords(notes),
    );
  },

  /** What a date among other changes is answered with: it is set by itself. */
  dueApart({ number, phrase }: { number: number; phrase: string }): string {
    return lines(
      `Nothing is changed: the due date goes by itself. First: /due ${number} ${clip(phrase)}`,
      'If it belongs to the title, put the title in quotes.',
    );
  },

  confirmAssignTask(asked: {
    number: number;
    title: string;
    people: number;
    code: string;
  }): string {
    const { number, title, code } = asked;
    return lines(`Give ${title} to ${people(asked.people)}? #${number}`, replyYes(code));
  },

  taskAssigned(task: {
    number: number;
    title: string;
    due: When | null;
    /** Who owes it now and did not before. */
    names: readonly string[];
    already: readonly string[];
    /** Whether it was one person's, who owes it no more. */
    passedOn: boolean;
    /** Who hears nothing of it. */
    strangers: Crowd;
  }): string {
    const { number, title, due, names, already, passedOn, strangers } = task;
    const had = `Had it already: ${list(already.slice(0, namesShown), already.length)}.`;
    if (names.length === 0) return `${had} ${title} #${number}`;
    return lines(
      `✅ ${title} → ${list(names.slice(0, namesShown), names.length)}${due ? `, due ${when(due, now)}` : ''}. #${number}`,
      already.length > 0 && had,
      passedOn && 'Whoever had it before owes it no more.',
      noChatWith(strangers),
    );
  },

  confirmNudge(asked: { number: number; title: string; people: number; code: string }): string {
    const { number, title, code } = asked;
    return lines(`Remind ${people(asked.people)} of ${title}? #${number}`, replyYes(code));
  },

  /** To those who still owe it: in a chat of many they are named, in their own they need not be. */
  nudge(task: {
    number: number;
    title: string;
    group: GroupName | null;
    due: When | null;
    to: Crowd;
    /** Whether one of them does it for all. */
    anyone?: boolean;
  }): string {
    const { number, title, group, due, to, anyone } = task;
    return lines(
      `🔔 ${to.total > 0 ? `${list(to.named.map(mention), to.total)}: ` : ''}${title}${group ? ` · ${groupName(group)}` : ''} is still to do${due ? `, ${dueOrOverdue(due, now)}` : ''}. #${number}`,
      anyone
        ? `One of you is enough. Reply “done”, or: /done ${number}`
        : `When yours is done, reply “done”, or: /done ${number}`,
    );
  },

  /** To a group, on the eve of what anyone of it may do: nobody is named. */
  forAnyone(task: { number: number; title: string; group: GroupName; due: When }): string {
    const { number, title, group, due } = task;
    return `🔔 ${title} · ${groupName(group)} is for anyone, due ${when(due, now)}: /done ${number}`;
  },

  /** What the sender is told; `here` is the reminder, where it is given in this very chat. */
  nudged(told: { number: number; title: string; here: string | null; told: Told }): string {
    const { number, title, here } = told;
    const { elsewhere, unreached } = told.told;
    const names = unreached.named.map(({ name }) => name);
    const notTold =
      unreached.total > 0 && `I can't write to ${list(names, unreached.total)}: please tell them.`;
    if (here !== null) {
      return lines(here, elsewhere > 0 && `${people(elsewhere)} reminded elsewhere.`, notTold);
    }
    return elsewhere > 0
      ? lines(`🔔 ${people(elsewhere)} reminded of ${title}. #${number}`, notTold)
      : lines(`Nobody was reminded of ${title}. #${number}`, notTold);
  },

  onlyYouOwe({ number, title }: { number: number; title: string }): string {
    return lines(`Only you still owe ${title}. #${number}`, `When it is done: /done ${number}`);
  },
});
