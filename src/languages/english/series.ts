import type { Crowd, EventFacts, Told, When } from '../reply.ts';
import { lines } from '../wording.ts';
import { toldLines } from './event-care.ts';
import { addressed, people, replyYes, when } from './wording.ts';

/** One of a series: an event with when it is, or a task with when it is due. */
interface One {
  number: number;
  title: string;
  at: When | null;
}

/** What is said of what comes again. */
export const series = (now: Date) => {
  const day = ({ at }: Pick<One, 'at'>) => (at ? when(at, now) : 'no date');
  const next = (one: { number: number | null; at: When } | null, isTask = false) =>
    one
      ? `Next: ${isTask ? 'due ' : ''}${when(one.at, now)}.${one.number === null ? '' : ` #${one.number}`}`
      : '🔁 It no longer comes again.';

  return {
    /** Which of a series is meant: this one, or all that follow. */
    whichOfSeries(
      asked: One & { does: 'move' | 'cancel' | 'due'; to: When | null; people: number },
    ): string {
      const { number, title, does, to } = asked;
      const what =
        does === 'cancel'
          ? `Cancel only ${title}, ${day(asked)}, or all that follow too? #${number}`
          : `Is only ${title} of ${day(asked)} ${does === 'due' ? 'due' : 'to be'} ${to ? when(to, now) : 'without a date'}, or do all that follow move along? #${number}`;
      return lines(
        what,
        does === 'cancel' &&
          asked.people > 0 &&
          `${people(asked.people)} ${asked.people === 1 ? 'has' : 'have'} answered, and will be told.`,
        'Reply 1 for only this one, 2 for this and all that follow.',
      );
    },

    confirmSkip(asked: EventFacts & { people: number; code: string }): string {
      return lines(
        `Leave out ${asked.title}, ${day({ at: asked.start })}? #${asked.number}`,
        `${people(asked.people)} ${asked.people === 1 ? 'has' : 'have'} answered, and will be told.`,
        replyYes(asked.code),
      );
    },

    eventSkipped(
      event: EventFacts & { next: { number: number | null; at: When } | null; told: Told },
    ): string {
      const { number, title, start, told } = event;
      return lines(
        `⏭ ${title}, ${day({ at: start })}, is left out. #${number}`,
        next(event.next),
        told.here.total > 0 && addressed(told.here.named, 'you need not come.', told.here.total),
        ...toldLines(told),
      );
    },

    taskSkipped(task: One & { next: { number: number | null; at: When } | null }): string {
      return lines(
        `⏭ ${task.title}, due ${day(task)}, is left out: nobody owes it. #${task.number}`,
        next(task.next, true),
      );
    },

    seriesCancelled(event: EventFacts & { told: Told }): string {
      const { number, title, start, told } = event;
      return lines(
        `🚫 ${title} is cancelled from ${day({ at: start })} on, and no longer comes again. #${number}`,
        told.here.total > 0 && addressed(told.here.named, 'you need not come.', told.here.total),
        ...toldLines(told),
      );
    },

    /** To those who answered, where they did not see it happen. */
    seriesCancelledNotice(event: EventFacts & { to: Crowd }): string {
      const { number, title, start, to } = event;
      return lines(
        `🚫 ${title} is cancelled from ${day({ at: start })} on, and no longer comes again. #${number}`,
        to.total > 0 && addressed(to.named, 'you need not come.', to.total),
      );
    },

    taskSeriesCancelled({ number, title }: { number: number; title: string }): string {
      return `🚫 ${title} is cancelled: nobody owes it any more, and it no longer comes again. #${number}`;
    },

    notRepeating({ number, title }: { number: number; title: string }): string {
      return `${title} comes once: there is no date to leave out. #${number}`;
    },
  };
};
