import type { ownReminders as english } from '../english/own-reminders.ts';
import type { Reminded } from '../reply.ts';
import { clip, groupName, lines, mention, shorten } from '../wording.ts';
import { recurrence } from './recurrence.ts';
import { repeated } from './repeats.ts';
import { list, people, plural, replyYes, theDay, when } from './wording.ts';

/** "ti", "📚 Lectores (12 personas)", "Pau y ti". */
function whom({ group, names, self }: Reminded): string {
  if (group) {
    const count = group.memberCount;
    return `${groupName(group)}${count === undefined ? '' : ` (${people(count)})`}`;
  }
  return list(self ? [...names, 'ti'] : names);
}

const said = (text: string) => `«${clip(text)}»`;

export const ownReminders: typeof english = (now) => ({
  reminderSet(set) {
    const { number, text, at, noTime, repeats, unreached, isMessage } = set;
    const { group, names, self } = set.whom;
    const isOwn = self && names.length === 0 && !group;
    const lead = isMessage
      ? `📨 Lo enviaré a ${whom(set.whom)}: ${said(text)}`
      : isOwn
        ? `⏰ Te lo recordaré: ${shorten(text)}`
        : `⏰ Se lo recordaré a ${whom(set.whom)}: ${shorten(text)}`;
    return lines(
      `${lead} · ${when(at, now)}${noTime ? ', porque no dijiste la hora' : ''}. #${number}`,
      repeats && repeated(repeats, now),
      unreached.length > 0 && `Aún no tengo chat con ${list(unreached)}: por favor, avisa tú.`,
    );
  },

  confirmReminder(asked) {
    const { text, direct, at, repeats, isMessage, code } = asked;
    const own = direct > 0 ? `, ${people(direct)} en su propio chat` : '';
    return lines(
      `${isMessage ? '¿Se lo envío' : '¿Se lo recuerdo'} a ${people(asked.people)}? ${shorten(text)}`,
      `→ ${whom(asked.whom)}${own} · ${when(at, now)}`,
      repeats && repeated(repeats, now),
      replyYes(code),
    );
  },

  reminder({ number, text, from, to, late }) {
    const named = to.total > 0 ? `${list(to.named.map(mention), to.total)}: ` : '';
    const by = from === null ? '' : `${from} os recuerda: `;
    const alone = from === null ? '' : `${from} te recuerda: `;
    const was = late ? ` (era para ${theDay(late, now)})` : '';
    const isOne = to.total === 1;
    return `🔔 ${named}${isOne ? alone : by}${text}${was} #${number}`;
  },

  reminderRefused({ number, text, group }) {
    const where = group ? ` en ${groupName(group)}` : '';
    return `${said(text)} no se ha dicho${where}: ya no puedes decir nada ahí. #${number} queda anulado.`;
  },

  messageLate({ number, text, group, planned, yes }) {
    const to = group ? ` para ${groupName(group)}` : '';
    const how = yes ? `Responde sí, o /entregar ${number}` : `/entregar ${number}`;
    return `No estaba: ${said(text)}${to} era para ${theDay(planned, now)}. ¿Lo envío ahora? ${how}`;
  },

  messageUnsent({ number, text, group, planned, why }) {
    return lines(
      `📨 ${said(text)} era para ${groupName(group)}, ${when(planned, now)}, y no se ha enviado. #${number}`,
      why,
    );
  },

  reminderMoved({ number, text, at, before, repeats }) {
    const was = at.at.getTime() === before.at.getTime() ? '' : `, no ${theDay(before, now)}`;
    return lines(
      `⏰ ${shorten(text)} · ahora ${theDay(at, now)}${was}. #${number}`,
      repeats === 'noMore' ? '🔁 Ya no se repite.' : repeats && repeated(repeats, now),
    );
  },

  reminderCancelled({ number, text }) {
    return `🚫 ${shorten(text)}: ya no se lo recuerdo a nadie. #${number}`;
  },

  reminderLeft({ number, text }) {
    return `🚫 ${shorten(text)}: ya no te lo recuerdo. #${number}`;
  },

  reminderList({ reminders, total, group }) {
    const where = group ? ` de ${groupName(group)}` : '';
    if (total === 0)
      return lines(
        `No hay recordatorios${where}.`,
        'Pon uno: /recordar me mañana a las 9 llamar al campo',
      );
    return lines(
      `${plural(total, 'recordatorio')}${where}:`,
      ...reminders.map((one) => {
        const again = one.repeats ? ` 🔁 ${recurrence(one.repeats.how, now)}` : '';
        const time = one.isHeld ? `te espera: /entregar ${one.number}` : when(one.at, now);
        return `${one.isMessage ? '📨' : '⏰'} #${one.number} ${shorten(one.text)} · ${time}${again} · ${whom(one.whom)}`;
      }),
      total > reminders.length && `… y ${total - reminders.length} más`,
      `¿Ya no hace falta? /cancelar recordatorio ${reminders[0]!.number}`,
    );
  },

  remindWhen({ text, whom: who }) {
    const what = text === null ? 'llamar al campo' : clip(text);
    return lines(
      text === null ? '¿A quién se lo recuerdo, cuándo y qué?' : '¿Cuándo?',
      `Por ejemplo: /recordar ${who} mañana a las 9 ${what}`,
      'Recuerda una tarea a quien aún la debe: /recordar 41',
    );
  },

  remindWhom() {
    return lines(
      '¿A quién se lo recuerdo? Dilo primero: me, a todos, @Nombre o @Grupo.',
      'Por ejemplo: /recordar me el viernes pagar a @Pau',
    );
  },

  remindWhatTime() {
    return '¿A qué hora de hoy? Por ejemplo: /recordar me a las 18:00 llamar al campo';
  },

  whyReminder({ number, text, fate, deed, rung, next }) {
    const deeds = {
      set: 'se puso',
      moved: 'se cambió',
      cancelled: 'se anuló',
      restored: 'sigue en pie: se deshizo su anulación',
    };
    const fates = {
      SAID: 'se dijo',
      IDLE: 'no había a quién decírselo',
      MISSED: 'su hora había pasado mientras yo no estaba',
      REFUSED: 'quien lo puso ya no podía decir nada ahí',
      HELD: 'su hora había pasado mientras yo no estaba, y pregunté',
      FAILED: 'algo falló, y no se dijo',
    };
    const who = deed?.by ? (deed.by.self ? ' (tú)' : ` (${deed.by.name})`) : '';
    const last = rung ? ` ${when(rung.at, now)}: ${fates[rung.fate]}.` : '';
    return `${shorten(text)} (#${number}) ${deeds[fate]}${deed ? ` ${theDay(deed.at, now)}` : ''}${who}.${last}${next ? ` La próxima vez: ${when(next, now)}.` : ''}`;
  },

  notDeliverable({ number }) {
    return `#${number} no es un mensaje tuyo que espere. Mira /recordatorios`;
  },
});
