import type { Call, Campaign } from '../../../client/muster.ts';
import type { CallWords } from './words.ts';

/** What a campaign is about, in a line. */
export function aboutOf({ event, task, reason, message }: Campaign, words: CallWords): string {
  if (event) return words.about.event(event.title);
  if (task) return words.about.task(task.title);
  if (reason === 'APPOINTMENT') return words.about.appointment;
  return words.about.message(message ?? '');
}

/** What somebody said on the phone; nothing where they said nothing that counts. */
export function answerOf(
  { answer, done, appointmentAction }: Call,
  words: CallWords,
): string | undefined {
  if (answer) return words.answers[answer];
  if (done !== null) return done ? words.taskDone : words.taskOpen;
  return appointmentAction ? words.appointments[appointmentAction] : undefined;
}

/** "1:05" */
export const lengthOf = (seconds: number, words: CallWords): string =>
  words.seconds(String(Math.floor(seconds / 60)), String(seconds % 60).padStart(2, '0'));
