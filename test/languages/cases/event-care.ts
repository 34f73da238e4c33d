import type { eventCare } from '../../../src/languages/english/event-care.ts';
import type { Say } from '../../../src/languages/say.ts';
import {
  at,
  code,
  type Functions,
  game,
  inGroupChat,
  inOwnChat,
  nobodyTold,
  repeats,
  sam,
  told,
  tomorrow,
  undated,
} from './facts.ts';

const saturday = at('2026-11-21T10:00:00Z');
const move = { ...game, before: saturday, repeats: null };
const edited = {
  ...game,
  before: { title: 'Game' },
  notes: 'Bring both shirts',
  place: 'Field 2',
  capacity: 16,
  seatsTaken: 14,
  minutes: 90,
  told: nobodyTold,
  promoted: [],
};
const answer = {
  ...game,
  name: 'Pau',
  changed: true,
  guests: 0,
  reason: null,
  promoted: [],
  seatsTaken: 9,
  capacity: 14,
};
const list = { ...game, names: 3, changes: [], missing: { names: [], total: 0 }, unread: [] };
const nobodyElse = { unknown: [], ambiguous: [] };
const differing = {
  ...list,
  names: 9,
  changes: [
    { name: 'Pau', status: 'GOING', guests: 1 },
    { name: 'Sam', status: 'GOING', guests: 0 },
    { name: 'Jo', status: 'MAYBE', guests: 0 },
    { name: 'Leo', status: 'DECLINED', guests: 0 },
  ],
  missing: { names: ['Aina', 'Biel'], total: 5 },
  unknown: ['Pua'],
  ambiguous: ['Marta', 'Nil'],
  unread: ['???'],
} as const;

export const eventCareCases = (say: Say): Functions<ReturnType<typeof eventCare>> => ({
  whichDay: {
    past: say.whichDay(game),
    undated: say.whichDay(undated),
  },
  confirmMoveEvent: {
    many: say.confirmMoveEvent({ ...game, people: 30, code }),
    one: say.confirmMoveEvent({ ...game, people: 1, code }),
  },
  eventMoved: {
    'to another day': say.eventMoved({ ...move, told: nobodyTold }),
    'given a date, and people told': say.eventMoved({ ...move, before: null, told }),
    'that comes again': say.eventMoved({ ...move, repeats, told: nobodyTold }),
    'with another deadline': say.eventMoved({ ...move, told: nobodyTold, answerBy: tomorrow }),
    'without a deadline': say.eventMoved({ ...move, told: nobodyTold, answerBy: null }),
    'that came again': say.eventMoved({ ...move, repeats: 'noMore', told }),
  },
  eventNotMoved: { there: say.eventNotMoved(game) },
  eventMovedNotice: {
    'in a group': say.eventMovedNotice({ ...move, to: inGroupChat }),
    'to one alone': say.eventMovedNotice({ ...move, to: inOwnChat }),
    'that came again': say.eventMovedNotice({ ...move, repeats: 'noMore', to: inOwnChat }),
  },
  confirmChangeEvent: {
    many: say.confirmChangeEvent({ ...game, place: 'Field 2', people: 30, code }),
    'without a place': say.confirmChangeEvent({ ...game, place: null, people: 1, code }),
  },
  eventChanged: {
    all: say.eventChanged({
      ...edited,
      minPeople: 10,
      answerBy: tomorrow,
      changed: ['title', 'notes', 'place', 'capacity', 'minPeople', 'answerBy', 'endsAt'],
      told,
      promoted: [sam],
    }),
    'all taken away': say.eventChanged({
      ...edited,
      notes: null,
      place: null,
      capacity: null,
      minutes: null,
      changed: ['notes', 'place', 'capacity', 'minPeople', 'answerBy', 'endsAt'],
    }),
    nothing: say.eventChanged({ ...edited, changed: [] }),
  },
  eventPlaceNotice: {
    'in a group': say.eventPlaceNotice({ ...game, place: 'Field 2', to: inGroupChat }),
    'to one alone': say.eventPlaceNotice({ ...game, place: null, to: inOwnChat }),
  },
  dateApart: { date: say.dateApart({ number: 12, phrase: '25 nov 18:00' }) },
  confirmCancelEvent: {
    'with answers': say.confirmCancelEvent({ ...game, going: 12, maybe: 2, waiting: 1, code }),
    'with one': say.confirmCancelEvent({ ...game, going: 1, maybe: 0, waiting: 0, code }),
    'with none': say.confirmCancelEvent({ ...undated, going: 0, maybe: 0, waiting: 0, code }),
  },
  confirmCancelEvents: {
    two: say.confirmCancelEvents({
      events: [
        { ...game, going: 12, maybe: 2, waiting: 1 },
        { ...undated, going: 0, maybe: 0, waiting: 0 },
      ],
      code,
    }),
  },
  eventCancelled: {
    'nobody to tell': say.eventCancelled({ ...game, told: nobodyTold }),
    'people told': say.eventCancelled({ ...game, told }),
  },
  eventCancelledNotice: {
    'in a group': say.eventCancelledNotice({ ...game, to: inGroupChat }),
    'to one alone': say.eventCancelledNotice({ ...game, to: inOwnChat }),
  },
  eventRestoredNotice: {
    'in a group': say.eventRestoredNotice({ ...game, to: inGroupChat }),
    'to one alone': say.eventRestoredNotice({ ...game, to: inOwnChat }),
  },
  lineStandsNotice: {
    'in a group': say.lineStandsNotice({
      ...game,
      capacity: 14,
      free: 3,
      party: { name: 'Jo', size: 6 },
      to: inGroupChat,
    }),
    'to one alone': say.lineStandsNotice({
      ...game,
      capacity: 14,
      free: 1,
      party: { name: 'Jo', size: 2 },
      to: inOwnChat,
    }),
  },
  confirmInvite: {
    many: say.confirmInvite({ ...game, people: 40, already: 0, code }),
    'one there already': say.confirmInvite({ ...game, people: 40, already: 1, code }),
  },
  invited: {
    one: say.invited({ ...game, names: ['Pau'], total: 1, already: 0, told: nobodyTold }),
    'many, some there already': say.invited({
      ...game,
      names: ['Pau', 'Sam'],
      total: 12,
      already: 2,
      told,
    }),
    'there already': say.invited({ ...game, names: [], total: 0, already: 1, told: nobodyTold }),
  },
  inviteNotice: {
    'in a group': say.inviteNotice({ ...game, to: inGroupChat }),
    'to one alone': say.inviteNotice({ ...game, to: inOwnChat }),
  },
  uninvitedNotice: {
    'in a group': say.uninvitedNotice({ ...game, to: inGroupChat }),
    'to one alone': say.uninvitedNotice({ ...game, to: inOwnChat }),
  },
  ownAnswer: {
    none: say.ownAnswer({
      ...game,
      status: 'INVITED',
      guests: 0,
      reason: null,
      waitingPlace: null,
    }),
    in: say.ownAnswer({
      ...game,
      status: 'GOING',
      guests: 2,
      reason: 'my cousins',
      waitingPlace: null,
    }),
    waiting: say.ownAnswer({
      ...game,
      status: 'WAITLISTED',
      guests: 1,
      reason: null,
      waitingPlace: 2,
    }),
  },
  isItAnAnswer: {
    out: say.isItAnAnswer({ ...game, status: 'DECLINED' }),
    in: say.isItAnAnswer({ ...game, status: 'GOING' }),
  },
  isForAnother: {
    in: say.isForAnother({ number: 12, status: 'GOING', name: 'Pau' }),
    out: say.isForAnother({ number: 12, status: 'DECLINED', name: 'Pau Serra' }),
  },
  orWithGuest: { one: say.orWithGuest() },
  answeredFor: {
    in: say.answeredFor({ ...answer, status: 'GOING', guests: 1 }),
    'in already': say.answeredFor({ ...answer, status: 'GOING', changed: false }),
    'out, and somebody moves up': say.answeredFor({
      ...answer,
      status: 'DECLINED',
      reason: 'my knee hurts',
      promoted: [sam],
      seatsTaken: 14,
    }),
  },
  confirmList: {
    differing: say.confirmList({ ...differing, code }),
    'one name': say.confirmList({
      ...list,
      ...nobodyElse,
      names: 1,
      changes: [{ name: 'Pau', status: 'GOING', guests: 0 }],
      code,
    }),
  },
  noEventForList: { day: say.noEventForList({ day: 'Sun 13 Dec' }) },
  listFits: { fits: say.listFits({ ...list, ...nobodyElse }) },
  listApplied: {
    'all with a place': say.listApplied({
      ...game,
      people: 1,
      waiting: [],
      kept: [],
      promoted: [],
      seatsTaken: 9,
      capacity: 14,
    }),
    'too many': say.listApplied({
      ...game,
      people: 4,
      waiting: ['Pau'],
      kept: ['Jo', 'Leo'],
      promoted: [sam],
      seatsTaken: 14,
      capacity: 14,
    }),
  },
});
