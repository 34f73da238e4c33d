import type { taskCare } from '../../../src/languages/english/task-care.ts';
import type { Say } from '../../../src/languages/say.ts';
import {
  books,
  code,
  type Functions,
  inGroupChat,
  inOwnChat,
  jo,
  nobodyTold,
  noStrangers,
  past,
  sunday,
  told,
  tomorrow,
} from './facts.ts';

const task = { number: 41, title: 'Read Chapter 5' };

export const taskCareCases = (say: Say): Functions<ReturnType<typeof taskCare>> => ({
  confirmCancelTask: {
    'nobody has done it': say.confirmCancelTask({ ...task, open: 12, done: 0, code }),
    'some have': say.confirmCancelTask({ ...task, open: 1, done: 11, code }),
    'for anyone': say.confirmCancelTask({ ...task, open: 12, done: 0, anyone: true, code }),
    'one has': say.confirmCancelTask({ ...task, open: 11, done: 1, code }),
  },
  taskCancelled: {
    cancelled: say.taskCancelled({ ...task, changed: true }),
    'cancelled already': say.taskCancelled({ ...task, changed: false }),
  },
  taskChanged: {
    title: say.taskChanged({
      number: 41,
      title: 'Read Chapter 6',
      notes: null,
      before: { title: 'Read Chapter 5', notes: null },
      changed: true,
    }),
    notes: say.taskChanged({
      number: 41,
      title: 'Read Chapter 5',
      notes: 'Mind the footnotes',
      before: { title: 'Read Chapter 5', notes: null },
      changed: true,
    }),
    nothing: say.taskChanged({
      number: 41,
      title: 'Read Chapter 5',
      notes: null,
      before: { title: 'Read Chapter 5', notes: null },
      changed: false,
    }),
  },
  dueApart: { date: say.dueApart({ number: 41, phrase: '25 nov 18:00' }) },
  confirmAssignTask: { many: say.confirmAssignTask({ ...task, people: 30, code }) },
  taskAssigned: {
    one: say.taskAssigned({
      ...task,
      due: sunday,
      names: ['Pau'],
      already: [],
      passedOn: true,
      strangers: { named: [jo], total: 1 },
    }),
    'two, and one who had it': say.taskAssigned({
      ...task,
      due: null,
      names: ['Pau', say.you()],
      already: ['Sam'],
      passedOn: false,
      strangers: noStrangers,
    }),
    'all had it': say.taskAssigned({
      ...task,
      due: null,
      names: [],
      already: ['Sam', 'Jo'],
      passedOn: false,
      strangers: noStrangers,
    }),
  },
  confirmNudge: { many: say.confirmNudge({ ...task, people: 30, code }) },
  nudge: {
    'in a group': say.nudge({ ...task, group: books, due: sunday, to: inGroupChat }),
    'of what one does for all': say.nudge({
      ...task,
      group: books,
      due: null,
      to: inGroupChat,
      anyone: true,
    }),
    overdue: say.nudge({ ...task, group: books, due: past, to: inGroupChat }),
    'to one alone': say.nudge({ ...task, group: null, due: null, to: inOwnChat }),
  },
  forAnyone: { tomorrow: say.forAnyone({ ...task, group: books, due: tomorrow }) },
  nudged: {
    here: say.nudged({ ...task, here: '🔔 Sam: …', told: nobodyTold }),
    'here and elsewhere': say.nudged({ ...task, here: '🔔 Sam: …', told }),
    elsewhere: say.nudged({ ...task, here: null, told }),
    nobody: say.nudged({ ...task, here: null, told: { ...told, elsewhere: 0 } }),
  },
  onlyYouOwe: { you: say.onlyYouOwe(task) },
});
