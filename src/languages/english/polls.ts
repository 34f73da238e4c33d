import type { EventFacts, Named } from '../reply.ts';
import { formatWhen, lines, pollQuestion } from '../wording.ts';
import { addressed, when } from './wording.ts';

/** What is said of events that are answered by votes and reactions. */
export const polls = (now: Date) => ({
  /** What a poll asks; its options are the answers. */
  eventPoll({
    start,
    isDateSure,
    ...event
  }: EventFacts & {
    place: string | null;
    /** Whether its date is not one of two readings: a poll cannot be mended. */
    isDateSure: boolean;
  }): string {
    // A poll stays, and "tomorrow" would soon be wrong.
    const day = start ? formatWhen(start, now, 'en', { relative: false }) : 'no date yet';
    return pollQuestion({ ...event, day: isDateSure ? day : null });
  },

  pollAnswer(answer: 'GOING' | 'MAYBE' | 'DECLINED'): string {
    return { GOING: 'Going', MAYBE: 'Maybe', DECLINED: "Can't" }[answer];
  },

  /** To whoever voted or reacted and found no place; named where others read it too. */
  waitlistedNotice(
    event: EventFacts & { waitingPlace: number; isFull: boolean; to: readonly Named[] },
  ): string {
    const { number, title, start, waitingPlace, isFull, to } = event;
    const why = isFull ? "it's full" : 'no place for you yet';
    return lines(
      `⏳ ${addressed(to, `${why}, you're number ${waitingPlace} in line.`)} ${title}, ${start ? when(start, now) : 'no date yet'}. #${number}`,
      `You'll be told when ${isFull ? 'a place is free' : "it's your turn"}.`,
    );
  },
});
