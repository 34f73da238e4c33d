import type { ChatProblem, GroupName, NotAdded, SyncFacts } from '../reply.ts';
import { groupName, handle, lines, namesShown } from '../wording.ts';
import { list, people, plural, replyYes } from './wording.ts';

/** As many names as a question holds, and how many more there are. */
function first(names: readonly string[]): string {
  return list(names.slice(0, namesShown), names.length);
}

/** What keeps a chat from following its group. */
const problems: Record<ChatProblem, (group: string) => string> = {
  notAdmin: (group) =>
    `I keep this chat in step with ${group}, but I may not change it. Please make me an admin of it.`,
  full: (group) => `This chat is full: not everybody of ${group} fits in.`,
  nameTooLong: () =>
    `WhatsApp takes 100 characters for a name: this chat keeps its own. Shorten it: /rename to …`,
};

/** Why somebody could not be added. */
const reasons: Record<NotAdded['state'], string> = {
  INVITED: 'WhatsApp has sent them an invitation',
  NEEDS_LINK: 'can only come by the link',
  NOT_ON_WHATSAPP: 'not on WhatsApp',
  FAILED: 'WhatsApp would not add them',
};

export const mirror = () => ({
  confirmCreateChat(asked: {
    group: GroupName;
    people: number;
    without: readonly string[];
    /** Whether it has a chat already, which stays as it is. */
    hasChat: boolean;
    code: string;
  }): string {
    const { group, without, hasChat, code } = asked;
    return lines(
      `Make a WhatsApp chat of ${groupName(group)} and add ${people(asked.people)} to it?`,
      without.length > 0 && `Without a number, so not added: ${first(without)}.`,
      hasChat &&
        `It has a chat already. To keep that one in step instead, say there: /link chat to ${handle(group)} sync`,
      'Group and chat are kept in step from then on.',
      replyYes(code),
    );
  },

  chatComing({ group, people: count }: { group: GroupName; people: number }): string {
    return lines(
      `✅ ${groupName(group)} gets a WhatsApp chat, with ${people(count)}.`,
      'It takes a few minutes to add everybody.',
    );
  },

  /** The first that is said in a chat that Muster has made. */
  mirrorWelcome(group: GroupName): string {
    return lines(
      `👋 This is the chat of ${groupName(group)}. Whoever joins or leaves here joins or leaves the group.`,
      'What I can do: /help',
    );
  },

  confirmSync(asked: SyncFacts & { code: string }): string {
    const { group, joining, strangers, adding, without, promoted, chatName, code } = asked;
    const fresh = strangers > 0 ? ` (${strangers} new to me)` : '';
    return lines(
      `Keep this chat in step with ${groupName(group)} from now on?`,
      joining.length > 0 && `Into the group: ${first(joining)}${fresh}.`,
      promoted.length > 0 && `Admins of the group too: ${first(promoted)}.`,
      adding.length > 0 && `Into this chat: ${first(adding)}.`,
      without.length > 0 && `Without a number, so not added: ${first(without)}.`,
      chatName !== null && `This chat is then called ${chatName}.`,
      asked.description === 'group' && 'It gets the description of the group.',
      asked.description === 'chat' && 'The group gets the description of the chat.',
      asked.avatar && 'It gets the picture of the group.',
      'Nobody is taken out.',
      !asked.isAdmin && 'I am no admin here: until I am, this chat stays as it is.',
      replyYes(code),
    );
  },

  chatSynced(done: { group: GroupName; joined: number; adding: number }): string {
    const { group, joined, adding } = done;
    return lines(
      `🔄 This chat and ${groupName(group)} are in step from now on.`,
      joined > 0 && `${people(joined)} joined the group.`,
      adding > 0 && `${people(adding)} ${adding === 1 ? 'is' : 'are'} being added here.`,
    );
  },

  mirrorProblem({ group, problem }: { group: GroupName; problem: ChatProblem }): string {
    return `⚠️ ${problems[problem](groupName(group))}`;
  },

  /** Who could not be added to the chat where this is said. */
  notAddedToChat({
    people: all,
    link,
  }: {
    people: readonly NotAdded[];
    link: string | null;
  }): string {
    const byReason = Map.groupBy(all, ({ state }) => state);
    return lines(
      `${plural(all.length, 'person', 'people')} of this group could not be added here:`,
      ...[...byReason].map(
        ([state, those]) => `${first(those.map(({ name }) => name))}: ${reasons[state]}`,
      ),
      link === null ? 'Please send them the invite link.' : `Please pass this on to them: ${link}`,
    );
  },
});
