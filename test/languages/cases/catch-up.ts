import type { catchUp } from '../../../src/languages/english/catch-up.ts';
import type { Say } from '../../../src/languages/say.ts';
import type { Functions } from './facts.ts';

const sam = { name: 'Sam', command: '/in 12' };
const jo = {
  name: 'Jo',
  command: '/create task "Bring the keys of the boathouse" for @BookClub\nand the net',
};

export const catchUpCases = (say: Say): Functions<ReturnType<typeof catchUp>> => ({
  caughtUp: {
    'all run': say.caughtUp({ minutes: 2, ran: 1, late: [] }),
    'some too late': say.caughtUp({ minutes: 12, ran: 3, late: [sam, jo] }),
    'all too late': say.caughtUp({ minutes: 200, ran: 0, late: [sam] }),
    'many too late': say.caughtUp({ minutes: 9000, ran: 0, late: Array(12).fill(sam) }),
  },
  runningMissed: {
    one: say.runningMissed({ commands: 1 }),
    several: say.runningMissed({ commands: 3 }),
    none: say.runningMissed({ commands: 0 }),
  },
});
