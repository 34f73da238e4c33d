import type { series as english } from '../english/series.ts';
import type { When } from '../reply.ts';
import { lines } from '../wording.ts';
import { toldLines } from './event-care.ts';
import { addressed, people, replyYes, when } from './wording.ts';

export const series: typeof english = (now) => {
  const day = (at: When | null) => (at ? when(at, now) : 'sin fecha');
  const next = (one: { number: number | null; at: When } | null, isTask = false) =>
    one
      ? `Siguiente: ${isTask ? 'para ' : ''}${when(one.at, now)}.${one.number === null ? '' : ` #${one.number}`}`
      : '🔁 Ya no se repite.';

  return {
    whichOfSeries(asked) {
      const { number, title, at, does, to } = asked;
      const what =
        does === 'cancel'
          ? `¿Cancelo solo ${title}, ${day(at)}, o también las siguientes veces? #${number}`
          : `¿Cambio a ${day(to)} solo ${title}, ${day(at)}, o también las siguientes veces? #${number}`;
      return lines(
        what,
        does === 'cancel' &&
          asked.people > 0 &&
          `${people(asked.people)} ${asked.people === 1 ? 'ha' : 'han'} contestado y recibirá${asked.people === 1 ? '' : 'n'} aviso.`,
        'Responde 1 para solo esta vez, 2 para esta y las siguientes.',
      );
    },

    confirmSkip(asked) {
      return lines(
        `¿Salto ${asked.title}, ${day(asked.start)}? #${asked.number}`,
        `${people(asked.people)} ${asked.people === 1 ? 'ha' : 'han'} contestado y recibirá${asked.people === 1 ? '' : 'n'} aviso.`,
        replyYes(asked.code),
      );
    },

    eventSkipped(event) {
      const { number, title, start, told } = event;
      return lines(
        `⏭ ${title}, ${day(start)}, se salta. #${number}`,
        next(event.next),
        told.here.total > 0 && addressed(told.here.named, 'no hace falta venir.', told.here.total),
        ...toldLines(told),
      );
    },

    taskSkipped(task) {
      return lines(
        `⏭ ${task.title}, para ${day(task.at)}, se salta: nadie la debe. #${task.number}`,
        next(task.next, true),
      );
    },

    seriesCancelled(event) {
      const { number, title, start, told } = event;
      return lines(
        `🚫 ${title} se cancela desde ${day(start)}, y ya no se repite. #${number}`,
        told.here.total > 0 && addressed(told.here.named, 'no hace falta venir.', told.here.total),
        ...toldLines(told),
      );
    },

    seriesCancelledNotice(event) {
      const { number, title, start, to } = event;
      return lines(
        `🚫 ${title} se cancela desde ${day(start)}, y ya no se repite. #${number}`,
        to.total > 0 && addressed(to.named, 'no hace falta venir.', to.total),
      );
    },

    taskSeriesCancelled({ number, title }) {
      return `🚫 ${title} se cancela: ya nadie la debe, y no se repite más. #${number}`;
    },

    notRepeating({ number, title }) {
      return `${title} es una sola vez: no hay fecha que saltar. #${number}`;
    },
  };
};
