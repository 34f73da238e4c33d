import type { mirror } from '../../../src/languages/english/mirror.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, choir, code, type Functions, manyNames } from './facts.ts';

const same = {
  group: books,
  joining: [],
  strangers: 0,
  adding: [],
  without: [],
  promoted: [],
  chatName: null,
  description: null,
  avatar: false,
  isAdmin: true,
};

export const mirrorCases = (say: Say): Functions<ReturnType<typeof mirror>> => ({
  confirmCreateChat: {
    plain: say.confirmCreateChat({ group: books, people: 3, without: [], hasChat: false, code }),
    'some without a number, and a chat that is there': say.confirmCreateChat({
      group: choir,
      people: 1_000,
      without: ['Jo', 'Pau'],
      hasChat: true,
      code,
    }),
  },
  chatComing: { chat: say.chatComing({ group: books, people: 3 }) },
  mirrorWelcome: { chat: say.mirrorWelcome(books) },
  confirmSync: {
    'no difference': say.confirmSync({ ...same, code }),
    'all that differs': say.confirmSync({
      ...same,
      joining: manyNames,
      strangers: 1,
      promoted: ['Sam'],
      adding: ['Jo', 'Pau'],
      without: ['Kim'],
      chatName: 'Book Club',
      description: 'group',
      avatar: true,
      isAdmin: false,
      code,
    }),
    'the chat’s description': say.confirmSync({
      ...same,
      joining: ['Sam', 'Kim'],
      strangers: 2,
      description: 'chat',
      code,
    }),
  },
  chatSynced: {
    'no difference': say.chatSynced({ group: books, joined: 0, adding: 0 }),
    one: say.chatSynced({ group: books, joined: 1, adding: 1 }),
    several: say.chatSynced({ group: books, joined: 12, adding: 3 }),
  },
  mirrorProblem: {
    'no admin': say.mirrorProblem({ group: books, problem: 'notAdmin' }),
    full: say.mirrorProblem({ group: books, problem: 'full' }),
    'a long name': say.mirrorProblem({ group: books, problem: 'nameTooLong' }),
  },
  notAddedToChat: {
    one: say.notAddedToChat({ people: [{ name: 'Pau', state: 'INVITED' }], link: null }),
    several: say.notAddedToChat({
      people: [
        { name: 'Jo', state: 'NEEDS_LINK' },
        { name: 'Pau', state: 'NEEDS_LINK' },
        { name: 'Sam', state: 'NOT_ON_WHATSAPP' },
        { name: 'Kim', state: 'FAILED' },
      ],
      link: 'chat.whatsapp.com/AbCdEf',
    }),
  },
});
