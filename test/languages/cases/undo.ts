import type { undo } from '../../../src/languages/english/undo.ts';
import type { Undone } from '../../../src/languages/reply.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, type Functions, holidays, sam, sunday } from './facts.ts';

const task = { number: 41, title: 'Read Chapter 5' };
const event = { number: 12, title: 'Game vs. The Eagles' };

const changes: readonly Undone[] = [
  { kind: 'task', ...task, people: 1 },
  { kind: 'task', ...task, people: 12 },
  { kind: 'taskStatus', ...task, done: true },
  { kind: 'taskStatus', ...task, done: false },
  { kind: 'taskOpen', ...task, people: 12 },
  { kind: 'taskDue', ...task, due: sunday },
  { kind: 'taskDue', ...task, due: null },
  { kind: 'assignment', ...task, people: 2 },
  { kind: 'event', ...event },
  { kind: 'answer', ...event, status: 'GOING', guests: 2, who: null },
  { kind: 'answer', ...event, status: 'MAYBE', guests: 0, who: null },
  { kind: 'answer', ...event, status: 'DECLINED', guests: 0, who: null },
  { kind: 'answer', ...event, status: 'WAITLISTED', guests: 1, who: null },
  { kind: 'answer', ...event, status: 'INVITED', guests: 0, who: null },
  { kind: 'answer', ...event, status: 'INVITED', guests: 0, who: 'Sam' },
  { kind: 'answer', ...event, status: 'GOING', guests: 0, who: 'Sam' },
  { kind: 'answers', ...event, people: 5 },
  { kind: 'eventStart', ...event, start: sunday },
  { kind: 'eventStart', ...event, start: null },
  { kind: 'eventFields', ...event },
  { kind: 'reminder', number: 7, text: 'Call the field', now: 'off' },
  { kind: 'reminder', number: 7, text: 'Call the field', now: 'on' },
  { kind: 'reminder', number: 7, text: 'Call the field', now: 'asBefore' },
  { kind: 'reminder', number: 7, text: 'Call the field', now: 'toldAgain' },
  { kind: 'campaign', number: 7, kept: 9, gone: 0 },
  { kind: 'campaign', number: 7, kept: 1, gone: 3 },
  { kind: 'campaignPaused', number: 7, paused: true },
  { kind: 'campaignPaused', number: 7, paused: false },
  { kind: 'taskFields', ...task },
  { kind: 'eventOn', ...event },
  { kind: 'attendance', ...event },
  { kind: 'eventHeld', ...event },
  { kind: 'invitations', ...event, people: 1 },
  { kind: 'group', group: books },
  { kind: 'groupFields', group: books },
  { kind: 'groupStatus', group: books, archived: true },
  { kind: 'groupStatus', group: books, archived: false },
  { kind: 'joined', group: books, people: 1 },
  { kind: 'left', group: books, people: 2 },
  { kind: 'roles', group: books, people: 1, admin: true },
  { kind: 'roles', group: books, people: 2, admin: false },
  { kind: 'titles', group: books, people: 2 },
  { kind: 'link', group: books },
  { kind: 'link', group: null },
  { kind: 'mirror', group: books, again: true },
  { kind: 'mirror', group: books, again: false },
  { kind: 'message', group: books, kept: 1, gone: 0 },
  { kind: 'message', group: books, kept: 30, gone: 1 },
  { kind: 'message', group: books, kept: 1, gone: 12 },
  { kind: 'absence', span: holidays, isAway: false, who: null },
  { kind: 'absence', span: holidays, isAway: true, who: 'Pau' },
  { kind: 'organization', name: 'Riverside Football Club' },
];

export const undoCases = (say: Say): Functions<ReturnType<typeof undo>> => ({
  undone: {
    'each kind of change': say.undone({ undone: changes, promoted: [], told: null }),
    'and somebody moves up': say.undone({
      undone: [{ kind: 'answer', ...event, status: 'DECLINED', guests: 0, who: null }],
      promoted: [sam],
      told: null,
    }),
    'and those who answered are told': say.undone({
      undone: [{ kind: 'eventOn', ...event }],
      promoted: [],
      told: { here: { named: [sam], total: 1 }, elsewhere: 2, unreached: { named: [], total: 0 } },
    }),
    'and those who were invited are told': say.undone({
      undone: [{ kind: 'invitations', ...event, people: 3 }],
      promoted: [],
      told: { here: { named: [sam], total: 1 }, elsewhere: 2, unreached: { named: [], total: 0 } },
    }),
    'that they want no messages': say.undone({
      undone: [{ kind: 'optOut', optedOut: false }],
      promoted: [],
      told: null,
    }),
    'that they want messages': say.undone({
      undone: [{ kind: 'optOut', optedOut: true }],
      promoted: [],
      told: null,
    }),
    'whether they may be called': say.undone({
      undone: [
        { kind: 'callConsent', consent: null },
        { kind: 'callConsent', consent: true },
        { kind: 'callConsent', consent: false },
        { kind: 'doNotCall', doNotCall: false },
        { kind: 'doNotCall', doNotCall: true },
      ],
      promoted: [],
      told: null,
    }),
    'what is known of people': say.undone({
      undone: [
        { kind: 'contactFields', people: 1 },
        { kind: 'contactFields', people: 12 },
        { kind: 'contactsBack', people: 1 },
        { kind: 'contactsBack', people: 12 },
      ],
      promoted: [],
      told: null,
    }),
    'their language': say.undone({ undone: [{ kind: 'language' }], promoted: [], told: null }),
    'nothing to name': say.undone({ undone: [], promoted: [], told: null }),
  },
  nothingToUndo: { nothing: say.nothingToUndo() },
  editFailed: { problem: say.editFailed({ problem: '…' }) },
});
