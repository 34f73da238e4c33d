import type { Obstacle } from '../../errors.ts';
import type { undo as english } from '../english/undo.ts';
import type { Standing, Undone } from '../reply.ts';
import { groupName, lines, shorten } from '../wording.ts';
import { answersStand, needNotCome, toldLines } from './event-care.ts';
import { addressed, dueBy, movedUp, people, plural, span, when } from './wording.ts';

const own: Record<Standing, string> = {
  INVITED: 'tu respuesta queda retirada',
  GOING: 'vuelves a ir',
  MAYBE: 'vuelves al quizás',
  DECLINED: 'vuelves a no ir',
  WAITLISTED: 'vuelves a la lista de espera',
};

const theirs: Record<Standing, string> = {
  INVITED: 'se queda sin responder',
  GOING: 'vuelve a ir',
  MAYBE: 'vuelve al quizás',
  DECLINED: 'vuelve a no ir',
  WAITLISTED: 'vuelve a la lista de espera',
};

const obstacles: Record<Obstacle, (who: string | undefined) => string> = {
  done: (who = 'alguien') => `${who} ya la ha hecho`,
  answered: (who = 'alguien') => `${who} ya ha respondido`,
  changed: (who) => (who ? `${who} ha hecho cambios desde entonces` : 'ha cambiado desde entonces'),
  placeGone: () => 'la plaza ya es de otra persona',
  inUse: () => 'ya tiene tareas, eventos o chats',
  told: () => 'ya se ha avisado a la gente',
  sent: () => 'lo enviado no puede volver atrás',
  notKept: () =>
    'una dirección que se quitó no vuelve; para quitar la de ahora: /calendario quitar',
  chatThere: () => 'el chat ya existe',
};

export function cannotUndo(details: { what: string; why: Obstacle; who?: string }): string {
  const { what, why, who } = details;
  const stands =
    why === 'placeGone' && who ? `${who} se queda fuera` : `${what || 'Eso'} se queda como está`;
  return `${stands}: ${obstacles[why](who)}.`;
}

export const undo: typeof english = (now) => {
  const state = (undone: Undone): string => {
    switch (undone.kind) {
      case 'task':
        return undone.people > 1
          ? `${undone.title} queda retirada para ${people(undone.people)}. #${undone.number}`
          : `${undone.title} queda retirada. #${undone.number}`;
      case 'taskStatus':
        return `${undone.title} vuelve a estar ${undone.done ? 'hecha' : 'pendiente'}. #${undone.number}`;
      case 'taskOpen':
        return `${undone.title} vuelve a estar pendiente. #${undone.number}`;
      case 'taskDue':
        return undone.due
          ? `${undone.title}: otra vez ${dueBy(undone.due, now)}. #${undone.number}`
          : `${undone.title} vuelve a estar sin fecha. #${undone.number}`;
      case 'assignment':
        return `${undone.title} está como antes, con ${people(undone.people)} menos. #${undone.number}`;
      case 'event':
        return `${undone.title} queda cancelado. #${undone.number}`;
      case 'answer': {
        const { number, title, status, who } = undone;
        const guests = undone.guests > 0 ? ` con ${plural(undone.guests, 'acompañante')}` : '';
        const stands = who === null ? own[status] : `${who} ${theirs[status]}`;
        return `${title}: ${stands}${guests}. #${number}`;
      }
      case 'answers':
        return `${undone.title}: las respuestas de ${people(undone.people)} quedan como estaban. #${undone.number}`;
      case 'eventStart':
        return undone.start
          ? `${undone.title}: otra vez ${when(undone.start, now)}. #${undone.number}`
          : `${undone.title} vuelve a estar sin fecha. #${undone.number}`;
      case 'eventFields':
        return `${undone.title} está como antes. #${undone.number}`;
      case 'taskFields':
        return `${undone.title} está como antes. #${undone.number}`;
      case 'attendance':
        return `${undone.title}: quién vino queda como estaba. #${undone.number}`;
      case 'eventOn':
        return `${undone.title} sigue adelante. #${undone.number}`;
      case 'eventHeld':
        return `Si se hace ${undone.title} vuelve a estar por decidir. #${undone.number}`;
      case 'invitations':
        return `${undone.title} tiene ${plural(undone.people, 'invitación', 'invitaciones')} menos. #${undone.number}`;
      case 'group':
        return `${groupName(undone.group)} ya no existe.`;
      case 'groupFields':
        return `${groupName(undone.group)} está como antes.`;
      case 'groupStatus':
        return `${groupName(undone.group)} vuelve a estar ${undone.archived ? 'archivado' : 'activo'}.`;
      case 'joined':
        return `${people(undone.people)} ${undone.people === 1 ? 'sale' : 'salen'} otra vez de ${groupName(undone.group)}.`;
      case 'left':
        return `${people(undone.people)} de vuelta en ${groupName(undone.group)}, con sus tareas y respuestas.`;
      case 'roles':
        return `${people(undone.people)} ${adminAgain(undone)} ${groupName(undone.group)}.`;
      case 'titles':
        return `${people(undone.people)} de ${groupName(undone.group)} ${undone.people === 1 ? 'recupera' : 'recuperan'} su papel de antes.`;
      case 'link':
        return undone.group
          ? `Este chat vuelve a ser de ${groupName(undone.group)}.`
          : 'Este chat vuelve a estar sin grupo.';
      case 'mirror':
        return undone.again
          ? `${groupName(undone.group)} y su chat vuelven a ir a la par.`
          : `${groupName(undone.group)} y su chat ya no van a la par.`;
      case 'message': {
        const { gone, kept } = undone;
        return gone === 0
          ? `Tu mensaje a ${groupName(undone.group)} no se envía.`
          : `Tu mensaje a ${groupName(undone.group)} se queda aquí: ${plural(gone, 'chat')} ya lo ${gone === 1 ? 'tiene' : 'tienen'}, a ${plural(kept, 'chat')} ya no llega.`;
      }
      case 'absence': {
        const { isAway, who } = undone;
        const subject = who === null ? 'Estás' : `${who} está`;
        const no = who === null ? 'Ya no estás' : `${who} ya no está`;
        return isAway
          ? `${subject} fuera otra vez: ${span(undone.span, now)}.`
          : `${no} fuera: ${span(undone.span, now)}.`;
      }
      case 'reminder': {
        const { number, text } = undone;
        const what = shorten(text);
        const states = {
          off: `${what} queda anulado`,
          on: `${what} vuelve a estar en pie`,
          asBefore: `${what} queda como estaba`,
          toldAgain: `Vuelves a recibir ${what}`,
        };
        return `${states[undone.now]}. #${number}`;
      }
      case 'campaign': {
        const { number, kept, gone } = undone;
        const called = gone > 0 ? `; ya se llamó a ${people(gone)}` : '';
        return `La campaña #${number} se detiene: no se llama a ${people(kept)}${called}.`;
      }
      case 'campaignPaused':
        return `La campaña #${undone.number} ${undone.paused ? 'vuelve a estar en pausa' : 'sigue'}.`;
      case 'optOut':
        return undone.optedOut
          ? 'Aquí vuelvo a responderte y nada más.'
          : 'Te vuelvo a escribir aquí.';
      case 'callConsent':
        return undone.consent === null
          ? 'Si se te puede llamar está por decir, como antes.'
          : undone.consent
            ? 'Se te puede llamar, como antes.'
            : 'No se te puede llamar, como antes.';
      case 'doNotCall':
        return undone.doNotCall ? 'Ya no se te llama, como antes.' : 'Se te puede volver a llamar.';
      case 'contactFields':
        return `Los datos de ${people(undone.people)} son los de antes.`;
      case 'contactsBack':
        return `Vuelvo a conocer a ${people(undone.people)}.`;
      case 'language':
        return 'Te hablo como antes.';
      case 'organization':
        return `${undone.name} está como antes.`;
    }
  };

  return {
    undone(taken) {
      const { undone, promoted, told } = taken;
      const [first, ...others] = undone.map(state);
      const here = told?.here;
      const number = undone.find((one) => 'number' in one)?.number ?? 0;
      const isOff = undone.some(({ kind }) => kind === 'invitations');
      return lines(
        `↩️ ${first ?? 'Deshecho.'}`,
        ...others,
        promoted.length > 0 && movedUp(promoted),
        here !== undefined &&
          here.total > 0 &&
          addressed(here.named, isOff ? needNotCome : answersStand(number), here.total),
        ...(told ? toldLines(told) : []),
      );
    },

    nothingToUndo() {
      return 'Aquí no has cambiado nada que pueda deshacer. Se puede durante diez minutos, en el mismo chat.';
    },

    editFailed({ problem }) {
      return lines(problem, 'Editar no ha cambiado nada: vale lo que escribiste primero.');
    },
  };
};

/** "vuelven a administrar", "deja de administrar". */
function adminAgain({ people, admin }: { people: number; admin: boolean }): string {
  if (admin) return `${people === 1 ? 'vuelve' : 'vuelven'} a administrar`;
  return `${people === 1 ? 'deja' : 'dejan'} de administrar`;
}
