import type { messages } from '../../../src/languages/english/messages.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, code, type Functions, jo, sam } from './facts.ts';

const nobody = { named: [], total: 0 };
const inItsChat = { group: books, chats: 1, people: 12, strangers: nobody, optedOut: nobody };
const oneByOne = {
  ...inItsChat,
  chats: 0,
  strangers: { named: [sam, jo], total: 3 },
  optedOut: { named: [jo], total: 1 },
};

export const messagesCases = (say: Say): Functions<ReturnType<typeof messages>> => ({
  messageInChat: {
    text: say.messageInChat({ from: 'Ann', text: 'We meet at 7' }),
    'a file alone': say.messageInChat({ from: 'Ann', text: null }),
  },
  messageToMember: {
    text: say.messageToMember({ from: 'Ann', group: books, text: 'We meet at 7' }),
    'a file alone': say.messageToMember({ from: 'Ann', group: books, text: null }),
  },
  confirmSend: {
    'in its chat': say.confirmSend({ ...inItsChat, code }),
    'one by one': say.confirmSend({ ...oneByOne, code }),
  },
  messageSent: {
    'in its chat': say.messageSent(inItsChat),
    'in its chats': say.messageSent({ ...inItsChat, chats: 2 }),
    'one by one': say.messageSent(oneByOne),
    'to one': say.messageSent({ ...inItsChat, chats: 0, people: 1, optedOut: oneByOne.strangers }),
  },
});
