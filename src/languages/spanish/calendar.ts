import type { calendar as english } from '../english/calendar.ts';
import type { GroupName, Standing } from '../reply.ts';
import { groupName, handle, lines } from '../wording.ts';
import { plural, theDay } from './wording.ts';

export const calendar: typeof english = (now) => {
  const whose = (group: GroupName | null) =>
    group ? `los eventos de ${groupName(group)}` : 'tus eventos';
  const command = (group: GroupName | null, word?: string) =>
    ['/calendario', word, group && handle(group)].filter(Boolean).join(' ');
  const answer = (own: { status: Standing; guests: number }, number: number | null): string => {
    const guests = own.guests > 0 ? `, con ${plural(own.guests, 'invitado', 'invitados')}` : '';
    switch (own.status) {
      case 'GOING':
        return `Vas${guests}.`;
      case 'MAYBE':
        return `Dijiste que quizás${guests}.`;
      case 'DECLINED':
        return 'No vas.';
      case 'WAITLISTED':
        return `Estás en la lista de espera${guests}.`;
      case 'INVITED':
        return `Aún no has respondido: /voy ${number} · /no voy ${number}`;
    }
  };

  return {
    calendarAddress({ url, group, replaced }) {
      return lines(
        `📆 ${whose(group).replace(/^./, (first) => first.toUpperCase())}, para tu calendario:`,
        url,
        'Google: en un ordenador, Otros calendarios → + → Desde URL.',
        'Apple: Calendario → Archivo o Añadir calendario → Añadir suscripción a calendario.',
        'Outlook: Agregar calendario → Suscribirse desde la web.',
        `Quien tenga esta dirección los lee: guárdala para ti. Solo la muestro ahora.${replaced ? ' La anterior ya no funciona.' : ''}`,
        `Quitarla: ${command(group, 'quitar')}`,
      );
    },

    calendarSent({ group }) {
      return `📆 Te he enviado la dirección para ${whose(group)} en nuestro chat directo.`;
    },

    calendarAskDirectly({ group }) {
      return `📆 La dirección es solo para ti: escríbeme en un chat directo, ${command(group)}`;
    },

    calendarThere({ group, since, read }) {
      return lines(
        `📆 Hay una dirección para ${whose(group)} desde ${theDay(since, now)}, ${read ? `leída por última vez ${theDay(read, now)}` : 'que ningún calendario ha leído aún'}. No puedo volver a mostrarla.`,
        `Otra en su lugar: ${command(group, 'nuevo')} · Quitarla: ${command(group, 'quitar')}`,
      );
    },

    calendarEnded({ group, changed }) {
      const again = `Una nueva: ${command(group, 'nuevo')}`;
      return changed
        ? `📆 La dirección para ${whose(group)} ya no funciona. ${again}`
        : `📆 No hay dirección para ${whose(group)}. ${again}`;
    },

    calendarEntry({ number, notes, own, cancelled, ...entry }) {
      const called = [entry.groupName, number !== null && `#${number}`].filter(Boolean).join(' ');
      return lines(
        number === null && 'Previsto: podrás responder cuando esté planeado.',
        cancelled && 'Cancelado.',
        !cancelled && own && answer(own, number),
        notes,
        called || null,
      );
    },
  };
};
