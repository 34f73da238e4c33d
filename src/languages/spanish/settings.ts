import type { settings as english } from '../english/settings.ts';
import { groupName, handle, lines } from '../wording.ts';
import { people } from './wording.ts';

export const settings: typeof english = () => ({
  settings({ changed, group, organization, zone, zoneInherited, language, confirmAbove }) {
    return lines(
      `${changed ? '✅' : '⚙️'} ${group ? groupName(group) : organization}${changed ? ', como queda ahora' : ''}:`,
      `🕒 Zona horaria: ${zone}${group && zoneInherited ? ` (la de ${organization})` : ''}`,
      group &&
        `✍️ Las tareas y los eventos los crean ${group.restricted ? 'solo sus admins' : 'todos sus miembros'}`,
      `💬 Idioma: ${language}`,
      `❓ Pregunto antes de llegar a más de ${people(confirmAbove)}`,
      !changed &&
        group &&
        `Para cambiar algo: /ajustes ${handle(group)} zona Madrid · /ajustes ${handle(group)} crean ${group.restricted ? 'miembros' : 'admins'}`,
    );
  },
});
