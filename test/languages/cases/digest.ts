import type { digest } from '../../../src/languages/english/digest.ts';
import type { Say } from '../../../src/languages/say.ts';
import { at, books, type Functions, game, plainTask, tomorrow } from './facts.ts';

const event = {
  ...game,
  place: 'Riverside',
  seatsTaken: 9,
  capacity: 14,
  silent: { names: ['Alex', 'Jo', 'Pau', 'Sam', 'Toni'], total: 8 },
};
const task = { ...plainTask, done: 3, total: 12, anyone: false, names: [] };

export const digestCases = (say: Say): Functions<ReturnType<typeof digest>> => ({
  digest: {
    whole: say.digest({
      group: books,
      until: at('2026-11-27T11:00:00Z', false),
      events: [
        event,
        {
          ...event,
          number: 13,
          title: 'Team dinner',
          place: null,
          capacity: null,
          silent: { names: [], total: 0 },
        },
      ],
      moreEvents: 2,
      tasks: [
        { ...task, due: at('2026-11-18T22:59:00Z') },
        { ...task, due: tomorrow },
        { ...task, number: 42, title: 'Bring the net', anyone: true },
        { ...task, number: 43, title: 'Wash shirts', done: 0, total: 1, names: ['Sam'] },
      ],
      moreTasks: 1,
      laterTasks: 3,
    }),
    'with events alone': say.digest({
      group: books,
      until: tomorrow,
      events: [event],
      moreEvents: 0,
      tasks: [],
      moreTasks: 0,
      laterTasks: 1,
    }),
    'with tasks alone': say.digest({
      group: books,
      until: tomorrow,
      events: [],
      moreEvents: 0,
      tasks: [task],
      moreTasks: 0,
      laterTasks: 0,
    }),
  },
});
