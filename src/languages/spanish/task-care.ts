import type { taskCare as english } from '../english/task-care.ts';
import { clip, firstWords, groupName, lines, mention, namesShown } from '../wording.ts';
import { dueBy, dueOrOverdue, format, list, noChatWith, people, replyYes } from './wording.ts';

export const taskCare: typeof english = (now) => ({
  confirmCancelTask({ number, title, open, done, anyone, code }) {
    const stays =
      done > 0 ? `; ${format(done)} ya la ${done === 1 ? 'ha' : 'han'} hecho, y así se queda` : '';
    return lines(
      `¿Cancelo ${title}? #${number}`,
      anyone
        ? `Todavía no la ha hecho nadie; es para cualquiera de ${people(open)}.`
        : `${open === 1 ? 'Falta' : 'Faltan'} ${people(open)}${stays}.`,
      replyYes(code),
    );
  },

  taskCancelled({ number, title, changed }) {
    return changed
      ? `🚫 ${title} queda cancelada: ya no la debe nadie. #${number}`
      : `${title} ya estaba cancelada. #${number}`;
  },

  taskChanged({ number, title, notes, before, changed }) {
    if (!changed) return `${title}: ya estaba así. #${number}`;
    const was = title === before.title ? '' : ` (antes, “${before.title}”)`;
    return lines(
      `✏️ ${title}${was}. #${number}`,
      notes !== before.notes && notes && firstWords(notes),
    );
  },

  dueApart({ number, phrase }) {
    return lines(
      `Todo sigue igual: la fecha va aparte. Primero: /vence ${number} ${clip(phrase)}`,
      'Si es parte del título, pon el título entre comillas.',
    );
  },

  confirmAssignTask({ number, title, people: count, code }) {
    return lines(`¿Doy ${title} a ${people(count)}? #${number}`, replyYes(code));
  },

  taskAssigned({ number, title, due, names, already, passedOn, strangers }) {
    const had = `${already.length === 1 ? 'tenía' : 'tenían'} ${list(already.slice(0, namesShown), already.length)}.`;
    if (names.length === 0) return `${title} ya la ${had} #${number}`;
    return lines(
      `✅ ${title} → ${list(names.slice(0, namesShown), names.length)}${due ? `, ${dueBy(due, now)}` : ''}. #${number}`,
      already.length > 0 && `Ya la ${had}`,
      passedOn && 'Quien la tenía ya no la debe.',
      noChatWith(strangers),
    );
  },

  confirmNudge({ number, title, people: count, code }) {
    return lines(`¿Recuerdo ${title} a ${people(count)}? #${number}`, replyYes(code));
  },

  nudge({ number, title, group, due, to, anyone }) {
    return lines(
      `🔔 ${to.total > 0 ? `${list(to.named.map(mention), to.total)}: ` : ''}${title}${group ? ` · ${groupName(group)}` : ''} sigue pendiente${due ? `, ${dueOrOverdue(due, now)}` : ''}. #${number}`,
      anyone
        ? `Con que lo haga alguien basta. Responde «hecho», o: /hecho ${number}`
        : `Al acabar responde «hecho», o: /hecho ${number}`,
    );
  },

  forAnyone({ number, title, group, due }) {
    return `🔔 ${title} · ${groupName(group)} es para cualquiera, ${dueBy(due, now)}: /hecho ${number}`;
  },

  nudged({ number, title, here, told: { elsewhere, unreached } }) {
    const names = unreached.named.map(({ name }) => name);
    const notTold =
      unreached.total > 0 &&
      `No puedo escribir a ${list(names, unreached.total)}: ${unreached.total === 1 ? 'avísale' : 'avísales'} tú, por favor.`;
    if (here !== null) {
      return lines(here, elsewhere > 0 && `Aviso enviado a ${people(elsewhere)} más.`, notTold);
    }
    return elsewhere > 0
      ? lines(`🔔 ${title}: aviso enviado a ${people(elsewhere)}. #${number}`, notTold)
      : lines(`No he podido recordar ${title} a nadie. #${number}`, notTold);
  },

  onlyYouOwe({ number, title }) {
    return lines(`De ${title} solo faltas tú. #${number}`, `Al acabar: /hecho ${number}`);
  },
});
