import { formatDuration } from '../../dates/format.ts';
import type { Refused, WhoMay } from '../../errors.ts';
import type {
  userErrors as englishErrors,
  argumentProblems as englishProblems,
} from '../english/problems.ts';
import { clip, formatWhen, handle, lines, namesShown, quote } from '../wording.ts';
import { leftOutReasons } from './calls.ts';
import { states } from './groups.ts';
import { term } from './terms.ts';
import { cannotUndo } from './undo.ts';
import { didYouMean, either, format, list, neither, people, plural, when } from './wording.ts';

/** What the sender cannot do, and who can (docs/rules.md). */
const actions: Record<Refused, string> = {
  edit: 'hacer eso: solo pueden sus admins',
  use: 'crear tareas ni eventos: solo pueden sus admins',
  ask: 'hacer eso: solo pueden sus miembros',
  send: 'enviar mensajes: solo pueden sus miembros y, si está restringido, sus admins',
  leadChat: 'hacer eso: solo pueden los admins de este chat en WhatsApp',
  createGroup: 'crear grupos: solo pueden admins y managers de la organización',
  closeForOthers: 'hacer eso por otra persona: solo puede quien puso la tarea',
  changeReminder: 'hacer eso: solo pueden quien lo puso y sus admins',
  answerForOthers: 'responder por otra persona: solo pueden quien lo organizó y sus admins',
  editContacts: 'hacer eso: solo pueden admins y managers de la organización',
  seeContacts: 'hacer eso: solo puede el personal de la organización',
  delete: 'hacer eso: solo pueden admins de la organización',
  identify: 'decir quién es quién: solo pueden admins de la organización',
  bulk: 'hacer eso a muchos a la vez: solo pueden admins de la organización',
  administer: 'hacer eso: solo pueden admins de la organización',
  export: 'exportar quién está: solo pueden admins de la organización',
  exportContacts: 'exportar contactos: solo pueden admins de la organización',
  readAudit: 'hacer eso: solo pueden admins de la organización',
  analyze: 'ver todas las cifras: solo pueden admins de la organización',
  call: 'llamar a nadie: solo pueden los admins',
  signIn: 'entrar en la consola: solo puede el personal de la organización',
};

export const userErrors: typeof englishErrors = {
  invalid: ({ field, expected, example }) =>
    `Revisa ${term(field)}: ${term(expected)}. Por ejemplo: ${term(example)}`,
  notAllowed: ({ action, group, who }) =>
    `${group ? `En ${group} no` : 'No'} puedes ${actions[action]}.${who ? ` ${whomToAsk(who)}` : ''}`,
  groupNotFound: ({ name, suggestions }) =>
    `No hay ningún grupo ${quote(name)}.${didYouMean(suggestions)} Mira /grupos`,
  groupNameTaken: ({ name }) => `Ya hay un grupo que se llama ${quote(name)}. Elige otro nombre.`,
  groupNotActive: ({ group, status }) =>
    status === 'ARCHIVED'
      ? `${group} está archivado: no admite nada nuevo. Para recuperarlo: /desarchivar ${handle({ name: group })}`
      : `${group} ya no está activo.`,
  groupEmpty: ({ group }) =>
    `Aún no hay nadie en ${group}. Añade antes a alguien: /añadir @Pau a "${group}"`,
  groupNotInactive: ({ group }) => `Antes de borrar ${group} hay que desactivarlo.`,
  nobodyReached: ({ group, strangers, optedOut }) =>
    lines(
      `Nadie de ${group} lo leería: no tiene chat de grupo vinculado, y`,
      strangers > 0 &&
        `· ${people(strangers)} no ${strangers === 1 ? 'tiene' : 'tienen'} chat conmigo`,
      optedOut > 0 &&
        `· ${people(optedOut)} no ${optedOut === 1 ? 'quiere' : 'quieren'} mensajes míos`,
      strangers + optedOut === 0 && '· no hay nadie más',
      `En su chat: /vincular chat a ${handle({ name: group })}`,
    ),
  alreadyHere: ({ group }) =>
    `Este es el chat de ${group}: quien está aquí ya lo ha leído. Desde otro chat: /enviar ${handle({ name: group })} …`,
  statusUnreachable: ({ group, from, to }) =>
    `${group} está ${states[from]}: no puede pasar a ${states[to]}.`,
  chatNotLinked: () =>
    '¿Qué grupo? Este chat no está vinculado a ninguno tuyo. Di cuál, como @Lectores, o vincula el chat: /vincular chat a @Lectores',
  notInGroup: ({ who }) =>
    `No estás en el grupo de este chat.${who && who.names.length > 0 ? ` Pide a ${either(who.names)} que te ${who.names.length === 1 ? 'añada' : 'añadan'}.` : ' Alguno de sus admins puede añadirte.'} Si es por otro grupo, di cuál: @Lectores`,
  mirrored: ({ group }) =>
    `${group} ya va a la par. Para dejarlo, escribe en su chat: /desvincular chat`,
  chatSize: ({ group, people: count, most }) =>
    `Un chat de WhatsApp admite de 2 a ${format(most)} personas con número. ${group} tiene ${format(count)}.`,
  chatNameTooLong: ({ group, most }) =>
    `WhatsApp admite ${most} caracteres en el nombre de un chat. Acórtalo antes: /renombrar ${handle({ name: clip(group) })} a "…"`,
  chatUnseen: () =>
    'Ahora mismo no veo quién está en este chat. Prueba dentro de un minuto y comprueba que yo esté en él.',
  groupChatOnly: () => 'Eso solo sirve en el chat de un grupo, y este es solo contigo.',
  contactNotFound: ({ name, suggestions }) =>
    `No conozco a nadie que se llame ${quote(name)}.${didYouMean(suggestions)}`,
  targetNotFound: ({ name, suggestions }) =>
    `No conozco ningún grupo ni a nadie que se llame ${quote(name)}.${didYouMean(suggestions)}`,
  targetUnmarked: ({ name }) =>
    `¿Es para ${name}? Entonces escribe: para ${handle({ name })}. Si es parte del título, pon todo el título entre comillas.`,
  contactAmbiguous: ({ name, candidates }) =>
    new Set(candidates).size === 1
      ? `Hay ${format(candidates.length)} personas que se llaman “${candidates[0]}”. Menciona a la que quieras decir o escribe su teléfono.`
      : `¿Quién es ${quote(name)}: ${either(candidates.slice(0, namesShown), candidates.length)}? Escribe el nombre entero, como @"${candidates[0]}"`,
  phoneDoubtful: ({ typed, perhaps }) =>
    perhaps === null
      ? `No conozco ningún teléfono ${quote(typed)}. Escríbelo con el prefijo del país, como +34 600 111 222.`
      : `¿${quote(typed)} es el número ${perhaps}? Si no, escríbelo con el prefijo del país, como +34 600 111 222.`,
  phoneTaken: ({ phone }) => `El ${phone} ya es de otro contacto.`,
  notMember: ({ person, group }) => `${person} no está en ${group}.`,
  lastAdmin: ({ person, group, others = [] }) =>
    `Solo ${person} administra ${group}. Antes, haz admin a ${others.length > 0 ? either(others, others.length) : 'alguien más'}: /ascender ${handle({ name: others[0] ?? 'nombre' })} en ${handle({ name: group })}`,
  zoneNotFound: ({ name, suggestions }) =>
    `No conozco la zona horaria ${quote(name)}.${didYouMean(suggestions)} Di una ciudad grande, como Madrid, o la zona: Europe/Madrid`,
  zoneAmbiguous: ({ name, candidates }) =>
    `${quote(name)} puede ser ${either(candidates)}. Di cuál: /ajustes zona ${candidates[0]}`,
  notIncluded: ({ people, groups }) =>
    `${list(people.slice(0, namesShown), people.length)} no ${people.length === 1 ? 'está' : 'están'} ${groups.length > 0 ? `en ${neither(groups)}` : 'entre esas personas'}: no hay a quién dejar fuera.`,
  nobodyLeft: () => 'Así no queda nadie: has dejado fuera a todo el mundo. Di para quién es.',
  oneGroupOnly: () =>
    'Un evento es de un solo grupo. Organízalo para uno y luego invita al otro: /invitar @Familia a 12',
  taskNotFound: ({ number }) => `No hay ninguna tarea #${number}. Mira /tareas`,
  taskIsEvent: ({ number, title }) =>
    `#${number} es un evento: ${title}. Responde con /voy ${number} o /no voy ${number}`,
  taskNotYours: ({ number, title, own, holder }) =>
    own
      ? `${title} (#${number}) no es tarea tuya.${holder === null ? '' : ` Por ${holder}: /hecho ${number} para ${handle({ name: holder })}`}`
      : `Esa persona no tiene ${title} (#${number}). Quién la tiene: /progreso ${number}`,
  taskWithdrawn: ({ number, title }) => `${title} (#${number}) se retiró: ya nadie la espera.`,
  taskNotOwed: ({ number, title }) => `${title} (#${number}) ya no la debe nadie.`,
  nudgedLately: ({ number, title, minutes }) =>
    `Hace poco que se recordó ${title} (#${number}). Podrás volver a recordarla dentro de ${formatDuration(minutes, 'es')}.`,
  eventNotFound: ({ number }) =>
    number === undefined
      ? 'Ese evento ya no existe. Mira /eventos'
      : `No hay ningún evento #${number}. Mira /eventos`,
  eventIsTask: ({ number, title }) =>
    `#${number} es una tarea: ${title}. Al acabar: /hecho ${number}`,
  eventOver: ({ number, title }) => `${title} (#${number}) ya pasó. Mira /eventos`,
  eventNotBegun: ({ number, title }) => `${title} aún no ha empezado. #${number}`,
  eventCancelled: ({ number, title }) => `${title} (#${number}) se canceló. Mira /eventos`,
  answersClosed: ({ number, title, closedAt, zone, who }) =>
    `Las respuestas a ${title} se cerraron el ${formatWhen({ at: new Date(closedAt), zone }, new Date(closedAt), 'es', { relative: false })}. #${number} ${who && who.names.length > 0 ? `Pregunta a ${either(who.names)}` : 'Pregunta a un admin'}.`,
  neverCloses: ({ minutesAhead, example, zone }) =>
    `Las respuestas a las siguientes fechas se cerrarían antes de crearlas, ${formatDuration(minutesAhead, 'es')} antes de empezar. Pon un plazo más corto, por ejemplo: responder antes del ${formatWhen({ at: new Date(example), zone }, new Date(example), 'es', { relative: false })}`,
  noRoomForGuests: ({ title, free, guests }) =>
    free === 0
      ? `${title} está completo: no hay sitio para ${plural(guests, 'acompañante')} más. Te quedas como estabas.`
      : `En ${title} ${free === 1 ? 'queda' : 'quedan'} ${plural(free, 'plaza')}, y no caben ${plural(guests, 'acompañante')}. Te quedas como estabas.`,
  limitTooLow: ({ number, title, capacity, seatsTaken }) =>
    `${title} ya tiene ${plural(seatsTaken, 'plaza ocupada', 'plazas ocupadas')}: ${format(capacity)} se queda corto. Todo sigue igual; lo mínimo es: /cambiar evento ${number} máx ${seatsTaken}`,
  seriesOrder: ({ number, title, before }) =>
    `${title} no quedaría después de la anterior, #${before}. Ahí solo puede ir esta vez: di «solo esta». #${number}`,
  partyTooLarge: ({ number, title, guests, capacity, free }) =>
    capacity === 1
      ? `${title} es para 1 persona: no se puede llevar a nadie. Solo tú: /voy ${number}`
      : lines(
          `${title} es para ${people(capacity)} como mucho: con ${plural(guests, 'acompañante')} no cabréis nunca.`,
          `${free === 0 ? 'Ahora está completo' : `${free === 1 ? 'Queda' : 'Quedan'} ${plural(free, 'plaza')}`}; como mucho: /voy ${number} +${capacity - 1}`,
        ),
  awayNotFound: ({ number }) =>
    `No hay ninguna ausencia ${number} que no haya terminado. Las que hay: /fuera`,
  awayAlready: ({ number }) =>
    `Coincide con la ausencia ${number}. Las que hay: /fuera · Para cambiarla: /fuera #${number} 20 dic a 6 ene`,
  reminderNotFound: ({ number }) => `No hay ningún recordatorio #${number}. Mira /recordatorios`,
  isReminder: ({ number, text }) =>
    `#${number} es un recordatorio: ${clip(text)}. /mover recordatorio ${number} · /cancelar recordatorio ${number}`,
  reminderOver: ({ number, text, cancelled }) =>
    `${clip(text)} (#${number}) ya ${cancelled ? 'se anuló' : 'se dijo'}. Mira /recordatorios`,
  tooManyReminders: ({ most }) =>
    `Ya tienes ${most} recordatorios: más no puede tener una persona. Anula uno antes: /recordatorios`,
  isCampaign: ({ number }) =>
    `#${number} es una campaña. Cómo va: /campaña ${number} · Para acabarla: /detener ${number}`,
  campaignNotFound: ({ number }) => `No hay ninguna campaña #${number}. Mira /campañas`,
  campaignOver: ({ number, cancelled }) =>
    `La campaña #${number} ya ${cancelled ? 'se detuvo' : 'ha acabado'}. Mira /campaña ${number}`,
  campaignNotPaused: ({ number }) =>
    `La campaña #${number} no está en pausa. Mira /campaña ${number}`,
  campaignPaused: ({ number }) =>
    `La campaña #${number} ya está en pausa. Para seguir: /reanudar ${number}`,
  tooManyToCall: ({ most }) =>
    `Una campaña llama a ${people(most)} como mucho. Llama a un grupo más pequeño, o a algunas por su nombre.`,
  nobodyToCall: ({ leftOut }) =>
    leftOut.length === 0
      ? 'No hay nadie a quien llamar.'
      : lines(
          'No hay nadie a quien llamar:',
          ...leftOut.map(
            ({ reason, people: count }) => `🚫 ${people(count)}: ${leftOutReasons[reason]}`,
          ),
        ),
  tooManyCampaigns: ({ most }) =>
    `Hay ${most} campañas en marcha: no puede haber más a la vez. Detén una, o espera: /campañas`,
  tooManyAtOnce: ({ people: many, most }) =>
    `Eso afectaría a ${people(many)}; lo hago con ${most} a la vez, así que no he hecho nada.`,
  undoTooLate: () =>
    'Ya es tarde: un cambio se puede deshacer durante diez minutos. Lo que hiciste se queda como está.',
  cannotUndo,
  notFound: ({ what }) => `No encuentro ${term(what)}.`,
  // Only the API is told why, and the API speaks English.
  conflict: () => 'No se puede: choca con algo que ya existe.',
};

/** Who may do what was refused; where nobody is known in chats, how somebody becomes one of them. */
function whomToAsk({ names, kind, of }: WhoMay): string {
  if (names.length === 0)
    return `Si deberías poder: quien me puso en marcha puede vincular tu número a un admin de ${of}.`;
  const one = names.length === 1;
  const are = {
    giver: one ? 'puso la tarea' : 'pusieron la tarea',
    group: `${one ? 'lleva' : 'llevan'} ${of}`,
    organization: `${one ? 'lleva' : 'llevan'} ${of}`,
  }[kind];
  return `Pregunta a ${either(names)}: ${are}.`;
}

export const argumentProblems: typeof englishProblems = (now, zone) => ({
  unclosedQuote: ({ rest }) => `Estas comillas no se cierran: ${clip(rest)}`,
  missing: ({ what }) => `Falta ${term(what)}.`,
  unexpected: ({ text, within }) => `No entiendo “${clip(text)}”.${inQuotes(within)}`,
  doubtful: ({ text, meant, within }) =>
    `No sé qué hacer con “${clip(text)}”${meant === null ? '.' : `: ¿quieres decir ${meant}?`}${inQuotes(within)}`,
  dateUnreadable: ({ phrase }) =>
    `No entiendo “${clip(phrase)}” como fecha. Prueba: viernes, mañana 18:00, 25 nov 10:00`,
  rangeUnreadable: ({ phrase }) =>
    `No entiendo “${clip(phrase)}” como periodo. Prueba: esta semana, el mes que viene, los próximos 10 días, hasta el 24 dic`,
  recurrenceUnreadable: ({ phrase }) =>
    `No entiendo cada cuánto se repite “${clip(phrase)}”. Prueba: cada lunes 18:00, cada 2 semanas, el día 1 de cada mes`,
  datePast: (problem) =>
    `“${clip(problem.phrase)}” ya pasó${'at' in problem ? ` (${when({ at: problem.at, zone }, now)})` : ''}. Di una fecha posterior.`,
  dateTooFar: ({ phrase }) =>
    `Para “${clip(phrase)}” faltan más de cinco años. Di una fecha más cercana.`,
  dateNoDay: ({ phrase }) =>
    `¿Qué día de “${clip(phrase)}”? Dilo así: el viernes que viene 18:00, 25 nov`,
  dateImpossible: ({ phrase }) => `No existe ese día o esa hora: “${clip(phrase)}”.`,
});

function inQuotes(within: string | null): string {
  return within ? ` Si es parte ${of(term(within))}, ponlo todo entre comillas.` : '';
}

/** "del título", "de la fecha". */
function of(noun: string): string {
  return noun.startsWith('el ') ? `del ${noun.slice('el '.length)}` : `de ${noun}`;
}
