import type { AuditAction } from '../../../client/muster.ts';
import { plural } from '../../lib/language.tsx';
import type { Sentence, Told } from './told.ts';

const inGroup = ({ hasGroup }: Told) => (hasGroup ? ' en {group}' : '');
const ofGroup = ({ hasGroup }: Told) => (hasGroup ? ' de {group}' : '');
const people = (count: number) => plural(count, 'persona', 'personas');
const quoted = (text: string) => (text ? ': «{said}»' : '');

/** How somebody answered an event. */
const answers: Record<string, string> = {
  GOING: 'va',
  MAYBE: 'quizá va',
  DECLINED: 'no va',
  WAITLISTED: 'espera plaza',
  INVITED: 'no ha respondido',
};

/** What each action is in words. */
export const sentencesEs: Record<AuditAction, Sentence> = {
  'absence.create': ({ isOwn }) =>
    isOwn ? '{who} estará fuera' : '{who} anotó que {contact} estará fuera',
  'absence.change': ({ isOwn }) =>
    isOwn ? '{who} cambió cuándo está fuera' : '{who} cambió cuándo está fuera {contact}',
  'absence.end': ({ isOwn }) =>
    isOwn ? '{who} ha vuelto' : '{who} anotó que {contact} ya no está fuera',
  'account.create': '{who} añadió la cuenta de WhatsApp {subject}',
  'account.update': '{who} cambió el ritmo de envío de la cuenta {subject}',
  'apiKey.create': '{who} creó la clave {subject}',
  'apiKey.revoke': '{who} revocó la clave {subject}',
  'calendar.create': (told) =>
    `{who} creó una dirección de calendario${told.hasGroup ? ' para {group}' : ' para {subject}'}`,
  'calendar.end': (told) =>
    `{who} anuló la dirección de calendario${told.hasGroup ? ' de {group}' : ' de {subject}'}`,
  'call.settle': ({ number }) =>
    `Terminó una llamada a {subject}, de la campaña n.º ${number('campaign')}`,
  'call.hear': ({ number }) =>
    `{subject} respondió por teléfono, en la campaña n.º ${number('campaign')}`,
  'call.leaveOut': '{contact} queda fuera de las llamadas de {subject}',
  'campaign.create': (told) =>
    `{who} preparó la campaña {subject}, ${plural(told.number('calls'), 'llamada', 'llamadas')}${inGroup(told)}`,
  'campaign.start': (told) => `Empezó la campaña {subject}${inGroup(told)}`,
  'campaign.pause': '{who} puso en pausa la campaña {subject}',
  'campaign.resume': '{who} reanudó la campaña {subject}',
  'campaign.stop': '{who} detuvo la campaña {subject}',
  'campaign.complete': 'La campaña {subject} ha terminado',
  'chat.link': '{who} vinculó el chat {subject} a {group}',
  'chat.unlink': (told) =>
    `{who} desvinculó el chat {subject}${told.hasGroup ? ' de {group}' : ''}`,
  'command.refuse': ({ text }) => `{who} no tenía permiso para esto${quoted(text('command'))}`,
  'contact.create': '{who} añadió el contacto {subject}',
  'contact.update': '{who} cambió el contacto {subject}',
  'contact.delete': '{who} eliminó el contacto {subject}',
  'contact.restore': '{who} recuperó el contacto {subject}',
  'contact.language': '{who} cambió el idioma en que se responde a {subject}',
  'contact.optIn': '{subject} vuelve a querer mensajes',
  'contact.optOut': '{subject} ya no quiere mensajes',
  'contact.recognize': '{who} reconoció a {subject} en WhatsApp',
  'contact.callConsent': ({ after }) =>
    after.callConsent
      ? '{who} anotó que {subject} permite llamadas'
      : '{who} anotó que {subject} no permite llamadas',
  'contact.doNotCall': ({ after }) =>
    after.doNotCall
      ? '{who} anotó que no se debe llamar a {subject}'
      : '{who} anotó que se puede volver a llamar a {subject}',
  'contact.merge': '{who} unió {other} con {subject}',
  'contact.merge.refuse': '{who} no unió a {subject} con {contact}',
  'contact.unmerge': '{who} separó {other} de {subject}',
  'contacts.import': ({ number }) =>
    `{who} importó contactos: ${number('created')} nuevos, ${number('updated')} cambiados`,
  'contacts.export': (told) =>
    `{who} exportó ${plural(told.number('people'), 'contacto', 'contactos')}${ofGroup(told)}`,
  'contacts.bulk': (told) =>
    `{who} cambió a ${people(told.number('people'))} de una vez${inGroup(told)}`,
  'event.create': (told) => `{who} creó el evento {subject}${inGroup(told)}`,
  'event.update': '{who} cambió el evento {subject}',
  'event.move': '{who} cambió la fecha del evento {subject}',
  'event.cancel': '{who} canceló el evento {subject}',
  'event.invite': '{who} invitó a {people} a {subject}',
  'event.uninvite': '{who} retiró la invitación de {people} a {subject}',
  'event.restore': '{who} recuperó el evento {subject}',
  'event.answer': ({ isOwn, text }) => {
    const answer = answers[text('status')] ?? text('status');
    return isOwn
      ? `{who} respondió a {subject}: ${answer}`
      : `{who} anotó una respuesta a {subject}: {contact} ${answer}`;
  },
  'event.attend': '{who} anotó quién vino a {subject}',
  'event.away': ({ text }) =>
    text('status') === 'INVITED'
      ? 'Se vuelve a preguntar a {contact} por {subject}'
      : '{contact} está fuera cuando es {subject}',
  'event.promote': '{contact} subió de la lista de espera de {subject}',
  'event.lineStands':
    '{who} avisó a quien organiza de que la plaza libre de {subject} no basta para quien espera',
  'event.refuse': '{contact} respondió tarde a {subject}',
  'event.offer': '{who} ofreció una plaza libre de {subject} a {contact}',
  'event.passOver': '{contact} no tomó la plaza libre de {subject}',
  'event.tooFew': '{who} avisó de que viene poca gente a {subject}',
  'event.hold': '{who} confirmó que se celebra {subject}',
  'group.create': '{who} creó el grupo {subject}',
  'group.update': '{who} cambió el grupo {subject}',
  'group.avatar': ({ after }) =>
    after.avatar === null
      ? '{who} quitó la imagen de {subject}'
      : '{who} puso la imagen de {subject}',
  'group.status': ({ text }) =>
    ({
      ACTIVE: '{who} reactivó {subject}',
      ARCHIVED: '{who} archivó {subject}',
      INACTIVE: '{who} desactivó {subject}',
    })[text('status')] ?? '{who} cambió el estado de {subject}',
  'group.viewers': '{who} cambió quién del equipo ve {subject}',
  'group.delete': '{who} eliminó el grupo {subject}',
  'group.members.add': '{who} añadió a {people} a {subject}',
  'group.members.remove': '{who} quitó a {people} de {subject}',
  'group.members.promote': '{who} nombró admin de {subject} a {people}',
  'group.members.demote': '{who} quitó de admin de {subject} a {people}',
  'group.members.retitle': '{who} cambió títulos en {subject}',
  'group.members.read': '{who} consultó datos de los miembros de {subject}',
  'message.send': ({ text }) => `{who} escribió a {subject}${quoted(text('text'))}`,
  'message.keep': '{who} retiró un mensaje a {subject}',
  'message.resend': (told) => `{who} volvió a enviar un mensaje${inGroup(told)}`,
  'mirror.create': '{who} pidió un grupo de WhatsApp para {group}',
  'mirror.adopt': '{who} mantiene el chat al día con {group}',
  'mirror.ask': '{who} está creando el grupo de WhatsApp de {group}',
  'mirror.start': 'Ya existe el grupo de WhatsApp de {group}',
  'mirror.stop': '{who} dejó de mantener el chat al día con {group}',
  'mirror.halt': 'El chat ya no está al día con {group}',
  'mirror.restore': '{who} vuelve a mantener el chat al día con {group}',
  'operation.undo': (told) => `{who} deshizo lo que se había hecho${inGroup(told)}`,
  'organization.create': 'Se creó la organización',
  'organization.update': '{who} cambió los ajustes de la organización',
  'reminder.create': (told) =>
    told.text('kind') === 'MESSAGE'
      ? `{who} programó el mensaje {subject}${inGroup(told)}`
      : `{who} puso el recordatorio {subject}${inGroup(told)}`,
  'reminder.update': '{who} cambió el recordatorio {subject}',
  'reminder.cancel': '{who} canceló el recordatorio {subject}',
  'reminder.restore': '{who} recuperó el recordatorio {subject}',
  'reminder.ring': (told) => `{who} recordó {subject}${inGroup(told)}`,
  'reminder.leave': '{who} dejó el recordatorio {subject}',
  'reminder.return': '{who} vuelve a recibir el recordatorio {subject}',
  'reminder.follow': '{who} también quiere el recordatorio {subject}',
  'reminder.unfollow': '{who} ya no quiere el recordatorio {subject}',
  'session.end': '{who} cerró una sesión de la consola',
  'suggestion.dismiss': '{who} descartó un grupo sugerido',
  'suggestion.restore': '{who} recuperó un grupo sugerido',
  'task.create': (told) =>
    told.count > 0
      ? `{who} creó la tarea {subject} para ${people(told.count)}${inGroup(told)}`
      : `{who} creó la tarea {subject}${inGroup(told)}`,
  'task.update': '{who} cambió la tarea {subject}',
  'task.due': '{who} cambió la fecha de la tarea {subject}',
  'task.assign': '{who} dio la tarea {subject} a {people}',
  'task.unassign': '{who} retiró la tarea {subject} a {people}',
  'task.cancel': '{who} canceló la tarea {subject}',
  'task.restore': '{who} recuperó la tarea {subject}',
  'task.done': ({ isOwn }) =>
    isOwn ? '{who} hizo la tarea {subject}' : '{who} anotó que {contact} hizo la tarea {subject}',
  'task.reopen': ({ isOwn }) =>
    isOwn ? '{who} reabrió su tarea {subject}' : '{who} reabrió la tarea {subject} de {contact}',
  'task.nudge': ({ count }) => `{who} recordó a ${people(count)} la tarea {subject}`,
  'user.create': '{who} añadió el usuario {subject}',
  'user.update': '{who} cambió el usuario {subject}',
  'user.signIn': '{subject} entró en la consola',
  'user.signInLink': '{subject} pidió un enlace a la consola',
};
