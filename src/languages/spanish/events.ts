import { formatDuration } from '../../dates/format.ts';
import type { events as english } from '../english/events.ts';
import type { EventFacts, RosterLine, Seats, Standing } from '../reply.ts';
import {
  because,
  details,
  firstWords,
  groupName,
  lines,
  mention,
  rosterNames,
  standings,
} from '../wording.ts';
import { answersUntil, terms } from './answer-terms.ts';
import { recurrence } from './recurrence.ts';
import { repeated } from './repeats.ts';
import {
  addressed,
  capitalized,
  dueOrOverdue,
  forSpan,
  list,
  movedUp,
  noChatWith,
  people,
  plural,
  replyYes,
  theDay,
  when,
} from './wording.ts';

const headings: Record<Standing, string> = {
  GOING: '✅ Van',
  MAYBE: '🤔 Quizás',
  DECLINED: '❌ No van',
  WAITLISTED: '⏳ En espera',
  INVITED: '💬 Sin responder',
};

/** The command that gives each answer. */
const spoken: Record<Standing, string> = {
  GOING: 'voy',
  WAITLISTED: 'voy',
  MAYBE: 'quizás',
  DECLINED: 'no voy',
  INVITED: 'voy',
};

/** One's own answer, in a list. */
const ownAnswer: Record<Standing, string> = {
  GOING: 'vas',
  MAYBE: 'quizás',
  DECLINED: 'no vas',
  WAITLISTED: 'en lista de espera',
  INVITED: 'sin responder',
};

export const events: typeof english = (now) => {
  const start = ({ start }: EventFacts) => (start ? when(start, now) : 'sin fecha');

  return {
    confirmEvent(event) {
      const { title, repeats, group, code } = event;
      return lines(
        `¿Invito a ${people(event.people)} a ${title}?`,
        `→ ${groupName(group)}, ${event.start ? when(event.start, now) : 'sin fecha'}`,
        repeats && repeated(repeats, now),
        replyYes(code),
      );
    },

    eventCreated(event) {
      const { number, title, notes, end, minutes, repeats, place, capacity, group } = event;
      const { minPeople = null, answerBy = null } = event;
      const invited = plural(event.people, 'persona invitada', 'personas invitadas');
      return lines(
        `📅 ${title} → ${groupName(group)} (${invited}), ${start(event)}. #${number}`,
        details(
          place && `📍 ${place}`,
          end ? `⏱ hasta ${when(end, now)}` : minutes && `⏱ ${formatDuration(minutes, 'es')}`,
          capacity && `👥 máx. ${capacity}`,
          minPeople && `👥 mín. ${minPeople}`,
        ),
        answerBy && `⏳ ${answersUntil(answerBy, now)}`,
        repeats && repeated(repeats, now),
        notes && firstWords(notes),
        event.start
          ? `¿Vienes? /voy ${number} · /no voy ${number} · /quizás ${number}`
          : `Ponle fecha: /mover evento ${number} al sábado a las 10:00`,
        noChatWith(event.strangers),
      );
    },

    answered(answer) {
      const { number, title, status, changed, guests, waitingPlace, others } = answer;
      const withGuests = guests > 0 ? ` con ${plural(guests, 'acompañante')}` : '';
      // Places may be left that are too few for a party, or meant for those in front.
      const isFull = answer.capacity !== null && answer.seatsTaken >= answer.capacity;
      const whyWait = isFull ? 'Está completo.' : 'Aún no hay sitio para ti.';
      const till = isFull ? 'se libere una plaza' : 'te toque';
      const outcome = {
        GOING: `✅ ${changed ? 'Vas' : 'Ya ibas'}${withGuests}`,
        MAYBE: `🤔 ${changed ? 'Quizás vayas' : 'Sigues en quizás'}`,
        DECLINED: `❌ ${changed ? 'No vas' : 'Ya habías dicho que no'}`,
        WAITLISTED: `⏳ ${whyWait} ${changed ? 'Tienes' : 'Sigues con'} el número ${waitingPlace} de la lista de espera${withGuests}`,
        INVITED: 'No has respondido',
      }[status];
      return lines(
        `${outcome}${because(answer.reason)}: ${title}, ${start(answer)}. #${number}`,
        `${capitalized(seats(answer))}${status === 'WAITLISTED' ? ` · te aviso cuando ${till}` : ''}`,
        answer.promoted.length > 0 && movedUp(answer.promoted),
        others.length > 0 && `¿Para otro evento? Di su número: /${spoken[status]} ${others[0]}`,
      );
    },

    promotedNotice(event) {
      const { promoted, number, title } = event;
      const news = addressed(
        promoted,
        promoted.length > 1 ? '¡hay sitio, vais!' : '¡hay sitio, vas!',
      );
      return lines(
        `🎉 ${news} ${title}, ${start(event)}. #${number}`,
        `¿Al final no puedes? /no voy ${number}`,
      );
    },

    eventList({ group, label, events: rows, more }) {
      if (rows.length === 0) {
        const who = group ? `${groupName(group)} no tiene` : 'No tienes';
        return `${who} nada previsto${label ? ` ${forSpan(label)}` : ''}. Organiza algo: /crear evento "Cena de equipo" viernes a las 20:00${group ? '' : ' para @Lectores'}`;
      }
      const count = more
        ? `los próximos ${plural(rows.length, 'evento')}`
        : plural(rows.length, 'evento');
      return lines(
        `${group ? groupName(group) : 'Lo tuyo'}: ${count}${label ? `, ${label}` : ''}`,
        ...rows.map(
          (event) =>
            `#${event.number} ${event.title} · ${start(event)}${event.how ? ` · 🔁 ${recurrence(event.how, now)}` : ''}${event.place ? ` · ${event.place}` : ''} · ${seats(event)}${event.groupName ? ` · ${event.groupName}` : ''}${event.own ? ` · tú: ${ownAnswer[event.own]}` : ''}`,
        ),
        `¿Quién viene? /quién viene al ${rows[0]!.number}`,
      );
    },

    ownDay({ tasks, totalTasks, events: expected, moreEvents }) {
      if (totalTasks === 0 && expected.length === 0) {
        return 'No tienes nada pendiente ni nada previsto. 🎉';
      }
      const owed = tasks.map(
        ({ number, title, group, due }) =>
          `☐ #${number} ${title}${group ? ` · ${group}` : ''}${due ? ` · ${dueOrOverdue(due, now)}` : ''}`,
      );
      const coming = expected.map(
        (event) =>
          `📅 #${event.number} ${event.title} · ${start(event)}${event.groupName ? ` · ${event.groupName}` : ''}${event.own ? ` · tú: ${ownAnswer[event.own]}` : ''}`,
      );
      return lines(
        totalTasks > 0
          ? `Tienes ${plural(totalTasks, 'tarea pendiente', 'tareas pendientes')}:`
          : 'No tienes nada pendiente. 🎉',
        ...owed,
        totalTasks > tasks.length && `… y ${totalTasks - tasks.length} más: /tareas mías`,
        expected.length > 0 ? 'Te esperan en:' : 'No tienes nada previsto.',
        ...coming,
        moreEvents && '… y más: /eventos',
      );
    },

    whoIsComing({ label, group, events: rows, undated, more }) {
      const others =
        undated.length > 0 &&
        `Sin fecha: ${undated.map((event) => `${event.title} #${event.number}`).join(', ')}`;
      if (rows.length === 0) {
        const who = group ? `${groupName(group)} no tiene` : 'No tienes';
        return lines(
          `${who} ningún evento ${label ? forSpan(label) : 'a la vista'}.${label ? ' Lo que viene después: /eventos' : ''}`,
          others,
        );
      }
      const blocks = rows.map((event) =>
        lines(
          `${event.title}, ${start(event)} #${event.number}`,
          capitalized(seats(event)),
          terms(event, now),
          event.place && `📍 ${event.place}`,
          event.repeats && repeated(event.repeats, now),
          event.notes && `📝 ${event.notes}`,
          ...standings.map((status) => lineOf(status, event.roster, now)),
        ),
      );
      return lines(blocks.join('\n\n'), more && '\nHay más: /eventos', others);
    },

    whoIsSilent(asked) {
      const { number, title } = asked;
      const { named, total } = asked.people;
      if (total === 0)
        return `Ya ha respondido todo el mundo: ${title}, ${start(asked)}. 🎉 #${number}`;
      return lines(
        `${people(total)} sin responder: ${title}, ${start(asked)}. #${number}`,
        list(named.map(mention), total),
        'Responded a este mensaje: voy, no voy o quizás',
      );
    },

    noEventToAnswer(group) {
      return group
        ? `${groupName(group)} no tiene ningún evento que responder. Organiza uno: /crear evento "Cena de equipo" viernes a las 20:00`
        : 'Ahora no tienes ninguna invitación que responder. Lo previsto: /eventos';
    },
  };
};

export function lineOf(status: Standing, roster: readonly RosterLine[], now: Date): string | false {
  const found = roster.filter((candidate) => candidate.status === status);
  return found.length > 0 && lines(...found.map((line) => rosterLine(line, now)));
}

/** Everybody who gave one answer, under its heading; whoever is away by themselves. */
export function rosterLine(line: RosterLine, now: Date): string {
  if (line.isAway) {
    const names = line.entries.map(
      ({ name, until, reason }) =>
        `${name}${until ? ` hasta ${theDay(until, now)}` : ''}${because(reason)}`,
    );
    return `✈️ Fuera (${line.people}): ${list(names, line.people)}`;
  }
  // Guests fill seats too; who has not answered brings nobody.
  return `${headings[line.status]} (${line.people + line.guests}): ${list(rosterNames(line), line.people)}`;
}

/** "van 9 de 14, quedan 5 plazas", "va 1", "aún no va nadie". */
export function seats({ seatsTaken, capacity }: Seats): string {
  const going = `${seatsTaken === 1 ? 'va' : 'van'} ${seatsTaken}`;
  if (capacity === null) return seatsTaken === 0 ? 'aún no va nadie' : going;
  const free = capacity - seatsTaken;
  const left = `${free === 1 ? 'queda' : 'quedan'} ${plural(free, 'plaza')}`;
  return seatsTaken === 0
    ? `aún no va nadie, ${left}`
    : `${going} de ${capacity}, ${free === 0 ? 'completo' : left}`;
}
