import type { polls as english } from '../english/polls.ts';
import { formatWhen, lines, pollQuestion } from '../wording.ts';
import { addressed, when } from './wording.ts';

export const polls: typeof english = (now) => ({
  eventPoll({ start, isDateSure, ...event }) {
    const day = start ? formatWhen(start, now, 'es', { relative: false }) : 'aún sin fecha';
    return pollQuestion({ ...event, day: isDateSure ? day : null });
  },

  pollAnswer(answer) {
    return { GOING: 'Voy', MAYBE: 'Quizás', DECLINED: 'No puedo' }[answer];
  },

  waitlistedNotice({ number, title, start, waitingPlace, isFull, to }) {
    const why = isFull ? 'está completo' : 'aún no hay sitio para ti';
    return lines(
      `⏳ ${addressed(to, `${why}, tienes el número ${waitingPlace} de la lista de espera.`)} ${title}, ${start ? when(start, now) : 'aún sin fecha'}. #${number}`,
      `Te aviso cuando ${isFull ? 'se libere una plaza' : 'te toque'}.`,
    );
  },
});
