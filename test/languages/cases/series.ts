import type { series } from '../../../src/languages/english/series.ts';
import type { Say } from '../../../src/languages/say.ts';
import { type Functions, game, inGroupChat, inOwnChat, nobodyTold, told } from './facts.ts';

const one = { number: game.number, title: game.title, at: game.start };
const at = game.start!;

export const seriesCases = (say: Say): Functions<ReturnType<typeof series>> => ({
  whichOfSeries: {
    'to be moved': say.whichOfSeries({ ...one, does: 'move', to: at, people: 2 }),
    'to be due': say.whichOfSeries({ ...one, does: 'due', to: at, people: 0 }),
    'to be cancelled': say.whichOfSeries({ ...one, does: 'cancel', to: null, people: 2 }),
    'to be cancelled, one answered': say.whichOfSeries({
      ...one,
      does: 'cancel',
      to: null,
      people: 1,
    }),
    'to be cancelled, nobody answered': say.whichOfSeries({
      ...one,
      does: 'cancel',
      to: null,
      people: 0,
    }),
  },
  confirmSkip: {
    several: say.confirmSkip({ ...game, people: 30, code: '4821' }),
    one: say.confirmSkip({ ...game, people: 1, code: '4821' }),
  },
  eventSkipped: {
    'with the next': say.eventSkipped({ ...game, next: { number: 13, at }, told }),
    'the next is not there': say.eventSkipped({
      ...game,
      next: { number: null, at },
      told: nobodyTold,
    }),
    'the last': say.eventSkipped({ ...game, next: null, told: nobodyTold }),
  },
  taskSkipped: {
    'with the next': say.taskSkipped({ ...one, next: { number: 44, at } }),
    'the last': say.taskSkipped({ ...one, next: null }),
  },
  seriesCancelled: {
    'people told': say.seriesCancelled({ ...game, told }),
    'nobody to tell': say.seriesCancelled({ ...game, told: nobodyTold }),
  },
  seriesCancelledNotice: {
    'in a group': say.seriesCancelledNotice({ ...game, to: inGroupChat }),
    'to one alone': say.seriesCancelledNotice({ ...game, to: inOwnChat }),
  },
  taskSeriesCancelled: { it: say.taskSeriesCancelled(one) },
  notRepeating: { it: say.notRepeating(one) },
});
