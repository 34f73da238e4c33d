import type { identities } from '../../../src/languages/english/identities.ts';
import type { Say } from '../../../src/languages/say.ts';
import type { Functions } from './facts.ts';

const by = 'Alex';
const name = 'Sam';

export const identitiesCases = (say: Say): Functions<ReturnType<typeof identities>> => ({
  phoneChanged: {
    another: say.phoneChanged({ by, name, phone: '+34 600 111 222' }),
    none: say.phoneChanged({ by, name, phone: null }),
  },
  contactsMerged: { two: say.contactsMerged({ by, name, other: 'Samuel' }) },
  contactsTakenApart: { two: say.contactsTakenApart({ by, name, other: 'Samuel' }) },
  userBound: {
    bound: say.userBound({ by, user: 'Mona', name, role: 'MANAGER' }),
    unbound: say.userBound({ by, user: 'Mona', name: null, role: 'MANAGER' }),
  },
  chatLinkedFromAfar: {
    chat: say.chatLinkedFromAfar({ by, chat: '“The team”', group: 'Book Club' }),
  },
});
