import type { why as english } from '../english/why.ts';
import type { DeedFacts, LineFacts } from '../reply.ts';
import { groupName, quote } from '../wording.ts';
import { format, people, theDay, when } from './wording.ts';

export const why: typeof english = (now) => ({
  whyRefused({ whose, at, command, reason }) {
    const typed = `${whose ? `${whose} escribió` : 'Escribiste'} ${quote(command)}, ${when(at, now)}`;
    return reason === null ? `${typed}, y dije que no.` : `${typed}. Dije: ${reason}`;
  },

  whyNotRefused({ whose }) {
    return whose === null
      ? `En este chat no te he dicho que no a nada. ${hint}`
      : `A ${whose} no le he dicho que no a nada.`;
  },

  whyWaiting(line) {
    const { number, title, whose, place } = line;
    return `${whose ? `${whose} tiene` : 'Tienes'} el número ${format(place)} de la lista de espera de ${title} (#${number}) ${inLine(line, now)}`;
  },

  whyNotWaiting({ whose, event, group }) {
    const waits = whose ? `${whose} no espera` : 'No esperas';
    if (event) return `${waits} plaza en ${event.title} (#${event.number}).`;
    if (group) return `${waits} plaza en nada de ${groupName(group)}.`;
    return `${waits} plaza en nada${whose ? ' que tú puedas ver' : ''}.`;
  },

  whyTask({ number, title: name, fate, deed, group, owes }) {
    const title = `${name} (#${number})`;
    const at = deed ? `, ${when(deed.at, now)}` : '';
    const still = owes ? ' Todavía te falta.' : '';
    switch (fate) {
      case 'left': {
        const from = group ? groupName(group) : 'su grupo';
        return deed?.by && !deed.by.self
          ? `Ya no debes ${title}: ${deed.by.name} te sacó de ${from}${at}.`
          : `Ya no debes ${title}: saliste de ${from}${at}.`;
      }
      case 'withdrawn':
        return `Ya no debes ${title}: se retiró lo tuyo.`;
      case 'cancelled':
        return deed?.undone
          ? `${title} se retiró${by(deed)}${at}.`
          : `${title} se canceló${by(deed)}${at}.`;
      case 'done':
        return deed?.by && !deed.by.self
          ? `Has hecho ${title}: lo dijo ${deed.by.name}${at}.`
          : `Has hecho ${title}${at}.`;
      case 'doneForAll':
        return `Ya no debes ${title}: bastaba con que lo hiciera alguien, y ya está${by(deed)}${at}.`;
      case 'restored':
        return `${title} vuelve a estar pendiente: se deshizo su cancelación${by(deed)}${at}.${still}`;
      case 'open':
        return `${title} se creó${by(deed)}${at}, y nadie la ha cancelado.${still}`;
    }
  },

  whyEvent({ number, title, fate, deed, before, promotedAt, line, awayUntil }) {
    const deeds = {
      planned: 'se creó',
      moved: before ? 'cambió de fecha' : 'recibió su fecha',
      cancelled: 'se canceló',
      restored: 'sigue en pie: se deshizo su cancelación',
    };
    const from = before ? ` Antes era ${when(before, now)}.` : '';
    const own = line
      ? ` Tienes el número ${format(line.place)} de la lista de espera ${inLine(line, now)}`
      : promotedAt
        ? ` Tienes plaza desde ${when(promotedAt, now)}: quedó una libre.`
        : awayUntil
          ? ` No vas porque estás fuera hasta ${theDay(awayUntil, now)}. ¿Al final vas? /voy ${number}`
          : '';
    return `${title} (#${number}) ${deeds[fate]}${by(deed)}${deed ? `, ${when(deed.at, now)}` : ''}.${from}${own}`;
  },

  whyUnknown({ number }) {
    return `${number === null ? 'No sé por qué.' : `No sé nada de #${number}.`} ${hint}`;
  },
});

const hint =
  'Pregúntame: /por qué estoy esperando · /por qué 41, por una tarea o un evento. Solo, /por qué cuenta mi último no.';

/** "desde hoy 12:00: las 14 plazas están ocupadas y hay 4 personas delante." */
function inLine({ ahead, capacity, free, since }: LineFacts, now: Date): string {
  const full =
    free > 0
      ? `${free === 1 ? 'queda libre' : 'quedan libres'} ${format(free)} de ${format(capacity)} plazas, muy pocas para quien va primero,`
      : capacity === 1
        ? 'la única plaza está ocupada'
        : `las ${format(capacity)} plazas están ocupadas`;
  return `desde ${when(since, now)}: ${full} y ${ahead === 0 ? 'no hay nadie' : `hay ${people(ahead)}`} delante.`;
}

/** " (Alex)", " (tú)", or nothing. */
function by(deed: DeedFacts | null): string {
  if (!deed?.by) return '';
  return ` (${deed.by.self ? 'tú' : deed.by.name})`;
}
