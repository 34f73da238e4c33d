import type { Crowd, EventFacts, When } from '../reply.ts';
import { details, lines } from '../wording.ts';
import { answersUntil } from './answer-terms.ts';
import { addressed, plural, when } from './wording.ts';

/** An event that is reminded of, and whom it is said to. */
interface Reminder extends EventFacts {
  place: string | null;
  to: Crowd;
}

/** What Muster says by itself, when its time has come. */
export const reminders = (now: Date) => {
  const titled = ({ number, title, start, place }: Omit<Reminder, 'to'>, icon: string) =>
    `${icon} ${details(`${title}, ${start ? when(start, now) : 'no date yet'}`, place && `📍 ${place}`)}. #${number}`;

  const head = (event: Reminder) => titled(event, '⏰');

  return {
    /** To those who have not answered. */
    unansweredReminder(event: Reminder & { answerBy?: When | null }): string {
      const { number, to, answerBy } = event;
      return lines(
        head(event),
        addressed(
          to.named,
          `are you in? Reply “in” or “out”, or: /in ${number} · /out ${number} · /maybe ${number}`,
          to.total,
        ),
        answerBy && `⏳ ${answersUntil(answerBy, now)}`,
      );
    },

    /** To those who wait, and are offered a place until then. */
    placeOffered(event: Reminder & { until: When }): string {
      const { number, to, until } = event;
      return lines(
        titled(event, '🎟'),
        addressed(
          to.named,
          `a place came free, it is yours if you take it by ${when(until, now)}: reply “yes”, or: /in ${number}`,
          to.total,
        ),
        `Can't make it? Reply “no”, and it goes to the next: /out ${number}`,
      );
    },

    /** To whom a place was offered that is somebody's again. */
    offerWithdrawn(event: Reminder): string {
      return lines(
        titled(event, '↩️'),
        addressed(
          event.to.named,
          'the place is taken again; you keep your place in line.',
          event.to.total,
        ),
      );
    },

    /** To the group, when nobody in line took a place. */
    placesFree(event: Omit<Reminder, 'to'> & { free: number }): string {
      const { number, free } = event;
      return lines(
        titled(event, '🎟'),
        `${plural(free, 'place')} free: whoever answers first has ${free === 1 ? 'it' : 'them'}: /in ${number}`,
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
