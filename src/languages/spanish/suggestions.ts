import type { suggestions as english } from '../english/suggestions.ts';
import type { BusinessWord } from '../reply.ts';
import { groupName, handle, lines, quote } from '../wording.ts';
import { groupTemplates } from './group-templates.ts';
import { didYouMean, people, plural, replyYes } from './wording.ts';

const peopleOf: Record<BusinessWord, string> = {
  MEDICAL: 'Pacientes',
  SALON: 'Clientes',
  RESTAURANT: 'Comensales',
  CONSULTANT: 'Clientes',
  CLUB: 'Miembros',
  FAMILY: 'Parientes',
  BOOK_CLUB: 'Lectores',
  GENERAL: 'Clientes',
};

/** "de los últimos 30 días". */
const ofLast = (days: number) => `de los últimos ${plural(days, 'día')}`;

export const suggestions: typeof english = () => ({
  groupTemplates,

  suggestion(facts) {
    switch (facts.kind) {
      case 'type':
        return {
          name: `${peopleOf[facts.businessType]} de ${facts.said}`,
          description: `Contactos con cita de ${facts.said}`,
          goodFor: `Llamar y escribir solo sobre ${facts.said}`,
        };
      case 'provider':
        return {
          name: `${peopleOf[facts.businessType]} de ${facts.said}`,
          description: `Contactos con cita con ${facts.said}`,
          goodFor: `Avisar a la gente de ${facts.said} de una ausencia o un retraso`,
        };
      case 'source':
        return {
          name: `Reservas de ${facts.said}`,
          description: `Contactos que reservaron por ${facts.said}`,
          goodFor: 'Comparar las vías por las que se reserva',
        };
      case 'followUp':
        return {
          name: 'Por contactar',
          description: 'Contactos a quienes no llegó la última llamada',
          goodFor: 'Volver a llamar o escribir',
        };
      case 'new':
        return {
          name: `${peopleOf[facts.businessType]} nuevos`,
          description: 'Contactos añadidos hace poco',
          goodFor: 'Dar la bienvenida',
        };
      case 'chat':
        return {
          name: facts.said,
          description: `Quienes hablan en el chat ${facts.said}`,
          goodFor: 'Tareas, eventos y respuestas en ese chat, que queda vinculado al grupo',
        };
      case 'together':
        return {
          name: `Habituales de ${facts.said}`,
          description: `Quienes van juntos, a menudo a ${facts.said}`,
          goodFor: 'Contar con quienes ya vienen',
        };
    }
  },

  criteria(criteria) {
    switch (criteria.by) {
      case 'appointmentType':
        return `Su cita es del tipo «${criteria.is}»`;
      case 'appointmentProvider':
        return `Su cita es con «${criteria.is}»`;
      case 'bookingSource':
        return `Reservaron por «${criteria.is}»`;
      case 'newlyAdded':
        return `Son contactos ${ofLast(criteria.days)}`;
      case 'unreached':
        return `Su última llamada ${ofLast(criteria.days)} no les llegó`;
      case 'chat':
        return 'Hablaron en un chat que no es de ningún grupo';
      case 'together':
        return `Cada dos fueron a ${plural(criteria.times, 'evento')} en común ${ofLast(criteria.days)}`;
    }
  },

  confirmTemplate({ group, rule, people: count, code }) {
    return lines(
      `¿Creo ${groupName(group)} y añado a ${people(count)}?`,
      `${rule}.`,
      replyYes(code),
    );
  },

  groupFromTemplate({ group, rule, others }) {
    return lines(
      others === null || others === 0
        ? `✅ ${groupName(group)} ya existe; de momento solo estás tú.`
        : `✅ ${groupName(group)} ya existe, contigo y ${people(others)}.`,
      `${rule}${others === 0 ? ': aún nadie' : ''}.`,
      others === null
        ? `Añade gente: /añadir a @Pau a ${handle(group)}`
        : `Lo administras tú. Quién está: /quién está en ${handle(group)}`,
    );
  },

  noTemplate({ typed, near, templates }) {
    const [first] = templates;
    return lines(
      typed === ''
        ? '¿Desde qué plantilla?'
        : `No hay ninguna plantilla ${quote(typed)}.${didYouMean(near)}`,
      ...templates.map(({ icon, name, rule }) => `${icon} ${name} · ${rule}`),
      first && `Por ejemplo: /crear grupo desde ${first.name}`,
      first && typed !== '' && 'Un nombre que empieza por «desde» va entre comillas.',
    );
  },
});
