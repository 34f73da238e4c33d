import { formatDuration } from '../../dates/format.ts';
import type { eventCare as english } from '../english/event-care.ts';
import type { EventFacts, Repeats, Standing, Told, When } from '../reply.ts';
import {
  because,
  clip,
  details,
  differences,
  firstWords,
  handle,
  lines,
  listedShown,
} from '../wording.ts';
import { answersUntil } from './answer-terms.ts';
import { seats } from './events.ts';
import { repeated } from './repeats.ts';
import {
  addressed,
  capitalized,
  format,
  forSpan,
  list,
  movedUp,
  people,
  plural,
  replyYes,
  when,
} from './wording.ts';

/** One's own answer. */
const own: Record<Standing, string> = {
  GOING: 'vas',
  MAYBE: 'quizás vayas',
  DECLINED: 'no vas',
  WAITLISTED: 'estás en lista de espera',
  INVITED: 'no has respondido',
};

/** Somebody else's. */
const theirs: Record<Standing, string> = {
  GOING: 'va',
  MAYBE: 'quizás vaya',
  DECLINED: 'no va',
  WAITLISTED: 'está en lista de espera',
  INVITED: 'no ha respondido',
};

const marks: Record<Standing, string> = {
  GOING: '✅',
  MAYBE: '🤔',
  DECLINED: '❌',
  WAITLISTED: '⏳',
  INVITED: '💬',
};

/** To those who need not come any more, after their names. */
export const needNotCome = 'no hace falta ir.';

export const eventCare: typeof english = (now) => {
  const start = ({ start }: EventFacts) => (start ? when(start, now) : 'sin fecha');
  const answers = ({ number }: EventFacts) =>
    `/voy ${number} · /no voy ${number} · /quizás ${number}`;
  const moved = (event: EventFacts & { before: When | null }) =>
    event.before
      ? `📅 ${event.title} cambia de fecha: ${start(event)} (antes, ${when(event.before, now)}). #${event.number}`
      : `📅 ${event.title} ya tiene fecha: ${start(event)}. #${event.number}`;
  const again = (repeats: Repeats | 'noMore' | null) =>
    repeats === 'noMore' ? '🔁 Ya no se repite.' : repeats && repeated(repeats, now);

  return {
    whichDay(asked) {
      const { number, title } = asked;
      const none = asked.start ? `era ${start(asked)}` : 'aún no tiene fecha';
      return `¿Qué día? No lo has dicho de ${title}, y ${none}. #${number}`;
    },

    confirmMoveEvent(asked) {
      return lines(
        `¿Cambio la fecha de ${asked.title}? Queda así: ${start(asked)}. #${asked.number}`,
        `Aviso a ${people(asked.people)}: ya ${asked.people === 1 ? 'ha' : 'han'} respondido.`,
        replyYes(asked.code),
      );
    },

    eventMoved(event) {
      const { number, told } = event;
      const { here } = told;
      return lines(
        moved(event),
        again(event.repeats),
        event.answerBy !== undefined &&
          `⏳ ${event.answerBy ? answersUntil(event.answerBy, now) : 'Las respuestas ya no se cierran'}`,
        here.total > 0 && addressed(here.named, answersStand(number), here.total),
        ...toldLines(told),
      );
    },

    eventNotMoved(event) {
      return `📅 ${event.title} ya tenía esa fecha: ${start(event)}. #${event.number}`;
    },

    eventMovedNotice(event) {
      const { number, to } = event;
      return lines(
        moved(event),
        again(event.repeats),
        addressed(to.named, answersStand(number), to.total),
      );
    },

    confirmChangeEvent(asked) {
      return lines(
        `${asked.title}, ${start(asked)}: ¿desde ahora ${asked.place ? `en ${asked.place}` : 'sin lugar'}? #${asked.number}`,
        `Aviso a ${people(asked.people)}: ya han respondido.`,
        replyYes(asked.code),
      );
    },

    eventChanged(event) {
      const { number, title, before, changed, capacity, place, minutes, told, promoted } = event;
      if (changed.length === 0) return `${title}, ${start(event)}: ya estaba así. #${number}`;
      const was = changed.includes('title') ? ` (antes, “${before.title}”)` : '';
      return lines(
        `✏️ ${title}${was}, ${start(event)}. #${number}`,
        details(
          changed.includes('place') && `📍 ${place ?? 'sin lugar'}`,
          changed.includes('capacity') &&
            `👥 ${capacity === null ? 'sin límite' : `máx. ${capacity}`}`,
          changed.includes('minPeople') &&
            `👥 ${event.minPeople ? `mín. ${event.minPeople}` : 'sin mínimo'}`,
          changed.includes('endsAt') &&
            `⏱ ${minutes === null ? 'sin hora de final' : formatDuration(minutes, 'es')}`,
        ),
        changed.includes('answerBy') &&
          `⏳ ${event.answerBy ? answersUntil(event.answerBy, now) : 'Las respuestas ya no se cierran'}`,
        changed.includes('notes') && (event.notes ? firstWords(event.notes) : '📝 Ya sin notas.'),
        changed.includes('capacity') && capitalized(seats(event)),
        promoted.length > 0 && movedUp(promoted),
        told.here.total > 0 && addressed(told.here.named, 'cambia el lugar.', told.here.total),
        ...toldLines(told),
      );
    },

    eventPlaceNotice(event) {
      const { number, title, place, to } = event;
      const news = `${title}, ${start(event)}: ${place ? `en ${place}` : 'aún sin lugar'}. #${number}`;
      return lines(
        `📍 ${news}`,
        to.total > 0 && addressed(to.named, answersStand(number), to.total),
      );
    },

    dateApart({ number, phrase }) {
      return lines(
        `Todo sigue igual: la fecha va aparte. Primero: /mover evento ${number} ${clip(phrase)}`,
        'Si es parte del título, pon el título entre comillas.',
      );
    },

    confirmCancelEvent(asked) {
      const { number, title, going, maybe, waiting, code } = asked;
      const counts = [
        `${going === 1 ? 'va' : 'van'} ${format(going)}`,
        maybe > 0 && `${format(maybe)} en quizás`,
        waiting > 0 && `${format(waiting)} en espera`,
      ].filter((part) => part !== false);
      return lines(
        `¿Cancelo ${title}, ${start(asked)}? #${number}`,
        going + maybe + waiting === 0
          ? 'Nadie ha dicho que sí ni quizás.'
          : `${capitalized(list(counts))}: aviso a quienes han respondido.`,
        replyYes(code),
      );
    },

    confirmCancelEvents({ events, code }) {
      return lines(
        `¿Cancelo estos ${events.length} eventos? Avisaré a quienes respondieron.`,
        ...events.map((event) => {
          const { number, title, going, maybe, waiting } = event;
          return `· ${title}, ${start(event)}: ${format(going + maybe + waiting)} entre voy, quizás y espera. #${number}`;
        }),
        replyYes(code),
      );
    },

    eventCancelled(event) {
      const { number, title, told } = event;
      return lines(
        `🚫 ${title}, ${start(event)}: se cancela. #${number}`,
        told.here.total > 0 && addressed(told.here.named, needNotCome, told.here.total),
        ...toldLines(told),
      );
    },

    eventCancelledNotice(event) {
      const { number, title, to } = event;
      return lines(
        `🚫 ${title}, ${start(event)}: se cancela. #${number}`,
        to.total > 0 && addressed(to.named, needNotCome, to.total),
      );
    },

    eventRestoredNotice(event) {
      const { number, title, to } = event;
      return lines(
        `↩️ ${title} sigue en pie: ${start(event)}. #${number}`,
        addressed(to.named, answersStand(number), to.total),
      );
    },

    lineStandsNotice(event) {
      const { number, title, capacity, free, party, to } = event;
      const left = `${free === 1 ? 'queda' : 'quedan'} ${plural(free, 'plaza')} en ${title}, ${start(event)}`;
      const needs = `${party.name} espera con ${plural(party.size - 1, 'acompañante')} y necesita ${format(party.size)}`;
      return lines(
        `⏳ ${addressed(to.named, `${left}, pero ${needs}. #${number}`, to.total)}`,
        `Haz sitio: /cambiar evento ${number} máx ${capacity + party.size - free} · o que ${party.name} traiga a menos gente: /voy ${number}${free > 1 ? ` +${free - 1}` : ''}`,
      );
    },

    confirmInvite(asked) {
      const { number, title, already, code } = asked;
      const were = already === 1 ? 'ya tenía invitación' : 'ya tenían invitación';
      return lines(
        `¿Invito a ${people(asked.people)} a ${title}, ${start(asked)}? #${number}`,
        already > 0 && `${people(already)} más ${were}.`,
        replyYes(code),
      );
    },

    invited(event) {
      const { number, title, names, total, already, told } = event;
      const were = `Ya ${already === 1 ? 'tenía' : 'tenían'} invitación ${people(already)}`;
      if (total === 0) return `${were}: ${title}, ${start(event)}. #${number}`;
      return lines(
        `💌 Invitación a ${title}, ${start(event)}: ${list(names, total)}. #${number}`,
        already > 0 && `${were}.`,
        told.here.total > 0 && addressed(told.here.named, answers(event), told.here.total),
        ...toldLines(told),
      );
    },

    inviteNotice(event) {
      const { number, title, to } = event;
      return lines(
        `💌 Tienes una invitación: ${title}, ${start(event)}. #${number}`,
        addressed(to.named, answers(event), to.total),
      );
    },

    uninvitedNotice(event) {
      const { number, title, to } = event;
      return lines(
        `↩️ Se retira la invitación a ${title}, ${start(event)}. #${number}`,
        to.total > 0 && addressed(to.named, needNotCome, to.total),
      );
    },

    ownAnswer(event) {
      const { number, title, status, guests, reason, waitingPlace } = event;
      const place = waitingPlace === null ? '' : ` (número ${waitingPlace})`;
      return lines(
        `${title}, ${start(event)}: ${own[status]}${place}${withGuests(guests)}${because(reason)}. #${number}`,
        answers(event),
      );
    },

    isItAnAnswer(answer) {
      const { number, title, status } = answer;
      return `¿${capitalized(own[status])}? No sé bien qué quieres decir para ${title}, ${start(answer)}. #${number}`;
    },

    isForAnother({ number, status, name }) {
      const said = { GOING: 'sí', MAYBE: 'quizás', DECLINED: 'no' }[status];
      return lines(
        `¿Es por ${name}? No ha cambiado nada todavía.`,
        `Para otra persona: /responder ${number} ${said} para ${handle({ name })}`,
      );
    },

    orWithGuest() {
      return '¿Con acompañante? Responde 2';
    },

    answeredFor(answer) {
      const { number, title, name, status, changed, guests, reason, promoted } = answer;
      const asBefore = changed ? '' : ', como antes';
      return lines(
        `${marks[status]} ${name} ${theirs[status]}${withGuests(guests)}${because(reason)}${asBefore}: ${title}, ${start(answer)}. #${number}`,
        capitalized(seats(answer)),
        promoted.length > 0 && movedUp(promoted),
      );
    },

    confirmList(compared) {
      const { number, title, names } = compared;
      return lines(
        `Tu lista para ${title}, ${start(compared)} #${number}: ${plural(names, 'nombre')}.`,
        ...differences(compared, shortened, headings),
        replyYes(compared.code),
      );
    },

    noEventForList({ day }) {
      return `Tu lista es ${forSpan(day)}: ¿qué evento es? Envíala como respuesta a lo que dije del evento, o mira /eventos`;
    },

    listFits(compared) {
      const { number, title } = compared;
      return lines(
        `Tu lista no cambia nada: ${title}, ${start(compared)}. #${number}`,
        ...differences(compared, shortened, headings),
      );
    },

    listApplied(applied) {
      const { number, title, waiting, kept, promoted } = applied;
      return lines(
        `✅ ${plural(applied.people, 'respuesta')} según tu lista: ${title}, ${start(applied)}. #${number}`,
        capitalized(seats(applied)),
        waiting.length > 0 && `⏳ Aún sin sitio: ${shortened(waiting)}.`,
        kept.length > 0 &&
          `No caben los acompañantes de ${shortened(kept)}: se quedan como estaban.`,
        promoted.length > 0 && movedUp(promoted),
      );
    },
  };
};

export function answersStand(number: number): string {
  return `lo respondido sigue en pie. ¿No puedes? Responde «no voy», o: /no voy ${number}`;
}

/** Who was told elsewhere, and whom nobody can tell but the sender. */
export function toldLines({ elsewhere, unreached }: Told): (string | false)[] {
  const names = unreached.named.map(({ name }) => name);
  return [
    elsewhere > 0 && `Aviso enviado a ${people(elsewhere)}.`,
    unreached.total > 0 &&
      `No puedo escribir a ${list(names, unreached.total)}: ${unreached.total === 1 ? 'avísale' : 'avísales'} tú, por favor.`,
  ];
}

const headings = {
  going: 'Se suman',
  maybe: 'Quizás',
  declined: 'No van',
  missing: 'Van o esperan, y no están en tu lista',
  unknown: 'No sé quién es',
  ambiguous: 'Puede ser más de una persona',
  unread: 'No entiendo',
};

function shortened(names: readonly string[], total = names.length): string {
  return list(names.slice(0, listedShown), total);
}

function withGuests(guests: number): string {
  return guests > 0 ? ` con ${plural(guests, 'acompañante')}` : '';
}
