import type { reminders as english } from '../english/reminders.ts';
import { details, lines } from '../wording.ts';
import { addressed, when } from './wording.ts';

export const reminders: typeof english = (now) => {
  const head = ({
    number,
    title,
    start,
    place,
  }: Parameters<ReturnType<typeof english>['comingReminder']>[0]) =>
    `⏰ ${details(`${title}, ${start ? when(start, now) : 'sin fecha'}`, place && `📍 ${place}`)}. #${number}`;

  return {
    unansweredReminder(event) {
      const { number, to } = event;
      return lines(
        head(event),
        addressed(
          to.named,
          `¿vas? Responde «voy» o «no voy», o: /voy ${number} · /no voy ${number} · /quizás ${number}`,
          to.total,
        ),
      );
    },

    comingReminder(event) {
      const { number, to } = event;
      return lines(
        head(event),
        addressed(
          to.named,
          `¡nos vemos allí! ¿No puedes? Responde «no voy», o: /no voy ${number}`,
          to.total,
        ),
      );
    },
  };
};
