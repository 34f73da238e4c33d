import type { reminders } from '../../../src/languages/english/reminders.ts';
import type { Say } from '../../../src/languages/say.ts';
import { type Functions, game, inGroupChat, inOwnChat } from './facts.ts';

const event = { ...game, place: 'Riverside' };

export const remindersCases = (say: Say): Functions<ReturnType<typeof reminders>> => ({
  unansweredReminder: {
    'in a group': say.unansweredReminder({ ...event, to: inGroupChat }),
    'to one alone': say.unansweredReminder({ ...event, place: null, to: inOwnChat }),
  },
  comingReminder: {
    'in a group': say.comingReminder({ ...event, to: inGroupChat }),
    'to one alone': say.comingReminder({ ...event, place: null, to: inOwnChat }),
  },
});
