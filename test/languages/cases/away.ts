import type { away } from '../../../src/languages/english/away.ts';
import type { Say } from '../../../src/languages/say.ts';
import {
  awayLine,
  books,
  type Functions,
  game,
  holidays,
  inOwnChat,
  sam,
  sunday,
  tomorrow,
  undated,
} from './facts.ts';

const skiing = { number: 1, span: holidays, reason: 'skiing', group: null };
const aDay = { number: 2, span: { from: sunday, until: sunday }, reason: null, group: books };
const none = { events: [], total: 0 };
const one = { events: [game], total: 1 };
const many = { events: [game, { ...game, number: 13, title: 'Quiz' }], total: 12 };
const nothing = { declined: none, answered: { ...none, command: null }, other: null };
const net = { number: 41, title: 'Bring the net' };
const minutes = { number: 42, title: 'Minutes' };
const back = { name: null, wasAway: true, open: none, missed: null };
const came = { ...game, came: 11, expected: 12, changed: true };
const away7 = { people: awayLine.entries, total: 7 };

export const awayCases = (say: Say): Functions<ReturnType<typeof away>> => ({
  awaySaid: {
    'nothing planned': say.awaySaid({ ...skiing, name: null, changed: true, ...nothing }),
    'some answered no, some otherwise': say.awaySaid({
      ...skiing,
      name: null,
      changed: true,
      declined: many,
      answered: { ...one, command: say.outCommand({ numbers: [12], handle: null }) },
      other: { from: tomorrow, until: tomorrow },
    }),
    'somebody else, for a group': say.awaySaid({
      ...aDay,
      name: 'Pau',
      changed: true,
      declined: one,
      answered: { ...many, command: null },
      other: null,
    }),
    'so already': say.awaySaid({ ...skiing, name: null, changed: false, ...nothing }),
    'nothing planned for somebody else': say.awaySaid({
      ...skiing,
      name: 'Pau',
      changed: true,
      ...nothing,
    }),
  },
  awayList: {
    never: say.awayList({ times: [] }),
    sometimes: say.awayList({ times: [skiing, aDay] }),
  },
  backSaid: {
    back: say.backSaid({ ...skiing, ...back }),
    'with invitations': say.backSaid({ ...skiing, ...back, open: many }),
    'to what came due': say.backSaid({ ...skiing, ...back, missed: { tasks: [net], total: 1 } }),
    'to much': say.backSaid({
      ...skiing,
      ...back,
      open: one,
      missed: { tasks: [net, minutes], total: 4 },
    }),
    'not away after all': say.backSaid({ ...skiing, ...back, wasAway: false, open: one }),
    'somebody else': say.backSaid({ ...skiing, ...back, name: 'Pau', open: one }),
    'somebody else, not away after all': say.backSaid({
      ...skiing,
      ...back,
      name: 'Pau',
      wasAway: false,
    }),
  },
  missed: {
    one: say.missed({ tasks: [net], total: 1, to: inOwnChat }),
    'many, in a group': say.missed({
      tasks: [net, minutes],
      total: 4,
      to: { named: [sam], total: 1 },
    }),
  },
  notAway: { never: say.notAway({ times: [] }), later: say.notAway({ times: [skiing, aDay] }) },
  awayPeople: { several: say.awayPeople(away7) },
  askAttendance: {
    alone: say.askAttendance({ ...game, going: 12, to: inOwnChat }),
    'in a group': say.askAttendance({ ...game, going: 1, to: { named: [sam], total: 1 } }),
    'of one, alone': say.askAttendance({ ...game, going: 1, to: inOwnChat }),
    'of two': say.askAttendance({ ...game, going: 2, to: inOwnChat }),
  },
  whichWasAttended: { two: say.whichWasAttended({ events: [game, undated] }) },
  attended: {
    all: say.attended({ ...came, came: 12, missed: [], also: [] }),
    'but for one, and another': say.attended({ ...came, missed: ['Sam'], also: ['Jo'] }),
    'so already': say.attended({ ...came, missed: ['Sam', 'Jo'], also: [], changed: false }),
    one: say.attended({ ...came, came: 1, expected: 1, missed: [], also: [] }),
  },
  whoCame: {
    some: say.whoCame({ came: { names: ['Ana'], total: 3 }, missed: { names: ['Sam'], total: 1 } }),
    nobody: say.whoCame({ came: { names: [], total: 0 }, missed: { names: ['Sam'], total: 1 } }),
  },
  outCommand: {
    own: say.outCommand({ numbers: [12, 13], handle: null }),
    "somebody's": say.outCommand({ numbers: [12], handle: '@Pau' }),
  },
  awayCommand: { time: say.awayCommand({ rest: '#1 2026-12-20 - 2027-01-03' }) },
  backCommand: { number: say.backCommand({ number: 1 }) },
});
