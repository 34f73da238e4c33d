import type { away as english } from '../english/away.ts';
import type { AbsenceFacts, EventFacts, MissedFacts } from '../reply.ts';
import { because, groupName, lines } from '../wording.ts';
import { addressed, list, people, plural, span, theDay, when } from './wording.ts';

export const away: typeof english = (now) => {
  const event = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'sin fecha'} #${number}`;
  const some = (events: readonly EventFacts[], total: number) =>
    `${events.map(event).join(' · ')}${total > events.length ? ` · y ${total - events.length} más` : ''}`;
  const time = ({ number, reason, group, ...facts }: AbsenceFacts) =>
    `#${number} ${span(facts.span, now)}${because(reason)}${group ? ` · ${groupName(group)}` : ''}`;
  const owed = ({ tasks, total }: MissedFacts) =>
    `${tasks.map(({ number, title }) => `${title} #${number}`).join(' · ')}${total > tasks.length ? ` · y ${total - tasks.length} más` : ''}. Al acabar: /hecho ${tasks[0]!.number}`;

  return {
    awaySaid(said) {
      const { number, name, changed, declined, answered, other } = said;
      const who = name === null ? 'Estás' : `${name} está`;
      const only = said.group ? ` para ${groupName(said.group)}` : '';
      const otherwise = name === null ? 'Ya respondiste' : 'Ya respondió';
      return lines(
        `✈️ ${who}${changed ? '' : ' ya'} fuera${only}: ${span(said.span, now)}${because(said.reason)}.`,
        declined.total > 0
          ? `Respondido que no: ${some(declined.events, declined.total)}`
          : changed && 'A las invitaciones de esos días se responde que no.',
        answered.total > 0 &&
          `${otherwise} otra cosa a ${plural(answered.total, 'evento')} de esos días: ${some(answered.events, answered.total)}. ${answered.command === null ? 'Eso queda.' : `¿Decir también que no? Responde sí, o: ${answered.command}`}`,
        other && `¿O quieres decir ${span(other, now)}? Responde 2`,
        name === null
          ? `¿Vuelves antes? /vuelvo · Al final no: /vuelvo ${number}`
          : '¿No es así? /deshacer',
      );
    },

    awayList({ times }) {
      if (times.length === 0)
        return 'No estás fuera. Di cuándo: /fuera 20 dic a 6 ene · /fuera hasta el lunes · /fuera 3 días';
      const [first] = times;
      return lines(
        'Estás fuera:',
        ...times.map(time),
        `Ya no: /vuelvo ${first!.number} · Otra fecha: /fuera #${first!.number} 20 dic a 6 ene`,
      );
    },

    backSaid({ name, wasAway, open, missed, ...said }) {
      const isBack = name === null ? '¡Qué bien tenerte de vuelta!' : `${name} ha vuelto.`;
      const isThere = `${name === null ? 'Ya no estás' : `${name} ya no está`} fuera: ${span(said.span, now)}.`;
      return lines(
        wasAway ? `👋 ${isBack}` : `👌 ${isThere}`,
        open.total > 0 &&
          `${plural(open.total, 'invitación', 'invitaciones')} por responder: ${some(open.events, open.total)}.${name === null ? ` ¿Vas? /voy ${open.events[0]!.number}` : ''}`,
        missed && `⏰ ${missed.total === 1 ? 'Venció' : 'Vencieron'} mientras: ${owed(missed)}`,
      );
    },

    missed({ to, ...told }) {
      const due =
        told.total === 1
          ? 'venció mientras estabas fuera y sigue pendiente:'
          : 'vencieron mientras estabas fuera y siguen pendientes:';
      return `🔔 ${addressed(to.named, due)} ${owed(told)}`;
    },

    notAway({ times }) {
      const [first] = times;
      if (!first) return 'No estás fuera, ni lo vas a estar.';
      return lines(
        'Ahora no estás fuera. Próximas ausencias:',
        ...times.map(time),
        `Ya no: /vuelvo ${first.number}`,
      );
    },

    awayPeople({ people: away, total }) {
      const names = away.map(
        ({ name, until, reason }) => `${name} hasta ${theDay(until, now)}${because(reason)}`,
      );
      return `✈️ Fuera: ${list(names, total)}`;
    },

    askAttendance({ to, going, ...asked }) {
      const all = going === 1 ? 'Quien iba' : `Las ${going} personas que iban`;
      const but = going === 1 ? 'No vino' : 'Menos alguien';
      const heading = `🙋 ${addressed(to.named, '¿quién vino?', to.total)} ${event(asked)}`;
      const except = `/asistencia ${asked.number} menos @Sam`;
      if (to.total > 0)
        return lines(heading, `${all}: /asistencia ${asked.number} · ${but}: ${except}`);
      const inWords = going === 1 ? except : `«todos menos Sam», o: ${except}`;
      return lines(heading, `${all}: responde «sí» · ${but}: ${inWords}`);
    },

    whichWasAttended({ events }) {
      return lines(
        '¿Cuál de ellos?',
        ...events.map((one) => `· ${event(one)}: /asistencia ${one.number}`),
      );
    },

    attended({ came, expected, missed, also, changed, ...said }) {
      return lines(
        `📝 ${event(said)}: ${came === 1 ? 'vino' : 'vinieron'} ${people(came)}${changed ? '' : ', como dijiste'}; ${expected === 1 ? 'iba' : 'iban'} ${expected}.`,
        missed.length > 0 && `No ${missed.length === 1 ? 'vino' : 'vinieron'}: ${list(missed)}`,
        also.length > 0 && `También: ${list(also)}`,
      );
    },

    whoCame({ came, missed }) {
      return lines(
        `📝 Vinieron (${came.total}): ${came.total === 0 ? 'nadie' : list(came.names, came.total)}`,
        missed.total > 0 && `No vinieron (${missed.total}): ${list(missed.names, missed.total)}`,
      );
    },

    outCommand({ numbers, handle }) {
      return handle === null
        ? `/no voy ${numbers.join(', ')}`
        : `/responder ${numbers[0]} no para ${handle}`;
    },

    awayCommand({ rest }) {
      return `/fuera ${rest}`;
    },

    backCommand({ number }) {
      return `/vuelvo ${number}`;
    },
  };
};
