import type { reminders as english } from '../english/reminders.ts';
import type { EventFacts } from '../reply.ts';
import { details, lines } from '../wording.ts';
import { answersUntil } from './answer-terms.ts';
import { addressed, plural, when } from './wording.ts';

export const reminders: typeof english = (now) => {
  const titled = (
    { number, title, start, place }: EventFacts & { place: string | null },
    icon: string,
  ) =>
    `${icon} ${details(`${title}, ${start ? when(start, now) : 'sin fecha'}`, place && `📍 ${place}`)}. #${number}`;
  const head = (event: EventFacts & { place: string | null }) => titled(event, '⏰');

  return {
    unansweredReminder(event) {
      const { number, to, answerBy } = event;
      return lines(
        head(event),
        addressed(
          to.named,
          `¿vas? Responde «voy» o «no voy», o: /voy ${number} · /no voy ${number} · /quizás ${number}`,
          to.total,
        ),
        answerBy && `⏳ ${answersUntil(answerBy, now)}`,
      );
    },

    placeOffered(event) {
      const { number, to, until } = event;
      return lines(
        titled(event, '🎟'),
        addressed(
          to.named,
          `hay una plaza, y es tuya si la coges antes de ${when(until, now)}: responde «sí», o: /voy ${number}`,
          to.total,
        ),
        `¿No puedes? Responde «no» y pasa a otra persona: /no voy ${number}`,
      );
    },

    offerWithdrawn(event) {
      return lines(
        titled(event, '↩️'),
        addressed(
          event.to.named,
          'la plaza vuelve a estar ocupada; sigues en tu puesto de la lista.',
          event.to.total,
        ),
      );
    },

    placesFree(event) {
      const { number, free } = event;
      return lines(
        titled(event, '🎟'),
        `${free === 1 ? 'Queda' : 'Quedan'} ${plural(free, 'plaza')}: para quien responda primero: /voy ${number}`,
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
