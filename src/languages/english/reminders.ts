import type { Crowd, EventFacts } from '../reply.ts';
import { details, lines } from '../wording.ts';
import { addressed, when } from './wording.ts';

/** An event that is reminded of, and whom it is said to. */
interface Reminder extends EventFacts {
  place: string | null;
  to: Crowd;
}

/** What Muster says by itself, when its time has come. */
export const reminders = (now: Date) => {
  const head = ({ number, title, start, place }: Reminder) =>
    `⏰ ${details(`${title}, ${start ? when(start, now) : 'no date yet'}`, place && `📍 ${place}`)}. #${number}`;

  return {
    /** To those who have not answered. */
    unansweredReminder(event: Reminder): string {
      const { number, to } = event;
      return lines(
        head(event),
        addressed(
          to.named,
          `are you in? Reply “in” or “out”, or: /in ${number} · /out ${number} · /maybe ${number}`,
          to.total,
        ),
      );
    },

    /** To those who are in. */
    comingReminder(event: Reminder): string {
      const { number, to } = event;
      return lines(
        head(event),
        addressed(
          to.named,
          `see you there! Can't make it? Reply “out”, or: /out ${number}`,
          to.total,
        ),
      );
    },
  };
};
