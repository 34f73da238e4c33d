import type { optOut } from '../../../src/languages/english/opt-out.ts';
import type { polls } from '../../../src/languages/english/polls.ts';
import type { Say } from '../../../src/languages/say.ts';
import { type Functions, game, sam, undated } from './facts.ts';

export const pollsCases = (
  say: Say,
): Functions<ReturnType<typeof polls> & ReturnType<typeof optOut>> => ({
  eventPoll: {
    whole: say.eventPoll({ ...game, place: 'Riverside', isDateSure: true }),
    'no date yet': say.eventPoll({ ...undated, place: null, isDateSure: true }),
    'too long for a poll': say.eventPoll({
      ...game,
      title: 'Long '.repeat(40).trim(),
      place: 'Far '.repeat(50).trim(),
      isDateSure: true,
    }),
    'a date that may be another': say.eventPoll({ ...game, place: null, isDateSure: false }),
  },
  pollAnswer: {
    in: say.pollAnswer('GOING'),
    maybe: say.pollAnswer('MAYBE'),
    out: say.pollAnswer('DECLINED'),
  },
  waitlistedNotice: {
    'in a group': say.waitlistedNotice({ ...game, waitingPlace: 1, isFull: true, to: [sam] }),
    'in their own chat': say.waitlistedNotice({
      ...undated,
      waitingPlace: 3,
      isFull: false,
      to: [],
    }),
  },
  optedOut: {
    now: say.optedOut({ changed: true }),
    already: say.optedOut({ changed: false }),
  },
  optedIn: {
    now: say.optedIn({ changed: true }),
    already: say.optedIn({ changed: false }),
  },
  notCalled: {
    now: say.notCalled({ changed: true }),
    already: say.notCalled({ changed: false }),
  },
  mayBeCalled: {
    now: say.mayBeCalled({ changed: true, optedOut: false }),
    already: say.mayBeCalled({ changed: false, optedOut: false }),
    'who said stop': say.mayBeCalled({ changed: true, optedOut: true }),
  },
});
