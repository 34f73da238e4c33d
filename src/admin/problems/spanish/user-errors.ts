import { formatDuration } from '../../../dates/format.ts';
import type { GroupState, Obstacle, Refused } from '../../../errors.ts';
import { leftOutReasons } from '../../../languages/spanish/calls.ts';
import { term } from '../../../languages/spanish/terms.ts';
import { either, format, list, people, plural } from '../../../languages/spanish/wording.ts';
import { formatWhen } from '../../../languages/wording.ts';
import type { Sentences } from '../english/user-errors.ts';
import { reasonOf, thing } from './reasons.ts';

/** Who may, by the action that was asked for (docs/rules.md, who may do what). */
const rules: Record<Refused, string> = {
  edit: 'puede un admin de la organización o del grupo, o el gestor que lo creó',
  use: 'puede un admin de la organización, un gestor o un miembro; si el grupo está restringido, un admin del grupo',
  ask: 'puede un admin de la organización, un gestor o un miembro',
  send: 'puede un admin de la organización o un miembro; si el grupo está restringido, un admin del grupo o un gestor que sea miembro',
  leadChat: 'puede un admin de la organización, o un admin del chat en WhatsApp',
  delete: 'puede un admin de la organización',
  seeContacts: 'puede un usuario de la organización',
  createGroup: 'puede un admin de la organización o un gestor',
  editContacts: 'puede un admin de la organización o un gestor',
  identify: 'de quién es cada teléfono e identificador solo lo dice un admin de la organización',
  bulk: 'lo que se hace a muchos a la vez lo hace un admin de la organización',
  administer: 'puede un admin de la organización',
  export: 'puede un admin de la organización',
  exportContacts: 'puede un admin de la organización',
  readAudit: 'puede un admin de la organización',
  analyze: 'puede un admin de la organización',
  signIn: 'puede un usuario de la organización',
  call: 'puede un admin de la organización, o quien lleva el grupo',
  answerForOthers: 'puede quien organizó el evento, o quien lleva su grupo',
  changeReminder: 'puede quien lo puso, o quien lleva su grupo',
  closeForOthers:
    'puede un admin de la organización, un gestor, la propia persona o quien puso la tarea',
};

const states: Record<GroupState, string> = {
  ACTIVE: 'activo',
  ARCHIVED: 'archivado',
  INACTIVE: 'inactivo',
};

const obstacles: Record<Obstacle, (who: string | undefined) => string> = {
  done: (who = 'alguien') => `${who} ya la ha hecho`,
  answered: (who = 'alguien') => `${who} ya ha respondido`,
  changed: (who) => (who ? `${who} ha hecho cambios desde entonces` : 'ha cambiado desde entonces'),
  placeGone: (who) => `la plaza ya es de otra persona${who ? ` y ${who} se quedaría fuera` : ''}`,
  inUse: () => 'ya tiene tareas, eventos o chats',
  told: () => 'ya se ha avisado a la gente',
  sent: () => 'lo enviado no puede volver atrás',
  notKept: () => 'una dirección que se quitó no vuelve',
  chatThere: () => 'el chat ya existe',
};

export const userErrors: Sentences = {
  invalid: ({ field, expected, example }) =>
    `Revisa ${term(field)}: se esperaba ${term(expected)}. Por ejemplo: ${term(example)}`,
  notAllowed: ({ action, group }) =>
    `No puedes hacer esto${group === undefined ? '' : ` en ${quote(group)}`}: ${rules[action]}.`,

  groupNotFound: ({ name }) => `No tienes a la vista ningún grupo ${quote(name)}.`,
  groupNameTaken: ({ name }) =>
    `Ya hay un grupo que se llama ${quote(name)}; mayúsculas, acentos, espacios y signos no distinguen dos nombres.`,
  groupNotActive: ({ group, status }) =>
    `${quote(group)} está ${states[status]}; solo un grupo activo admite miembros, tareas, eventos y vínculos.`,
  groupEmpty: ({ group }) =>
    `${quote(group)} no tiene miembros; añade al menos uno antes de darle una tarea o un evento.`,
  groupNotInactive: ({ group }) =>
    `Para borrar ${quote(group)} antes tiene que estar inactivo: cambia su estado.`,
  nobodyReached: ({ group, strangers, optedOut }) =>
    `No se puede llegar a nadie de ${quote(group)}: no tiene chat de grupo vinculado, ${people(strangers)} no ${strangers === 1 ? 'comparte' : 'comparten'} ningún chat con Muster y ${people(optedOut)} no ${optedOut === 1 ? 'quiere' : 'quieren'} mensajes.`,
  alreadyHere: ({ group }) => `Ya está dicho en el chat de ${quote(group)}.`,
  statusUnreachable: ({ group, from, to }) =>
    `${quote(group)} está ${states[from]} y no puede pasar a ${states[to]}: de activo se pasa a archivado y al revés, y de archivado a inactivo.`,
  chatNotLinked: () => 'Este chat no está vinculado a ningún grupo.',
  notInGroup: () => 'Este chat no está vinculado a ningún grupo que tengas a la vista.',

  mirrored: ({ group }) =>
    `${quote(group)} ya va a la par con un chat o un grupo; detén eso antes.`,
  chatSize: ({ group, people: count, most }) =>
    `Un chat admite de 2 a ${format(most)} personas con teléfono o identificador de WhatsApp; ${quote(group)} tiene ${format(count)}.`,
  chatNameTooLong: ({ group, most }) =>
    `WhatsApp admite ${most} caracteres en el nombre de un chat: ${quote(group)} tiene más.`,
  chatUnseen: () =>
    'WhatsApp no muestra quién está en este chat: la cuenta no está conectada, la lleva otro proceso o no está en el chat.',
  groupChatOnly: () => 'Este chat es con una sola persona.',

  contactNotFound: ({ name }) => `No hay ningún contacto ${quote(name)}.`,
  targetNotFound: ({ name }) => `No tienes a la vista ningún grupo ni contacto ${quote(name)}.`,
  targetUnmarked: ({ name }) => `Puede que sea para ${quote(name)}: dilo con su id.`,
  contactAmbiguous: ({ name, candidates }) =>
    `${quote(name)} puede ser ${either(candidates)}; di cuál con su id.`,
  phoneDoubtful: ({ typed, perhaps }) =>
    `A ${quote(typed)} le falta el prefijo del país${perhaps === null ? '' : `, como ${perhaps}`}.`,
  phoneTaken: ({ phone }) => `Otro contacto ya tiene el teléfono ${phone}.`,
  notMember: ({ person, group }) => `${person} no es miembro de ${quote(group)}.`,
  lastAdmin: ({ person, group }) =>
    `${person} es el último admin de ${quote(group)}; antes, haz admin a otro miembro.`,
  notIncluded: ({ people }) =>
    `No se puede dejar fuera a ${list(people)}: no es para ${people.length === 1 ? 'esa persona' : 'esas personas'}.`,
  nobodyLeft: () => 'Así no queda nadie para quien sea.',
  oneGroupOnly: () => 'Un evento es de un solo grupo.',

  zoneNotFound: ({ name }) => `No hay ninguna zona horaria ${quote(name)}.`,
  zoneAmbiguous: ({ name, candidates }) =>
    `${quote(name)} puede ser más de una zona horaria: ${candidates.join(', ')}.`,

  taskNotFound: ({ number }) => `No tienes a la vista ninguna tarea #${number}.`,
  taskIsEvent: ({ number, title }) => `#${number} es el evento ${quote(title)}, no una tarea.`,
  taskNotYours: ({ number, title }) =>
    `Este contacto no tiene copia de la tarea #${number} ${quote(title)}.`,
  taskWithdrawn: ({ number, title }) =>
    `Esta copia de la tarea #${number} ${quote(title)} se retiró o se canceló: no se puede cerrar ni reabrir.`,

  taskNotOwed: ({ number, title }) => `Ya nadie debe la tarea #${number} ${quote(title)}.`,
  nudgedLately: ({ number, title, minutes }) =>
    `Podrás volver a recordar la tarea #${number} ${quote(title)} dentro de ${formatDuration(minutes, 'es')}.`,

  eventNotFound: ({ number }) =>
    `No tienes a la vista ningún evento ${number === undefined ? 'con este id' : `#${number}`}.`,
  eventIsTask: ({ number, title }) => `#${number} es la tarea ${quote(title)}, no un evento.`,
  eventOver: ({ number, title }) =>
    `El evento #${number} ${quote(title)} ya pasó y no admite más respuestas.`,
  eventNotBegun: ({ number, title }) => `El evento #${number} ${quote(title)} aún no ha empezado.`,
  eventCancelled: ({ number, title }) =>
    `El evento #${number} ${quote(title)} se canceló y no admite respuestas.`,
  answersClosed: ({ number, title, closedAt, zone, group }) =>
    `Las respuestas al evento #${number} ${quote(title)} se cerraron el ${moment(closedAt, zone)}: aún puede responder quien lleva ${quote(group)}.`,
  neverCloses: ({ minutesAhead, example, zone }) =>
    `Las respuestas a las siguientes fechas no se cerrarían nunca: cada una se crea ${formatDuration(minutesAhead, 'es')} antes de empezar. Sí se cierran si el plazo de la primera acaba el ${moment(example, zone)}.`,
  noRoomForGuests: ({ title, free, guests }) =>
    `En ${quote(title)} ${free === 1 ? 'queda' : 'quedan'} ${plural(free, 'plaza libre', 'plazas libres')} y no caben ${plural(guests, 'acompañante')}; vale la respuesta de antes.`,
  limitTooLow: ({ title, capacity, seatsTaken }) =>
    `${quote(title)} tiene ${plural(seatsTaken, 'plaza ocupada', 'plazas ocupadas')}: el límite no puede ser ${format(capacity)}.`,
  seriesOrder: ({ title, before }) =>
    `${quote(title)} no quedaría después de #${before}, la anterior de su serie.`,
  partyTooLarge: ({ title, guests, capacity }) =>
    `${quote(title)} es para ${people(capacity)} en total: alguien con ${plural(guests, 'acompañante')} no cabrá nunca.`,

  awayNotFound: ({ number }) =>
    `Este contacto no tiene ninguna ausencia ${number} que no haya terminado.`,
  awayAlready: ({ number }) =>
    `Coincide con la ausencia ${number} del contacto, que es más larga o es otra.`,
  reminderNotFound: ({ number }) => `No tienes a la vista ningún recordatorio #${number}.`,
  isCampaign: ({ number }) => `#${number} es una campaña.`,
  isReminder: ({ number, text }) => `#${number} es un recordatorio: ${quote(text)}.`,
  reminderOver: ({ number, text, cancelled }) =>
    `${quote(text)} (#${number}) ya ${cancelled ? 'se anuló' : 'se dijo'}.`,
  tooManyReminders: ({ most }) =>
    `Una persona tiene ${most} recordatorios pendientes como mucho; anula uno antes.`,
  campaignNotFound: ({ number }) => `No tienes a la vista ninguna campaña #${number}.`,
  campaignOver: ({ number, cancelled }) =>
    `La campaña #${number} ${cancelled ? 'se detuvo' : 'ha terminado'}.`,
  campaignNotPaused: ({ number }) => `La campaña #${number} no está en pausa.`,
  campaignPaused: ({ number }) => `La campaña #${number} ya está en pausa.`,
  tooManyToCall: ({ most }) =>
    `Una campaña llama a ${people(most)} como mucho; llama a un grupo más pequeño, o elige a quién.`,
  nobodyToCall: ({ leftOut }) =>
    `No se llamaría a nadie${leftOut.length === 0 ? '' : `: ${leftOut.map(({ reason, people: count }) => `${leftOutReasons[reason]} (${format(count)})`).join(', ')}`}.`,
  tooManyCampaigns: ({ most }) =>
    `Hay ${plural(most, 'campaña')} en marcha y no puede haber más a la vez; detén una, o espera.`,
  tooManyAtOnce: ({ people: count, most }) =>
    `Eso afectaría a ${people(count)}, y a la vez puede ser a ${format(most)}: no se ha hecho nada.`,
  undoTooLate: () => 'Un cambio se puede deshacer durante diez minutos.',
  cannotUndo: ({ what, why, who }) =>
    `${what === '' ? 'Eso' : quote(what)} ya no se puede deshacer: ${obstacles[why](who)}.`,
  notFound: ({ what }) => `En esta organización no existe ${thing(what)}.`,
  conflict: ({ what, why }) =>
    `No se puede con ${thing(what)}: ${reasonOf(why) ?? 'choca con algo que ya existe'}.`,
};

function moment(at: string, zone: string): string {
  const instant = new Date(at);
  return `${formatWhen({ at: instant, zone }, instant, 'es', { relative: false })} (${zone})`;
}

function quote(text: string): string {
  return `«${text}»`;
}
