import type { eventDoubts } from '../../../src/languages/english/event-doubts.ts';
import type { Say } from '../../../src/languages/say.ts';
import { awayLine, entry, type Functions, game, sam, undated } from './facts.ts';

const own = { numbers: [12], status: 'GOING', guests: 0, reason: null } as const;
const given = {
  ...game,
  names: ['Ana', 'Jörg'],
  status: 'GOING',
  waiting: [],
  kept: [],
  promoted: [],
  seatsTaken: 9,
  capacity: 14,
} as const;

export const eventDoubtsCases = (say: Say): Functions<ReturnType<typeof eventDoubts>> => ({
  answerCommand: {
    in: say.answerCommand(own),
    'the next one': say.answerCommand({ ...own, numbers: [] }),
    'to several, with guests and a reason': say.answerCommand({
      ...own,
      numbers: [12, 14],
      guests: 2,
      reason: 'my “best” friends',
    }),
    out: say.answerCommand({ ...own, status: 'DECLINED' }),
    'a maybe': say.answerCommand({ ...own, status: 'MAYBE' }),
  },
  answerForCommand: {
    in: say.answerForCommand(own, ['Sam']),
    out: say.answerForCommand({ ...own, status: 'DECLINED', reason: 'he is sick' }, ['Pau Serra']),
    'a maybe, of several': say.answerForCommand({ ...own, status: 'MAYBE' }, ['Ana', 'Jörg']),
  },
  answerForAnother: {
    one: say.answerForAnother({ names: ['Sam'], own: say.answerCommand(own), only: null }),
    'several, of others': say.answerForAnother({
      names: ['Ana', 'Jörg'],
      own: say.answerCommand(own),
      only: 'Book Club',
    }),
  },
  asksForCompany: {
    one: say.asksForCompany({ said: 'with my guitar', guests: 1, alone: say.answerCommand(own) }),
    several: say.asksForCompany({ said: 'my kids', guests: 2, alone: say.answerCommand(own) }),
  },
  whichOne: {
    several: say.whichOne({ things: [game, undated], example: say.answerCommand(own) }),
  },
  meansOne: {
    'or another': say.meansOne({ thing: game, otherwise: say.answerCommand(own) }),
    'and nothing else': say.meansOne({ thing: game, otherwise: null }),
    'a task': say.meansOne({ thing: { number: 41, title: 'Bring snacks' }, otherwise: null }),
  },
  doesNotFit: { another: say.doesNotFit({ said: 'friday', event: game }) },
  nothingPlanned: {
    'and something next': say.nothingPlanned({ label: 'Fri 27 Nov', next: game }),
    'and nothing': say.nothingPlanned({ label: 'Fri 27 Nov', next: null }),
  },
  answeredForMany: {
    in: say.answeredForMany(given),
    'out, and somebody moves up': say.answeredForMany({
      ...given,
      status: 'DECLINED',
      promoted: [sam],
    }),
    'a maybe': say.answeredForMany({ ...given, status: 'MAYBE' }),
    'one waits, one has no room': say.answeredForMany({
      ...given,
      names: ['Ana'],
      waiting: ['Jörg'],
      kept: ['Leo'],
    }),
  },
  whoCommand: {
    coming: say.whoCommand({ about: 'coming', number: 12 }),
    silent: say.whoCommand({ about: 'silent', number: 12 }),
    task: say.whoCommand({ about: 'task', number: 41 }),
    done: say.whoCommand({ about: 'done', number: 41 }),
  },
  nothingCalled: {
    'but events': say.nothingCalled({
      said: 'dinner',
      things: [game, undated],
      example: say.whoCommand({ about: 'coming', number: 12 }),
    }),
    'nor anything else': say.nothingCalled({ said: 'dinner', things: [], example: null }),
  },
  whichTask: {
    some: say.whichTask({
      tasks: [
        { number: 41, title: 'Read Chapter 5', done: 2, total: 12 },
        { number: 42, title: 'Pay the fees', done: 0, total: 0 },
      ],
      more: 3,
      example: say.whoCommand({ about: 'task', number: 41 }),
    }),
  },
  noOpenTask: {
    group: say.noOpenTask({ name: 'Book Club', icon: '📚' }),
    own: say.noOpenTask(null),
  },
  whoStands: {
    out: say.whoStands({
      ...game,
      status: 'DECLINED',
      line: {
        status: 'DECLINED',
        people: 1,
        guests: 0,
        entries: [{ name: 'Cat', guests: 0, reason: 'my knee' }],
      },
    }),
    'out and away': say.whoStands({
      ...game,
      status: 'DECLINED',
      line: { status: 'DECLINED', people: 1, guests: 0, entries: [entry('Cat')] },
      away: awayLine,
    }),
    'nobody in': say.whoStands({ ...game, status: 'GOING', line: null }),
    'nobody a maybe': say.whoStands({ ...game, status: 'MAYBE', line: null }),
    'nobody out': say.whoStands({ ...game, status: 'DECLINED', line: null }),
    'nobody waiting': say.whoStands({ ...game, status: 'WAITLISTED', line: null }),
    'nobody silent': say.whoStands({ ...game, status: 'INVITED', line: null }),
  },
  anotherOne: { silent: say.anotherOne(say.whoCommand({ about: 'silent', number: 13 })) },
  somebody: { unknown: say.somebody() },
});
