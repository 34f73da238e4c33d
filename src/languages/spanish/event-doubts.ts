import type { eventDoubts as english, Thing } from '../english/event-doubts.ts';
import type { EventFacts, SaidAnswer, Standing } from '../reply.ts';
import { groupName, handle, lines, quote } from '../wording.ts';
import { rosterLine, seats } from './events.ts';
import { capitalized, forSpan, list, movedUp, plural, when } from './wording.ts';

const commands = { GOING: 'voy', MAYBE: 'quizás', DECLINED: 'no voy' } as const;
const words = { GOING: 'sí', MAYBE: 'quizás', DECLINED: 'no' } as const;

const asked = {
  coming: 'viene a la',
  silent: 'no ha contestado a la',
  task: 'no ha hecho la',
  done: 'ha hecho la',
} as const;

const nobody: Record<Standing, string> = {
  GOING: 'Aún no va nadie.',
  MAYBE: 'Nadie ha dicho quizás.',
  DECLINED: 'Nadie ha dicho que no.',
  WAITLISTED: 'Nadie espera.',
  INVITED: 'Ya ha respondido todo el mundo.',
};

const marks = { GOING: '✅', MAYBE: '🤔', DECLINED: '❌' } as const;
/** Of one, and of several. */
const stand = {
  GOING: ['va', 'van'],
  MAYBE: ['quizás vaya', 'quizás vayan'],
  DECLINED: ['no va', 'no van'],
} as const;

export const eventDoubts: typeof english = (now) => {
  const event = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'sin fecha'} #${number}`;
  const thing = (one: Thing) => ('start' in one ? event(one) : `${one.title} #${one.number}`);
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

    whichOne({ things, example }) {
      return lines('¿Cuál?', ...things.map(thing), `Di su número: ${example}`);
    },

    meansOne(asked) {
      return lines(
        `¿Te refieres a ${thing(asked.thing)}?`,
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
      const how = stand[status][names.length === 1 ? 0 : 1];
      const who = names.length > 0 ? `${marks[status]} ${list(names)} ${how}: ` : '';
      return lines(
        `${who}${given.title}, ${given.start ? when(given.start, now) : 'sin fecha'}. #${given.number}`,
        capitalized(seats(given)),
        waiting.length > 0 && `⏳ Aún sin sitio: ${list(waiting)}.`,
        kept.length > 0 && `No caben los acompañantes de ${list(kept)}: se quedan como estaban.`,
        promoted.length > 0 && movedUp(promoted),
      );
    },

    whoCommand({ about, number }) {
      return `/quién ${asked[about]} ${number}`;
    },

    nothingCalled({ said, things, example }) {
      return lines(
        `No encuentro nada que se llame ${quote(said)}.${things.length > 0 ? ' Hay esto:' : ''}`,
        ...things.map(thing),
        example !== null && `Pregunta con su número: ${example}`,
      );
    },

    whichTask({ tasks, more, example }) {
      return lines(
        '¿Qué tarea?',
        ...tasks.map(
          ({ number, title, done, total }) =>
            `#${number} ${title}${total > 0 ? ` · ${done} de ${total} hechas` : ''}`,
        ),
        more > 0 && `… y ${more} más: /tareas`,
        `Pregunta con su número: ${example}`,
      );
    },

    noOpenTask(group) {
      return `${group ? `${groupName(group)} no tiene` : 'No tienes'} ninguna tarea pendiente. 🎉`;
    },

    whoStands(facts) {
      const { status } = facts;
      const found = [facts.line, facts.away].flatMap((line) => line ?? []);
      const who = found.length > 0 ? found.map((line) => rosterLine(line, now)) : [nobody[status]];
      return lines(event(facts), ...who);
    },

    anotherOne(example) {
      return `¿Otro evento? ${example}`;
    },

    somebody() {
      return 'alguien';
    },
  };
};
