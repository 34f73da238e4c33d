import { defineWords, plural } from '../../lib/language.tsx';

export const useBulkWords = defineWords(
  {
    region: 'What to do with those selected',
    clear: 'Select nobody',
    selectMatching: (count: string) => `Select all ${count} that match`,
    tooMany: (most: string) =>
      `At most ${most} are changed at once: select fewer, or narrow the filter.`,
    tooManyToCall: (most: string) =>
      `At most ${most} are called by name: select fewer, or the whole group.`,
    actions: {
      call: 'Call',
      status: 'Appointment',
      assign: 'Groups',
      edit: 'Edit fields',
      export: 'Export',
      remove: 'Remove from group',
      delete: 'Delete',
    },
    titles: {
      status: (count: string) => `Appointment status of ${count}`,
      assign: (count: string) => `Groups of ${count}`,
      edit: (count: string) => `Edit fields of ${count}`,
      remove: (count: string) => `Remove ${count} from the group`,
      delete: (count: string) => `Delete ${count}`,
    },
    preview: 'Show what changes',
    mode: 'What to do',
    modes: { add: 'Add to groups', remove: 'Remove from groups', replace: 'Replace their groups' },
    modeMeans: {
      add: 'They stay in all others.',
      remove: 'They stay in all others.',
      replace: 'They leave all other groups.',
    },
    groups: 'Groups',
    onlyFilled: 'What you leave empty stays as it is with each of them.',
    placeholders: {
      appointmentType: 'Check-up',
      appointmentProvider: 'Dr. Puig',
      bookingSource: 'Phone',
      timeZone: 'Europe/Madrid',
      locale: 'es',
    },
    refused: 'Nothing of it can be done',
    affected: {
      change: (count: number, shown: string) =>
        `Something changes for ${plural(count, 'person', 'people', shown)}.`,
      remove: (count: number, shown: string) =>
        `${plural(count, 'person leaves', 'people leave', shown)} the group. The contacts stay.`,
      delete: (count: number, shown: string) =>
        `${plural(count, 'contact is', 'contacts are', shown)} deleted, and ${count === 1 ? 'leaves' : 'leave'} all groups, tasks and events.`,
    },
    unaffected: 'Nothing would change.',
    unchanged: (count: number, shown: string) =>
      count === 1 ? `${shown} person stays as they are.` : `${shown} people stay as they are.`,
    people: (count: number, shown: string) => plural(count, 'person', 'people', shown),
    join: (count: number, shown: string) => plural(count, 'joins', 'join', shown),
    leave: (count: number, shown: string) => plural(count, 'leaves', 'leave', shown),
    tasks: (count: number, shown: string) =>
      `${plural(count, 'open task is', 'open tasks are', shown)} withdrawn.`,
    places: (count: number, shown: string) =>
      `${plural(count, 'place in an event is', 'places in events are', shown)} given up.`,
    nothing: 'nothing',
    doIt: {
      change: (count: number, shown: string) =>
        `Change ${plural(count, 'person', 'people', shown)}`,
      remove: (count: number, shown: string) =>
        `Remove ${plural(count, 'person', 'people', shown)}`,
      delete: (count: number, shown: string) =>
        `Delete ${plural(count, 'contact', 'contacts', shown)}`,
    },
    done: {
      change: (count: number, shown: string) =>
        `${plural(count, 'person', 'people', shown)} changed.`,
      remove: (count: number, shown: string) =>
        `${plural(count, 'person', 'people', shown)} removed.`,
      delete: (count: number, shown: string) =>
        `${plural(count, 'contact', 'contacts', shown)} deleted.`,
    },
    export: 'Export',
    format: 'Format',
    exportFields: 'Fields',
    download: 'Download',
    exported: 'The file has been made.',
  },
  {
    region: 'Qué hacer con la selección',
    clear: 'No seleccionar a nadie',
    selectMatching: (count) => `Seleccionar los ${count} que coinciden`,
    tooMany: (most) =>
      `Se cambian ${most} a la vez como mucho: selecciona menos o acota el filtro.`,
    tooManyToCall: (most) =>
      `Se llama a ${most} por su nombre como mucho: selecciona menos, o el grupo entero.`,
    actions: {
      call: 'Llamar',
      status: 'Cita',
      assign: 'Grupos',
      edit: 'Editar campos',
      export: 'Exportar',
      remove: 'Quitar del grupo',
      delete: 'Eliminar',
    },
    titles: {
      status: (count) => `Estado de la cita de ${count}`,
      assign: (count) => `Grupos de ${count}`,
      edit: (count) => `Editar campos de ${count}`,
      remove: (count) => `Quitar a ${count} del grupo`,
      delete: (count) => `Eliminar ${count}`,
    },
    preview: 'Ver qué cambia',
    mode: 'Qué hacer',
    modes: {
      add: 'Añadir a grupos',
      remove: 'Quitar de grupos',
      replace: 'Sustituir sus grupos',
    },
    modeMeans: {
      add: 'Siguen en todos los demás.',
      remove: 'Siguen en todos los demás.',
      replace: 'Dejan todos los demás grupos.',
    },
    groups: 'Grupos',
    onlyFilled: 'Lo que dejes vacío se queda como está en cada persona.',
    placeholders: {
      appointmentType: 'Revisión',
      appointmentProvider: 'Dra. Puig',
      bookingSource: 'Teléfono',
      timeZone: 'Europe/Madrid',
      locale: 'es',
    },
    refused: 'No se puede hacer nada de esto',
    affected: {
      change: (count, shown) => `Algo cambia para ${plural(count, 'persona', 'personas', shown)}.`,
      remove: (count, shown) =>
        `${plural(count, 'persona sale', 'personas salen', shown)} del grupo. Los contactos se quedan.`,
      delete: (count, shown) =>
        `Se ${count === 1 ? 'elimina' : 'eliminan'} ${plural(count, 'contacto', 'contactos', shown)}, y ${count === 1 ? 'deja' : 'dejan'} todos los grupos, tareas y eventos.`,
    },
    unaffected: 'No cambiaría nada.',
    unchanged: (count, shown) =>
      `${plural(count, 'persona se queda', 'personas se quedan', shown)} como está${count === 1 ? '' : 'n'}.`,
    people: (count, shown) => plural(count, 'persona', 'personas', shown),
    join: (count, shown) => plural(count, 'entra', 'entran', shown),
    leave: (count, shown) => plural(count, 'sale', 'salen', shown),
    tasks: (count, shown) =>
      `Se ${count === 1 ? 'retira' : 'retiran'} ${plural(count, 'tarea pendiente', 'tareas pendientes', shown)}.`,
    places: (count, shown) =>
      `Se ${count === 1 ? 'libera' : 'liberan'} ${plural(count, 'plaza en un evento', 'plazas en eventos', shown)}.`,
    nothing: 'nada',
    doIt: {
      change: (count, shown) => `Cambiar ${plural(count, 'persona', 'personas', shown)}`,
      remove: (count, shown) => `Quitar ${plural(count, 'persona', 'personas', shown)}`,
      delete: (count, shown) => `Eliminar ${plural(count, 'contacto', 'contactos', shown)}`,
    },
    done: {
      change: (count, shown) =>
        `${plural(count, 'persona cambiada', 'personas cambiadas', shown)}.`,
      remove: (count, shown) => `${plural(count, 'persona quitada', 'personas quitadas', shown)}.`,
      delete: (count, shown) =>
        `${plural(count, 'contacto eliminado', 'contactos eliminados', shown)}.`,
    },
    export: 'Exportar',
    format: 'Formato',
    exportFields: 'Campos',
    download: 'Descargar',
    exported: 'El archivo está listo.',
  },
);
