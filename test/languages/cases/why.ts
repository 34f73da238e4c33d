import type { why } from '../../../src/languages/english/why.ts';
import type { Say } from '../../../src/languages/say.ts';
import { at, books, type Functions, sunday } from './facts.ts';

const thisMorning = at('2026-11-20T08:00:00Z');
const line = { place: 2, ahead: 4, capacity: 14, free: 0, since: thisMorning };
const byAlex = { by: { name: 'Alex', self: false }, at: thisMorning, undone: false };
const byYou = { by: { name: 'Pau', self: true }, at: thisMorning, undone: false };
const task = { number: 41, title: 'Read Chapter 5', group: books, owes: false };
const event = {
  number: 12,
  title: 'Game vs. The Eagles',
  before: null,
  promotedAt: null,
  line: null,
};

export const whyCases = (say: Say): Functions<ReturnType<typeof why>> => ({
  whyRefused: {
    you: say.whyRefused({ whose: null, at: thisMorning, command: '/archive', reason: '…' }),
    somebody: say.whyRefused({ whose: 'Pau', at: thisMorning, command: '/archive', reason: null }),
  },
  whyNotRefused: {
    you: say.whyNotRefused({ whose: null }),
    somebody: say.whyNotRefused({ whose: 'Pau' }),
  },
  whyWaiting: {
    you: say.whyWaiting({ ...line, number: 12, title: event.title, whose: null }),
    'somebody, first in line': say.whyWaiting({
      ...line,
      place: 1,
      ahead: 0,
      capacity: 1,
      number: 12,
      title: event.title,
      whose: 'Pau',
    }),
    'with a place too few': say.whyWaiting({
      ...line,
      ahead: 1,
      free: 1,
      number: 12,
      title: event.title,
      whose: null,
    }),
  },
  whyNotWaiting: {
    'for an event': say.whyNotWaiting({ whose: null, event, group: null }),
    'in a group': say.whyNotWaiting({ whose: null, event: null, group: books }),
    'for anything': say.whyNotWaiting({ whose: null, event: null, group: null }),
    'somebody, for anything': say.whyNotWaiting({ whose: 'Pau', event: null, group: null }),
  },
  whyTask: {
    'taken out': say.whyTask({ ...task, fate: 'left', deed: byAlex }),
    left: say.whyTask({ ...task, group: null, fate: 'left', deed: byYou }),
    withdrawn: say.whyTask({ ...task, fate: 'withdrawn', deed: null }),
    cancelled: say.whyTask({ ...task, fate: 'cancelled', deed: byAlex }),
    'taken back': say.whyTask({ ...task, fate: 'cancelled', deed: { ...byYou, undone: true } }),
    done: say.whyTask({ ...task, fate: 'done', deed: byYou }),
    'done by another': say.whyTask({ ...task, fate: 'done', deed: byAlex }),
    'done for all': say.whyTask({ ...task, fate: 'doneForAll', deed: byAlex }),
    restored: say.whyTask({ ...task, fate: 'restored', deed: byAlex, owes: true }),
    open: say.whyTask({ ...task, fate: 'open', deed: byAlex, owes: true }),
  },
  whyEvent: {
    planned: say.whyEvent({ ...event, fate: 'planned', deed: byAlex, line }),
    moved: say.whyEvent({
      ...event,
      fate: 'moved',
      deed: byAlex,
      before: sunday,
      promotedAt: thisMorning,
    }),
    'given a date': say.whyEvent({ ...event, fate: 'moved', deed: byYou }),
    cancelled: say.whyEvent({ ...event, fate: 'cancelled', deed: byAlex }),
    restored: say.whyEvent({ ...event, fate: 'restored', deed: byAlex }),
    away: say.whyEvent({ ...event, fate: 'planned', deed: byAlex, awayUntil: sunday }),
  },
  whyUnknown: {
    'no number': say.whyUnknown({ number: null }),
    number: say.whyUnknown({ number: 99 }),
  },
});
