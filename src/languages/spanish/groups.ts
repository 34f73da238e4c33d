import type { GroupState } from '../../errors.ts';
import type { groups as english } from '../english/groups.ts';
import { groupName, handle, lines, namesShown } from '../wording.ts';
import { format, list, movedUp, people, plural, replyYes } from './wording.ts';

/** What a group is, by its status. */
export const states: Record<GroupState, string> = {
  ACTIVE: 'activo',
  ARCHIVED: 'archivado',
  INACTIVE: 'inactivo',
};

/** What somebody is in the organization. */
const staffRoles = { ADMIN: 'admin', MANAGER: 'manager', USER: 'personal' };

/** What joiners were given besides: "También recibe 2 tareas pendientes y 1 invitación." */
function welcome(tasks: number, events: number, joiners: number): string | false {
  const gifts = [
    ...(tasks > 0 ? [plural(tasks, 'tarea pendiente', 'tareas pendientes')] : []),
    ...(events > 0 ? [plural(events, 'invitación', 'invitaciones')] : []),
  ];
  if (gifts.length === 0) return false;
  return joiners === 1
    ? `También recibe ${list(gifts)}.`
    : `También reciben ${list(gifts)} en total.`;
}

/** As many names as a question holds, and how many more there are. */
function first(names: readonly string[]): string {
  return list(names.slice(0, namesShown), names.length);
}

/** "2 tareas pendientes y 1 plaza en un evento". */
function lost(tasks: number, places: number): string {
  return list(
    [
      tasks > 0 && plural(tasks, 'tarea pendiente', 'tareas pendientes'),
      places > 0 && plural(places, 'plaza en un evento', 'plazas en eventos'),
    ].filter((part) => part !== false),
  );
}

function lostBy(people: number, tasks: number, places: number): string | false {
  return tasks + places > 0 && `${people === 1 ? 'Pierde' : 'Pierden'} ${lost(tasks, places)}.`;
}

export const groups: typeof english = () => ({
  groupCreated({ group, names }) {
    return lines(
      names.length === 1
        ? `✅ ${groupName(group)} ya existe; de momento solo estás tú.`
        : `✅ ${groupName(group)} ya existe, con ${people(names.length)}: ${list(names)}.`,
      `Lo administras tú. En el chat del grupo, escribe: /vincular chat a ${handle(group)}`,
    );
  },

  groupList({ groups: rows, total }) {
    if (total === 0) return 'Aún no estás en ningún grupo. Pide a un admin que te añada.';
    return lines(
      `${plural(total, 'grupo')}:`,
      ...rows.map(
        (group) =>
          `${groupName(group)} · ${people(group.memberCount)}${group.admin ? ' · lo administras tú' : group.own ? '' : ' · tú no estás'}`,
      ),
      total > rows.length && `… y ${format(total - rows.length)} más. Busca uno: /grupo "nombre"`,
      rows.length > 0 && total <= rows.length && `Más sobre uno: /grupo ${handle(rows[0]!)}`,
    );
  },

  groupShown({ group, admins, members, openTasks, chats }) {
    const others = group.memberCount - admins.length;
    return lines(
      `*${groupName(group)}* · ${people(group.memberCount)}`,
      group.description,
      group.status !== 'ACTIVE' && `Este grupo está ${states[group.status]}.`,
      admins.length > 0 && `Admins: ${list(admins)}`,
      members.length > 0 &&
        `Miembros: ${list(
          members.map(({ name, title }) => (title ? `${name} (${title})` : name)),
          others,
        )}`,
      group.restricted && 'Solo sus admins crean tareas y eventos.',
      openTasks > 0 &&
        `${plural(openTasks, 'tarea pendiente', 'tareas pendientes')}: /tareas ${handle(group)}`,
      chats.length > 0 && `Chats vinculados: ${list(chats)}`,
    );
  },

  confirmAdd({ group, names, code }) {
    return lines(
      `¿Añado a ${people(names.length)} a ${groupName(group)}?`,
      first(names),
      replyYes(code),
    );
  },

  membersAdded({ group, names, already, title, memberCount, tasks, events }) {
    const as = title ? ` como ${title}` : '';
    return lines(
      names.length > 0 &&
        `✅ ${list(names)} ya ${names.length === 1 ? 'está' : 'están'} en ${groupName(group)}${as} (ahora ${people(memberCount)}).`,
      names.length > 0 && welcome(tasks, events, names.length),
      already.length > 0 &&
        `${list(already)} ya ${already.length === 1 ? 'estaba' : 'estaban'} en ${groupName(group)}${as ? `; ahora,${as}` : ''}.`,
    );
  },

  confirmRemove({ group, names, tasks, places, code }) {
    return lines(
      `¿Saco a ${first(names)} de ${groupName(group)}?`,
      lostBy(names.length, tasks, places),
      replyYes(code),
    );
  },

  confirmLeave({ group, tasks, places, code }) {
    return lines(`¿Sales de ${groupName(group)}? Pierdes ${lost(tasks, places)}.`, replyYes(code));
  },

  memberLeft({ group, name, memberCount, tasks, places, promoted }) {
    return lines(
      `👋 ${name} ha salido de ${groupName(group)} (${memberCount === 1 ? 'queda' : 'quedan'} ${people(memberCount)}).`,
      lostBy(1, tasks, places),
      promoted.length > 0 && movedUp(promoted),
    );
  },

  membersRemoved({ group, names, memberCount, tasks, places, promoted }) {
    return lines(
      `👋 ${list(names)} ${names.length === 1 ? 'sale' : 'salen'} de ${groupName(group)} (${memberCount === 1 ? 'queda' : 'quedan'} ${people(memberCount)}).`,
      lostBy(names.length, tasks, places),
      promoted.length > 0 && movedUp(promoted),
    );
  },

  confirmRole({ group, names, admin, code }) {
    return lines(
      `¿Hago ${admin ? 'admins' : 'miembros sin más'} de ${groupName(group)} a ${people(names.length)}?`,
      first(names),
      replyYes(code),
    );
  },

  roleSet({ group, names, unchanged, admin }) {
    const isOne = names.length === 1;
    const wasOne = unchanged.length === 1;
    return lines(
      names.length > 0 &&
        (admin
          ? `⭐ ${list(names)} ahora ${isOne ? 'es admin' : 'son admins'} de ${groupName(group)}.`
          : `${list(names)} ${isOne ? 'deja de ser admin' : 'dejan de ser admins'} de ${groupName(group)} y ${isOne ? 'sigue' : 'siguen'} en el grupo.`),
      unchanged.length > 0 &&
        (admin
          ? `${list(unchanged)} ya ${wasOne ? 'era admin' : 'eran admins'}.`
          : `${list(unchanged)} no ${wasOne ? 'era admin' : 'eran admins'}.`),
    );
  },

  members({ group, members, memberCount }) {
    if (memberCount === 0)
      return `Aún no hay nadie en ${groupName(group)}. Añade a alguien: /añadir @Pau a ${handle(group)}`;
    const names = members.map(({ name, role, title }) => {
      const facts = [role === 'ADMIN' && 'admin', title].filter(Boolean).join(', ');
      return facts ? `${name} (${facts})` : name;
    });
    return lines(`${groupName(group)}: ${people(memberCount)}`, list(names, memberCount));
  },

  groupRenamed({ before, after }) {
    return lines(
      `✏️ ${groupName(before)} ahora se llama ${groupName(after)}.`,
      `En los comandos, escribe ${handle(after)}`,
    );
  },

  confirmArchive({ group, people: count, tasks, events, code }) {
    const facts = [
      people(count),
      tasks > 0 && plural(tasks, 'tarea pendiente', 'tareas pendientes'),
      events > 0 && plural(events, 'evento por venir', 'eventos por venir'),
    ].filter((part) => part !== false);
    return lines(
      `¿Archivo ${groupName(group)}, con ${list(facts)}?`,
      'No admitirá nada nuevo, pero se conserva todo.',
      replyYes(code),
    );
  },

  groupStatusSet({ group, archived, changed }) {
    if (!changed) return `${groupName(group)} ya estaba ${archived ? 'archivado' : 'activo'}.`;
    if (!archived) return `✅ ${groupName(group)} vuelve a estar activo.`;
    return lines(
      `🗄 ${groupName(group)} queda archivado: se conserva todo, pero no admite nada nuevo.`,
      `Para recuperarlo: /desarchivar ${handle(group)}`,
    );
  },

  chatLinked({ group, before, memberCount }) {
    if (before === 'same') return `Este chat ya estaba vinculado a ${groupName(group)}.`;
    return lines(
      `🔗 Este chat ${before === 'other' ? 'pasa a estar' : 'queda'} vinculado a ${groupName(group)} (${people(memberCount)})${before === 'other' ? ', y a ningún otro grupo' : ''}.`,
      'Prueba: /quién juega esta semana? · /crear evento "Cena de equipo" viernes a las 20:00',
    );
  },

  chatLinkedToNone() {
    return 'Este chat no está vinculado a ningún grupo tuyo. No ha cambiado nada.';
  },

  chatUnlinked(group) {
    return `Este chat ya no está vinculado a ${groupName(group)}. Lo demás sigue igual.`;
  },

  context({ you, staffRole, organization, group, zone, direct }) {
    const here = group?.role
      ? `, ${group.role === 'ADMIN' ? 'admin' : 'miembro'} de este grupo`
      : '';
    return lines(
      group
        ? `Este chat es de ${groupName(group)} (${people(group.memberCount)})${group.status === 'ACTIVE' ? '' : `, que está ${states[group.status]}`}.`
        : direct
          ? 'Este es un chat directo: las tareas sin “para” son para ti.'
          : 'Este chat no está vinculado a ningún grupo tuyo. Un admin puede escribir: /vincular chat al grupo "nombre"',
      `Eres ${you}${here} (${staffRole ? `${staffRoles[staffRole]} de ` : ''}${organization}).`,
      `Las fechas van en hora de ${zone}.`,
    );
  },

  stranger(organization) {
    return `Todavía no te conozco. Pide a un admin de ${organization} que añada tu número y cuenta conmigo.`;
  },
});
