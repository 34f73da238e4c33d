import type { messages as english } from '../english/messages.ts';
import type { Crowd, SendFacts } from '../reply.ts';
import { groupName, lines } from '../wording.ts';
import { list, noChatWith, people, plural, replyYes } from './wording.ts';

/** Adónde va: "al chat de 📚 Lectores (12 personas)", "a 11 personas de 📚 Lectores, en el chat de cada una". */
function whither({ group, chats, people: count }: SendFacts): string {
  if (chats === 0) {
    return count === 1
      ? `a ${people(count)} de ${groupName(group)}, en su chat`
      : `a ${people(count)} de ${groupName(group)}, en el chat de cada una`;
  }
  return `${chats === 1 ? 'al chat' : `a ${plural(chats, 'chat')}`} de ${groupName(group)} (${people(count)})`;
}

/** Who is not reached, and why. */
function unreached({ strangers, optedOut }: SendFacts): (string | false)[] {
  const names = ({ named, total }: Crowd) =>
    list(
      named.map(({ name }) => name),
      total,
    );
  return [
    noChatWith(strangers),
    optedOut.total > 0 &&
      `${names(optedOut)} no ${optedOut.total === 1 ? 'quiere' : 'quieren'} mensajes míos: por favor, avisa tú.`,
  ];
}

export const messages: typeof english = () => ({
  messageInChat: ({ from, text }) => (text === null ? `De ${from}` : `${from}: ${text}`),

  messageToMember({ from, group, text }) {
    return text === null
      ? `De ${from}, para ${groupName(group)}`
      : `${from} a ${groupName(group)}: ${text}`;
  },

  confirmSend(asked) {
    return lines(`¿Lo envío ${whither(asked)}?`, ...unreached(asked), replyYes(asked.code));
  },

  messageSent(sent) {
    return lines(`📣 Va en camino ${whither(sent)}.`, ...unreached(sent));
  },
});
