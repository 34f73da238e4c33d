import type { deadlines as english } from '../english/deadlines.ts';
import type { EventFacts } from '../reply.ts';
import { details, lines, standings } from '../wording.ts';
import { lineOf, seats } from './events.ts';
import { addressed, capitalized, format, people, theDay, when } from './wording.ts';

export const deadlines: typeof english = (now) => {
  const titled = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'sin fecha'}. #${number}`;
  return {
    rosterAtClose(event) {
      return lines(
        `🔒 Respuestas cerradas: ${titled(event)}`,
        details(event.place && `📍 ${event.place}`, capitalized(seats(event))),
        ...standings.map((status) => lineOf(status, event.roster, now)),
      );
    },

    tooFewAtClose(event) {
      const { number, minPeople, to } = event;
      const going =
        event.in === 0
          ? 'no va nadie'
          : `solo ${event.in === 1 ? 'va' : 'van'} ${format(event.in)}`;
      return lines(
        `⚠️ ${titled(event)}`,
        addressed(
          to.named,
          `${going}, y ${minPeople === 1 ? 'hace' : 'hacen'} falta ${people(minPeople)} como mínimo. ¿Se hace o se cancela?`,
          to.total,
        ),
        `Para cancelarlo: /cancelar evento ${number} · Si se hace, no hay que hacer nada.`,
      );
    },

    whichTakesPlace({ events, holds }) {
      return lines(
        '¿Cuál de ellos?',
        ...events.map((event) => `· ${titled(event)}`),
        `Di su número: ${holds ? 'se mantiene' : 'se cancela'} #${events[0]!.number}`,
      );
    },

    eventHeld(event) {
      return `👍 Se hace: ${titled(event)}`;
    },

    closedNotice(event) {
      const { closed, to } = event;
      return lines(
        `🔒 ${titled(event)}`,
        addressed(
          to.named,
          `las respuestas se cerraron ${theDay(closed, now)}, así que esta no cuenta. Pregunta a quien lo creó o a un admin.`,
          to.total,
        ),
      );
    },
  };
};
