import type { mirror as english } from '../english/mirror.ts';
import type { ChatProblem, NotAdded } from '../reply.ts';
import { groupName, handle, lines, namesShown } from '../wording.ts';
import { list, people, replyYes } from './wording.ts';

/** As many names as a question holds, and how many more there are. */
function first(names: readonly string[]): string {
  return list(names.slice(0, namesShown), names.length);
}

const problems: Record<ChatProblem, (group: string) => string> = {
  notAdmin: (group) =>
    `Mantengo este chat al día con ${group}, pero no puedo cambiarlo. Hazme admin del chat, por favor.`,
  full: (group) => `Este chat está lleno: no cabe toda la gente de ${group}.`,
  nameTooLong: () =>
    `WhatsApp admite nombres de 100 caracteres: este chat conserva el suyo. Acórtalo: /renombrar a …`,
};

const reasons: Record<NotAdded['state'], string> = {
  INVITED: 'con invitación de WhatsApp',
  NEEDS_LINK: 'solo con el enlace',
  NOT_ON_WHATSAPP: 'sin WhatsApp',
  FAILED: 'WhatsApp no lo ha permitido',
};

export const mirror: typeof english = () => ({
  confirmCreateChat({ group, people: count, without, hasChat, code }) {
    return lines(
      `¿Creo un chat de WhatsApp de ${groupName(group)} y añado a ${people(count)}?`,
      without.length > 0 && `Sin número, así que no entran: ${first(without)}.`,
      hasChat &&
        `Ya tiene un chat. Para que sea ese el que siga al grupo, escribe en él: /vincular chat a ${handle(group)} sincronizado`,
      'Desde entonces, lo que cambie en el grupo cambia en el chat, y al revés.',
      replyYes(code),
    );
  },

  chatComing({ group, people: count }) {
    return lines(
      `✅ ${groupName(group)} tendrá su chat de WhatsApp, con ${people(count)}.`,
      'Añadir a todo el mundo lleva unos minutos.',
    );
  },

  mirrorWelcome(group) {
    return lines(
      `👋 Este es el chat de ${groupName(group)}. Quien entra o sale aquí entra o sale del grupo.`,
      'Lo que sé hacer: /ayuda',
    );
  },

  confirmSync(asked) {
    const { group, joining, strangers, adding, without, promoted, chatName, code } = asked;
    const fresh = strangers > 0 ? ` (${strangers} que no conozco)` : '';
    return lines(
      `¿Mantengo este chat al día con ${groupName(group)} desde ahora?`,
      joining.length > 0 && `Entran en el grupo: ${first(joining)}${fresh}.`,
      promoted.length > 0 && `Admins también del grupo: ${first(promoted)}.`,
      adding.length > 0 && `Entran en este chat: ${first(adding)}.`,
      without.length > 0 && `Sin número, así que no entran: ${first(without)}.`,
      chatName !== null && `Este chat pasa a llamarse ${chatName}.`,
      asked.description === 'group' && 'Toma la descripción del grupo.',
      asked.description === 'chat' && 'El grupo toma la descripción del chat.',
      asked.avatar && 'Toma la foto del grupo.',
      'No sale nadie.',
      !asked.isAdmin && 'No soy admin aquí: hasta que lo sea, este chat se queda como está.',
      replyYes(code),
    );
  },

  chatSynced({ group, joined, adding }) {
    return lines(
      `🔄 Este chat y ${groupName(group)} van a la par desde ahora.`,
      joined > 0 && `${people(joined)} más en el grupo.`,
      adding > 0 && `Estoy añadiendo aquí a ${people(adding)}.`,
    );
  },

  mirrorProblem({ group, problem }) {
    return `⚠️ ${problems[problem](groupName(group))}`;
  },

  notAddedToChat({ people: all, link }) {
    const byReason = Map.groupBy(all, ({ state }) => state);
    return lines(
      `No he podido añadir aquí a ${people(all.length)} de este grupo:`,
      ...[...byReason].map(
        ([state, those]) => `${first(those.map(({ name }) => name))}: ${reasons[state]}`,
      ),
      link === null
        ? 'Pásales el enlace de invitación, por favor.'
        : `Pásales este enlace, por favor: ${link}`,
    );
  },
});
