import { findingKinds } from '../../../src/analytics/findings.ts';
import type { figures } from '../../../src/languages/english/figures.ts';
import type { FiguresFacts, FindingFacts } from '../../../src/languages/reply.ts';
import type { Say } from '../../../src/languages/say.ts';
import { at, books, choir, type Functions } from './facts.ts';

const span = {
  from: at('2026-08-22T22:00:00Z', false),
  until: at('2026-11-20T22:59:59.999Z', false),
};
const oneDay = {
  from: at('2026-11-17T23:00:00Z', false),
  until: at('2026-11-18T22:59:00Z', false),
};
const many: FiguresFacts = {
  group: books,
  span,
  members: { count: 12, joined: 3, left: 1, active: 9, goneQuiet: 2 },
  messages: 1_310,
  events: { held: 4, invited: 48, answered: 30, went: 25, told: 24, noShows: 4 },
  tasks: { given: 12, done: 9, inTime: 7 },
  calls: null,
  busiest: {
    ...{ day: '2026-11-09', unit: 'week', units: 1, count: 31, of: 39 },
    parts: ['answers', 'done'],
  },
  bestTime: null,
  finding: null,
};
const nothing: FiguresFacts = {
  group: choir,
  span: oneDay,
  members: { count: 1, joined: 0, left: 0, active: 0, goneQuiet: 0 },
  messages: null,
  events: { held: 0, invited: 0, answered: 0, went: 0, told: 0, noShows: 0 },
  tasks: { given: 0, done: 0, inTime: 0 },
  calls: { total: 0, answered: 0, confirmed: 0, costCents: null },
  busiest: null,
  bestTime: null,
  finding: null,
};
const parts = ['answers', 'done', 'answeredCalls'] as const;

const found: Record<FindingFacts['kind'], Omit<FindingFacts, 'kind'>> = {
  callsUnanswered: { value: 0.3, observations: 40, other: null },
  scoreFell: { value: 41.2, observations: 22, other: null },
  eventsUnanswered: { value: 0.25, observations: 60, other: null },
  noShows: { value: 0.6, observations: 20, other: null },
  tasksOpen: { value: 0.3, observations: 20, other: null },
  goneQuiet: { value: 0.5, observations: 14, other: null },
  shrinking: { value: -0.15, observations: 20, other: null },
  alike: { value: 0.9, observations: 9, other: choir },
  tooLarge: { value: 1_200, observations: 1_200, other: null },
  mixed: { value: 0.4, observations: 90, other: null },
};

export const figuresCases = (say: Say): Functions<ReturnType<typeof figures>> => ({
  figures: {
    'the basic ones': say.figures(many),
    'all of them': say.figures({
      ...many,
      calls: { total: 40, answered: 22, confirmed: 1, costCents: 320.4 },
      busiest: { ...many.busiest!, parts },
      bestTime: { weekday: 2, hour: 19, of: 57 },
      finding: { kind: 'eventsUnanswered', value: 0.25, observations: 60, other: null },
    }),
    'little, and who came was not said': say.figures({
      ...many,
      members: { count: 2, joined: 0, left: 1, active: 1, goneQuiet: 0 },
      events: { held: 1, invited: 1, answered: 1, went: 1, told: 0, noShows: 0 },
      tasks: { given: 1, done: 1, inTime: 0 },
      calls: { total: 1, answered: 1, confirmed: 0, costCents: null },
      busiest: { ...many.busiest!, unit: 'day', day: '2026-11-18', count: 1, of: 2 },
    }),
    'several weeks together': say.figures({ ...many, busiest: { ...many.busiest!, units: 2 } }),
    'several days together, one of all came': say.figures({
      ...many,
      events: { ...many.events, told: 2, noShows: 1 },
      busiest: { ...many.busiest!, unit: 'day', units: 3 },
      bestTime: { weekday: 6, hour: 9, of: 20 },
    }),
    nothing: say.figures(nothing),
  },
  advice: Object.fromEntries(
    findingKinds.map((kind) => [kind, say.advice({ kind, ...found[kind] })]),
  ),
  ownFigures: {
    'in a group': say.ownFigures({ ...many, group: books }),
    'in all groups, whether they came was not said': say.ownFigures({
      ...many,
      group: null,
      events: { ...many.events, told: 0, noShows: 0 },
    }),
    nothing: say.ownFigures({ ...nothing, group: null }),
  },
  ownFiguresSent: { sent: say.ownFiguresSent() },
  top: {
    'some with as many': say.top({
      ...{ group: books, span, held: 9, more: 2 },
      people: [
        { name: 'Pau', times: 9, place: 1 },
        { name: 'Jo', times: 7, place: 2 },
        { name: 'Sam', times: 7, place: 2 },
      ],
    }),
    'one event': say.top({
      ...{ group: choir, span: oneDay, held: 1, more: 0 },
      people: [{ name: 'Pau', times: 1, place: 1 }],
    }),
    'nobody came': say.top({ group: books, span, held: 2, people: [], more: 0 }),
    'nobody came to one': say.top({ group: books, span, held: 1, people: [], more: 0 }),
    'no events': say.top({ group: books, span, held: 0, people: [], more: 0 }),
  },
  topOff: { off: say.topOff({ group: books }) },
  pictureSpan: {
    days: say.pictureSpan({ unit: 'day', units: 1, span }),
    weeks: say.pictureSpan({ unit: 'week', units: 1, span }),
    'several weeks': say.pictureSpan({ unit: 'week', units: 2, span }),
    'several days': say.pictureSpan({ unit: 'day', units: 2, span }),
  },
  pictureOf: Object.fromEntries(parts.map((part) => [part, say.pictureOf(part)])),
  pictureDay: { day: say.pictureDay('2026-11-09') },
  pictureOfNothing: { nothing: say.pictureOfNothing() },
});
