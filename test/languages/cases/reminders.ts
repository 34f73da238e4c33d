import type { reminders } from '../../../src/languages/english/reminders.ts';
import type { Say } from '../../../src/languages/say.ts';
import { type Functions, game, inGroupChat, inOwnChat, sunday, tomorrow } from './facts.ts';

const event = { ...game, place: 'Riverside' };

export const remindersCases = (say: Say): Functions<ReturnType<typeof reminders>> => ({
  unansweredReminder: {
    'with a deadline': say.unansweredReminder({ ...event, to: inGroupChat, answerBy: tomorrow }),
    'in a group': say.unansweredReminder({ ...event, to: inGroupChat }),
    'to one alone': say.unansweredReminder({ ...event, place: null, to: inOwnChat }),
  },
  placeOffered: {
    'in a group': say.placeOffered({ ...event, until: sunday, to: inGroupChat }),
    'to one alone': say.placeOffered({ ...event, until: sunday, place: null, to: inOwnChat }),
  },
  offerWithdrawn: {
    'in a group': say.offerWithdrawn({ ...event, to: inGroupChat }),
    'to one alone': say.offerWithdrawn({ ...event, place: null, to: inOwnChat }),
  },
  placesFree: {
    one: say.placesFree({ ...event, free: 1 }),
    several: say.placesFree({ ...event, free: 2 }),
  },
  comingReminder: {
    'in a group': say.comingReminder({ ...event, to: inGroupChat }),
    'to one alone': say.comingReminder({ ...event, place: null, to: inOwnChat }),
  },
});
