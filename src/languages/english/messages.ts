import type { Crowd, GroupName, SendFacts } from '../reply.ts';
import { groupName, lines } from '../wording.ts';
import { list, noChatWith, people, plural, replyYes } from './wording.ts';

/** Where it goes: "the chat of 📚 Book Club (12 people)", "11 people in 📚 Book Club, each in their own chat". */
function whither({ group, chats, people: count }: SendFacts): string {
  if (chats === 0) {
    return `${people(count)} in ${groupName(group)}, ${count === 1 ? '' : 'each '}in their own chat`;
  }
  return `${chats === 1 ? 'the chat' : plural(chats, 'chat')} of ${groupName(group)} (${people(count)})`;
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
      `${names(optedOut)} ${optedOut.total === 1 ? 'wants' : 'want'} no messages from me: please tell them.`,
  ];
}

/** What is said to a group in somebody's name. */
export const messages = () => ({
  /** As it arrives in the group's chat, where all know which group it is; a file may have no text. */
  messageInChat({ from, text }: { from: string; text: string | null }): string {
    return text === null ? `From ${from}` : `${from}: ${text}`;
  },

  /** As it arrives in a member's own chat. */
  messageToMember(sent: { from: string; group: GroupName; text: string | null }): string {
    const { from, group, text } = sent;
    return text === null
      ? `From ${from}, to ${groupName(group)}`
      : `${from} to ${groupName(group)}: ${text}`;
  },

  confirmSend(asked: SendFacts & { code: string }): string {
    return lines(`Send it to ${whither(asked)}?`, ...unreached(asked), replyYes(asked.code));
  },

  messageSent(sent: SendFacts): string {
    return lines(`📣 On its way to ${whither(sent)}.`, ...unreached(sent));
  },
});
