import { Info } from 'luxon';
import type { figures as english } from '../english/figures.ts';
import type { FigurePart, FiguresFacts, FindingFacts, OwnFiguresFacts } from '../reply.ts';
import { clockOf, dayOfMonth, groupName, handle, lines } from '../wording.ts';
import { format, list, people, plural, span } from './wording.ts';

const weekdayNames = Info.weekdays('long', { locale: 'es' });

const partNames: Record<FigurePart, string> = {
  answers: 'respuestas',
  done: 'tareas hechas',
  answeredCalls: 'llamadas contestadas',
};

export const figures: typeof english = (now) => ({
  figures(told) {
    const { group, messages, calls, finding } = told;
    return lines(
      `📊 ${groupName(group)}, ${span(told.span, now)}:`,
      `👥 ${members(told.members)}${messages === null ? '' : `. Mensajes: ${format(messages)}`}`,
      `📅 ${events(told.events)}`,
      `☑️ ${tasks(told.tasks, handle(group))}`,
      calls && `📞 ${callsMade(calls)}`,
      when(told),
      finding && `💡 ${advice(finding)}`,
    );
  },

  advice,

  ownFigures({ group, span: days, events: answered, tasks: given }) {
    return lines(
      `📊 Tú${group ? ` en ${groupName(group)}` : ''}, ${span(days, now)}:`,
      `📅 ${ownEvents(answered)}`,
      `☑️ ${tasks(given, 'mías')}`,
    );
  },

  ownFiguresSent() {
    return '📊 Te he enviado tus cifras en nuestro chat directo.';
  },

  top({ group, span: days, held, people: first, more }) {
    const heading = `🏅 ${groupName(group)}, ${span(days, now)}`;
    if (first.length === 0)
      return `${heading}: ${held === 0 ? 'sin eventos en estos días.' : `que yo sepa, nadie vino a ${held === 1 ? 'su evento' : `los ${format(held)} eventos`}.`}`;
    return lines(
      `${heading}: quién vino más, de ${plural(held, 'evento')}`,
      ...first.map(({ name, times, place }) => `${place}. ${name}: ${format(times)}`),
      more > 0 && `… y ${format(more)} más con ${format(first.at(-1)!.times)}`,
    );
  },

  topOff({ group }) {
    return `🏅 ${groupName(group)} no dice quién vino más. Sus admins lo activan: /ajustes ${handle(group)} top sí`;
  },

  pictureSpan({ unit, units, span: days }) {
    const one = unit === 'day' ? 'por día' : 'por semana';
    const each = units === 1 ? one : `cada ${units} ${unit === 'day' ? 'días' : 'semanas'}`;
    return `${span(days, now, { relative: false })}, una barra ${each}`;
  },

  pictureOf: (part) => partNames[part],

  pictureDay: (day) => dayOfMonth(day, 'es'),

  pictureOfNothing() {
    return 'No se hizo nada en estos días.';
  },
});

function members({ count, joined, left, active, goneQuiet }: FiguresFacts['members']): string {
  const came = [joined > 0 && plural(joined, 'alta'), left > 0 && plural(left, 'baja')];
  const changes = came.filter((part) => part !== false).join(', ') || 'ni altas ni bajas';
  const quiet = goneQuiet > 0 ? `, ${format(goneQuiet)} sin dar señales ya` : '';
  return `${plural(count, 'miembro')}, ${format(active)} con actividad${quiet}; ${changes}`;
}

function events({ held, invited, answered, went, told, noShows }: FiguresFacts['events']): string {
  if (held === 0) return 'Sin eventos en estos días';
  const who = `${format(answered)} de ${plural(invited, 'invitación', 'invitaciones')} con respuesta, ${format(went)} que sí`;
  return `${plural(held, 'evento')}: ${who}; ${came(told, noShows)}`;
}

function came(told: number, noShows: number): string {
  if (told === 0) return 'nadie ha dicho quién vino';
  const count = told - noShows;
  return `${count === 1 ? 'vino' : 'vinieron'} ${format(count)} de ${format(told)}`;
}

function ownEvents({ invited, answered, went, told, noShows }: OwnFiguresFacts['events']): string {
  if (invited === 0) return 'Sin eventos en estos días';
  const attended =
    told === 0
      ? 'nadie ha dicho si viniste'
      : `viniste a ${format(told - noShows)} de ${format(told)}`;
  return `Respondiste a ${format(answered)} de ${plural(invited, 'evento')} y dijiste que sí a ${format(went)}; ${attended}`;
}

/** `whose` is how they are asked for. */
function tasks({ given, done, inTime }: FiguresFacts['tasks'], whose: string): string {
  if (given === 0) return 'Sin tareas puestas en estos días';
  const open = given - done;
  const rest = open > 0 ? `; ${plural(open, 'pendiente')}: /tareas ${whose}` : '';
  return `Tareas hechas: ${format(done)} de ${format(given)}, ${format(inTime)} a tiempo${rest}`;
}

function callsMade({
  total,
  answered,
  confirmed,
  costCents,
}: NonNullable<FiguresFacts['calls']>): string {
  if (total === 0) return 'No se llamó a nadie en estos días';
  const appointments =
    confirmed > 0 ? `, ${plural(confirmed, 'cita confirmada', 'citas confirmadas')}` : '';
  const cost = costCents ? ` · 💰 ${(costCents / 100).toFixed(2)}` : '';
  return `Llamadas contestadas: ${format(answered)} de ${format(total)}${appointments}${cost}`;
}

function when({ busiest, bestTime }: FiguresFacts): string | false {
  if (!busiest) return false;
  const { day, unit, units, count, of, parts } = busiest;
  const from = dayOfMonth(day, 'es');
  const many = unit === 'day' ? `los ${units} días` : `las ${units} semanas`;
  const one = unit === 'week' ? `la semana del ${from}` : `el ${from}`;
  const most = units > 1 ? `${many} desde el ${from}` : one;
  const what = list(parts.map((part) => partNames[part]));
  const best = bestTime
    ? `. Mejor momento: los ${pluralOfDay(weekdayNames[bestTime.weekday - 1]!)}, y desde las ${clockOf(bestTime.hour * 60)} (de ${format(bestTime.of)})`
    : '';
  return `🕘 Con más movimiento: ${most}, con ${format(count)} de ${format(of)} ${what}${best}`;
}

/** "lunes", "sábados". */
const pluralOfDay = (day: string) => (day.endsWith('s') ? day : `${day}s`);

function advice({ kind, value, observations, other }: FindingFacts): string {
  const share = `${format(Math.round(value * observations))} de ${format(observations)}`;
  switch (kind) {
    case 'callsUnanswered':
      return `Solo se contestaron ${share} llamadas, menos que en otros grupos: llama a otras horas, o escribe antes de llamar.`;
    case 'scoreFell':
      return `La puntuación de sus llamadas bajó a ${format(Math.round(value))} de 100, de ${plural(observations, 'llamada')}: mira a quién llamas, y cuándo.`;
    case 'eventsUnanswered':
      return `Solo se respondió a ${share} invitaciones: que se avise a quien calla, /ajustes recordatorios 48h, 3h`;
    case 'noShows':
      return `Solo vinieron ${share} de quienes dijeron que sí: que se les avise, /ajustes recordatorios 24h, 3h`;
    case 'tasksOpen':
      return `Solo hay ${share} tareas hechas: pon menos a la vez, cada una con su fecha.`;
    case 'goneQuiet':
      return `De ${people(observations)} que hacían algo antes o ahora, solo ${format(Math.round(value * observations))} siguen: pregunta a los demás qué echan en falta.`;
    case 'shrinking':
      return `Perdió ${format(Math.round(-value * observations))} de ${plural(observations, 'miembro')}: pregunta por qué a quienes se fueron.`;
    case 'alike':
      return `${people(observations)} están también en ${other ? groupName(other) : 'otro grupo'}, ${format(Math.round(value * 100))} de cada 100 de ambos: quizá baste un grupo.`;
    case 'tooLarge':
      return `Tiene ${plural(Math.round(value), 'miembro')}, más de los que se pueden llamar a la vez: divídelo.`;
    case 'mixed':
      return `Solo ${share} citas son del tipo más común: es más fácil escribir a un grupo de cada tipo.`;
  }
}
