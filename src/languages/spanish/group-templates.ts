import type { TemplateId } from '../english/group-templates.ts';
import type { TemplateText } from '../reply.ts';

export const groupTemplates: Record<TemplateId, TemplateText> = {
  'vip-patients': {
    name: 'Pacientes VIP',
    description: 'Pacientes prioritarios que piden una atención especial',
    rule: 'Pacientes con necesidades complejas o de gran valor, a mano',
  },
  'new-patients': {
    name: 'Pacientes nuevos',
    description: 'Pacientes que vienen por primera vez',
    rule: 'Pacientes añadidos en los últimos 30 días',
  },
  'follow-up-required': {
    name: 'Requieren seguimiento',
    description: 'Pacientes que necesitan una cita de seguimiento',
    rule: 'Pacientes cuya cita es de seguimiento o de control',
  },
  'surgical-patients': {
    name: 'Pacientes de cirugía',
    description: 'Pacientes con una intervención',
    rule: 'Pacientes cuya cita es una cirugía o una intervención',
  },
  'vip-clients': {
    name: 'Clientes VIP',
    description: 'Clientes que piden un servicio especial',
    rule: 'Clientes de gran valor o que vienen mucho, a mano',
  },
  'color-clients': {
    name: 'Clientes de color',
    description: 'Clientes que se hacen el color con frecuencia',
    rule: 'Clientes cuya cita es de color, mechas o balayage',
  },
  'monthly-regulars': {
    name: 'Habituales del mes',
    description: 'Clientes que reservan cada mes',
    rule: 'Clientes que vienen cada mes, a mano',
  },
  'bridal-clients': {
    name: 'Novias y eventos',
    description: 'Clientes con boda o con un evento especial',
    rule: 'Clientes cuya cita es de novia, de boda o de un evento',
  },
  'regular-guests': {
    name: 'Comensales habituales',
    description: 'Quienes vienen a menudo a comer',
    rule: 'Comensales con varias reservas, a mano',
  },
  'special-occasions': {
    name: 'Ocasiones especiales',
    description: 'Comensales que celebran algo',
    rule: 'Comensales cuya reserva es de cumpleaños o aniversario',
  },
  'corporate-clients': {
    name: 'Clientes de empresa',
    description: 'Comidas de negocios y eventos de empresa',
    rule: 'Comensales cuyas indicaciones hablan de empresa o negocios',
  },
  'wine-club-members': {
    name: 'Club de vinos',
    description: 'Comensales a quienes les gusta el vino',
    rule: 'Comensales cuyas indicaciones hablan de vino o maridaje',
  },
  prospects: {
    name: 'Posibles clientes',
    description: 'Quienes están conociendo lo que haces',
    rule: 'Clientes cuya cita es una primera conversación',
  },
  'active-clients': {
    name: 'Clientes activos',
    description: 'Clientes con quienes trabajas ahora',
    rule: 'Clientes cuya cita es una sesión, una revisión o asesoría',
  },
  'retainer-clients': {
    name: 'Clientes con iguala',
    description: 'Clientes con un acuerdo fijo',
    rule: 'Clientes con iguala, a mano',
  },
  'past-clients': {
    name: 'Antiguos clientes',
    description: 'Clientes a quienes saludar de vez en cuando',
    rule: 'Clientes con el trabajo ya hecho, a mano',
  },
  'vip-contacts': {
    name: 'Contactos VIP',
    description: 'Quienes van primero',
    rule: 'Los contactos más importantes, a mano',
  },
  'new-contacts': {
    name: 'Contactos nuevos',
    description: 'Gente a quien dar la bienvenida',
    rule: 'Contactos añadidos en los últimos 30 días',
  },
  'needs-follow-up': {
    name: 'Por contactar',
    description: 'Gente a quien no se pudo localizar',
    rule: 'Contactos cuya última llamada de los últimos 30 días no llegó a ellos',
  },
  regulars: {
    name: 'Habituales',
    description: 'Quienes vienen una y otra vez',
    rule: 'Contactos que fueron a 4 eventos de los últimos 180 días',
  },
  players: {
    name: 'Jugadores',
    description: 'Quienes juegan, con entrenos y partidos',
    rule: 'Miembros que juegan, a mano',
  },
  'club-regulars': {
    name: 'Habituales del club',
    description: 'El núcleo del club',
    rule: 'Miembros que fueron a 4 eventos de los últimos 180 días',
  },
  'new-members': {
    name: 'Miembros nuevos',
    description: 'Miembros a quienes dar la bienvenida',
    rule: 'Miembros añadidos en los últimos 30 días',
  },
  committee: {
    name: 'Junta',
    description: 'Quienes llevan el club',
    rule: 'Miembros que llevan el club, a mano',
  },
  household: {
    name: 'Casa',
    description: 'Quienes viven bajo el mismo techo: compra, tareas, planes',
    rule: 'Quienes viven juntos, a mano',
  },
  'extended-family': {
    name: 'Familia extensa',
    description: 'Abuelos, tíos y primos',
    rule: 'Parientes de cerca y de lejos, a mano',
  },
  'family-gatherings': {
    name: 'Reuniones familiares',
    description: 'Cumpleaños, fiestas y domingos juntos',
    rule: 'Quienes fueron a 2 eventos de los últimos 365 días',
  },
  trips: {
    name: 'Viajes',
    description: 'Quienes viajan juntos: fechas, maletas, billetes',
    rule: 'Quienes viajan juntos, a mano',
  },
  readers: {
    name: 'Lectores',
    description: 'Quienes leen el libro del mes',
    rule: 'Miembros que leen, a mano',
  },
  'regular-readers': {
    name: 'Lectores habituales',
    description: 'Lectores que vienen una y otra vez',
    rule: 'Miembros que fueron a 4 eventos de los últimos 180 días',
  },
  'new-readers': {
    name: 'Lectores nuevos',
    description: 'Lectores a quienes dar la bienvenida, con el libro',
    rule: 'Miembros añadidos en los últimos 30 días',
  },
  hosts: {
    name: 'Anfitriones',
    description: 'Quienes abren su casa una tarde',
    rule: 'Miembros que reciben en casa, a mano',
  },
};
