import { defineWords, plural } from '../../lib/language.tsx';

export const useMessagesWords = defineWords(
  {
    label: 'Messages of the group',
    empty: 'Nothing has been said yet',
    emptyWhy: 'What is said in the group’s chat is shown here. Write the first message below.',
    noChat: 'This group has no chat of its own',
    noChatWhy:
      'A message goes to the direct chat of each member with Muster, and is not shown here. Link a chat with /link in WhatsApp.',
    mayNotRead: 'Not for you to read',
    mayNotReadWhy: 'Members of the group and its managers read what is said in it.',
    mayNotSend: 'You cannot write to this group.',
    restricted: 'It is restricted: only its admins write to it.',
    membersWrite: 'Its members write to it.',
    notActive: 'It is not active: nobody writes to it.',
    somebody: 'Somebody',
    direct: (people: number) =>
      people === 1
        ? 'On its way to the direct chat of 1 person.'
        : `On its way to the direct chats of ${people} people.`,
    unreached: (count: number) =>
      plural(count, 'member cannot be reached.', 'members cannot be reached.'),
  },
  {
    label: 'Mensajes del grupo',
    empty: 'Todavía no se ha dicho nada',
    emptyWhy: 'Aquí aparece lo que se dice en el chat del grupo. Escribe abajo el primer mensaje.',
    noChat: 'Este grupo no tiene chat propio',
    noChatWhy:
      'Un mensaje va al chat directo de cada miembro con Muster y no aparece aquí. Vincula un chat con /link en WhatsApp.',
    mayNotRead: 'No está a tu vista',
    mayNotReadWhy: 'Los miembros del grupo y sus gestores leen lo que se dice en él.',
    mayNotSend: 'No puedes escribir a este grupo.',
    restricted: 'Está restringido: solo escriben sus admins.',
    membersWrite: 'Escriben sus miembros.',
    notActive: 'No está activo: nadie le escribe.',
    somebody: 'Alguien',
    direct: (people) =>
      people === 1
        ? 'En camino al chat directo de 1 persona.'
        : `En camino a los chats directos de ${people} personas.`,
    unreached: (count) =>
      plural(count, 'miembro no se puede alcanzar.', 'miembros no se pueden alcanzar.'),
  },
);
