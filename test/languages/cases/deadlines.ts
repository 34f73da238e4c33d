import type { deadlines } from '../../../src/languages/english/deadlines.ts';
import type { Say } from '../../../src/languages/say.ts';
import { entry, type Functions, game, inGroupChat, inOwnChat, sunday, undated } from './facts.ts';

const seats = { seatsTaken: 7, capacity: 14, place: 'Riverside' };
const roster = [
  { status: 'GOING' as const, people: 6, guests: 1, entries: [entry('Sam', 1), entry('Jo')] },
  { status: 'INVITED' as const, people: 2, guests: 0, entries: [entry('Pau'), entry('Alex')] },
];

export const deadlinesCases = (say: Say): Functions<ReturnType<typeof deadlines>> => ({
  rosterAtClose: {
    whole: say.rosterAtClose({ ...game, ...seats, roster }),
    bare: say.rosterAtClose({
      ...undated,
      seatsTaken: 0,
      capacity: null,
      place: null,
      roster: [],
    }),
  },
  tooFewAtClose: {
    'to one alone': say.tooFewAtClose({ ...game, in: 7, minPeople: 10, to: inOwnChat }),
    'in a group': say.tooFewAtClose({ ...game, in: 1, minPeople: 2, to: inGroupChat }),
    nobody: say.tooFewAtClose({ ...game, in: 0, minPeople: 1, to: inOwnChat }),
  },
  whichTakesPlace: {
    'to hold one': say.whichTakesPlace({ events: [game, undated], holds: true }),
    'to call one off': say.whichTakesPlace({ events: [game, undated], holds: false }),
  },
  eventHeld: { plain: say.eventHeld(game) },
  closedNotice: {
    'in a group': say.closedNotice({ ...game, closed: sunday, to: inGroupChat }),
    'to one alone': say.closedNotice({ ...game, closed: sunday, to: inOwnChat }),
  },
});
