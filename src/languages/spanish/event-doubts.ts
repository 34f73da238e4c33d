import type { eventDoubts as english } from '../english/event-doubts.ts';
import type { EventFacts, SaidAnswer } from '../reply.ts';
import { handle, lines, quote } from '../wording.ts';
import { seats } from './events.ts';
import { capitalized, forSpan, list, movedUp, plural, when } from './wording.ts';

const commands = { GOING: 'voy', MAYBE: 'quizás', DECLINED: 'no voy' } as const;
const words = { GOING: 'sí', MAYBE: 'quizás', DECLINED: 'no' } as const;

const marks = { GOING: '✅', MAYBE: '🤔', DECLINED: '❌' } as const;
const stand = { GOING: 'van', MAYBE: 'quizás vayan', DECLINED: 'no van' } as const;

export const eventDoubts: typeof english = (now) => {
  const event = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'sin fecha'} #${number}`;
  const rest = ({ guests, reason }: SaidAnswer) =>
    `${guests > 0 ? ` +${guests}` : ''}${reason ? ` "${reason.replace(/["“”„«»]/g, "'")}"` : ''}`;

  return {
    answerCommand(answer) {
      const numbers = answer.numbers.length > 0 ? ` ${answer.numbers.join(', ')}` : '';
      return `/${commands[answer.status]}${numbers}${rest(answer)}`;
    },

    answerForCommand(answer, names) {
      const people = list(names.map((name) => handle({ name })));
      return `/responder ${answer.numbers.join(', ')} ${words[answer.status]}${rest(answer)} para ${people}`;
    },

    answerForAnother({ names, own, only }) {
      return lines(
        `¿Es la respuesta de ${list(names)}? Aún no he cambiado nada.`,
        only !== null && `Por otras personas responden quien lo organizó y admins de ${only}.`,
        `Si es tu motivo: ${own}`,
      );
    },

    asksForCompany({ said, guests, alone }) {
      return lines(
        `¿${quote(said)} ${guests === 1 ? 'es' : 'son'} ${plural(guests, 'acompañante')}? Aún no he cambiado nada.`,
        `Sin acompañantes: ${alone}`,
      );
    },

    whichEvent({ events, example }) {
      return lines('¿Cuál?', ...events.map(event), `Di su número: ${example}`);
    },

    meansEvent(asked) {
      return lines(
        `¿Te refieres a ${event(asked.event)}?`,
        asked.otherwise !== null && `Si no: ${asked.otherwise}`,
      );
    },

    doesNotFit({ said, event: numbered }) {
      return `${event(numbered)} no es ${quote(said)}.`;
    },

    nothingPlanned({ label, next }) {
      return `No hay nada previsto ${forSpan(label)}.${next ? ` Lo próximo es ${event(next)}.` : ''}`;
    },

    answeredForMany(given) {
      const { names, status, waiting, kept, promoted } = given;
      return lines(
        `${marks[status]} ${list(names)} ${stand[status]}: ${given.title}, ${given.start ? when(given.start, now) : 'sin fecha'}. #${given.number}`,
        capitalized(seats(given)),
        waiting.length > 0 && `⏳ Aún sin sitio: ${list(waiting)}.`,
        kept.length > 0 && `No caben los acompañantes de ${list(kept)}: se quedan como estaban.`,
        promoted.length > 0 && movedUp(promoted),
      );
    },

    somebody() {
      return 'alguien';
    },
  };
};
