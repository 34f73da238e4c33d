import type { identities as english } from '../english/identities.ts';

export const identities: typeof english = () => ({
  phoneChanged({ by, name, phone }) {
    return phone === null
      ? `🔐 ${by} ha quitado el teléfono de ${name}.`
      : `🔐 ${by} ha cambiado el teléfono de ${name}: quien escriba desde ${phone} es ahora ${name} para mí.`;
  },

  contactsMerged({ by, name, other }) {
    return `🔐 ${by} ha unido ${other} con ${name}: para mí son ahora una sola persona.`;
  },

  contactsTakenApart({ by, name, other }) {
    return `🔐 ${by} ha separado a ${other} y a ${name}: para mí son ahora dos personas.`;
  },

  userBound({ by, user, name, role }) {
    return name === null
      ? `🔐 ${by} ha desvinculado el usuario ${user} (${role}): ya nadie lo es en los chats.`
      : `🔐 ${by} ha vinculado el usuario ${user} (${role}) a ${name}: en los chats ${name} puede lo que puede ese usuario.`;
  },

  chatLinkedFromAfar({ by, chat, group }) {
    return `🔐 ${by} ha vinculado el chat ${chat} a ${group}: desde ahora sus miembros pueden leer lo que se dice ahí.`;
  },
});
