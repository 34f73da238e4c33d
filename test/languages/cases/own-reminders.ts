import type { ownReminders } from '../../../src/languages/english/own-reminders.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, code, type Functions, inGroupChat, inOwnChat, repeats, sunday } from './facts.ts';

const call = { number: 7, text: 'Call the field' };
const self = { group: null, names: [], self: true };
const pau = { group: null, names: ['Pau'], self: false };
const both = { group: null, names: ['Pau'], self: true };
const group = { group: books, names: [], self: false };
const set = {
  ...call,
  at: sunday,
  noTime: false,
  repeats: null,
  unreached: [],
  isMessage: false,
};
const asked = { ...set, people: 12, direct: 0, code };
const listed = { ...call, at: sunday, repeats: null, isMessage: false, isHeld: false };

export const ownRemindersCases = (say: Say): Functions<ReturnType<typeof ownReminders>> => ({
  reminderSet: {
    'to oneself': say.reminderSet({ ...set, whom: self }),
    'to somebody': say.reminderSet({ ...set, whom: pau, noTime: true }),
    'to both': say.reminderSet({ ...set, whom: both, unreached: ['Pau'] }),
    'to a group, again and again': say.reminderSet({ ...set, whom: group, repeats }),
    'a message': say.reminderSet({ ...set, whom: group, isMessage: true }),
  },
  confirmReminder: {
    'in a chat': say.confirmReminder({ ...asked, whom: group }),
    'to each, again and again': say.confirmReminder({
      ...asked,
      whom: group,
      direct: 11,
      repeats,
    }),
    'a message': say.confirmReminder({ ...asked, whom: group, direct: 1, isMessage: true }),
  },
  reminder: {
    'of one’s own': say.reminder({ ...call, from: null, to: inOwnChat, late: null }),
    'of somebody else’s': say.reminder({ ...call, from: 'Ana', to: inOwnChat, late: null }),
    'in a group': say.reminder({ ...call, from: 'Ana', to: inGroupChat, late: null }),
    late: say.reminder({ ...call, from: null, to: inOwnChat, late: sunday }),
  },
  reminderRefused: {
    'in a group': say.reminderRefused({ ...call, group: books }),
    'of people': say.reminderRefused({ ...call, group: null }),
  },
  messageLate: {
    'a yes sends it': say.messageLate({ ...call, group: books, planned: sunday, yes: true }),
    'by its number': say.messageLate({ ...call, group: null, planned: sunday, yes: false }),
  },
  messageUnsent: {
    nobody: say.messageUnsent({
      ...{ ...call, group: books, planned: sunday },
      why: say.errors.nobodyReached({ group: 'Book Club', strangers: 2, optedOut: 1 }),
    }),
  },
  reminderMoved: {
    moved: say.reminderMoved({
      ...call,
      at: sunday,
      before: { ...sunday, at: new Date(sunday.at.getTime() - 86_400_000) },
      repeats,
    }),
    'as it was': say.reminderMoved({ ...call, at: sunday, before: sunday, repeats: null }),
    'no longer again': say.reminderMoved({
      ...call,
      at: sunday,
      before: sunday,
      repeats: 'noMore',
    }),
  },
  reminderCancelled: { cancelled: say.reminderCancelled(call) },
  reminderLeft: { left: say.reminderLeft(call) },
  reminderList: {
    none: say.reminderList({ reminders: [], total: 0, group: null }),
    'none of a group': say.reminderList({ reminders: [], total: 0, group: books }),
    some: say.reminderList({
      reminders: [
        { ...listed, whom: self },
        { ...listed, number: 8, whom: group, repeats },
        { ...listed, number: 9, whom: group, isMessage: true, isHeld: true },
      ],
      total: 4,
      group: null,
    }),
    one: say.reminderList({ reminders: [{ ...listed, whom: pau }], total: 1, group: books }),
  },
  remindWhen: {
    'no time': say.remindWhen({ text: 'call the field', whom: 'me' }),
    nothing: say.remindWhen({ text: null, whom: 'me' }),
  },
  remindWhom: { whom: say.remindWhom() },
  remindWhatTime: { today: say.remindWhatTime() },
  whyReminder: {
    set: say.whyReminder({
      ...{
        ...call,
        fate: 'set',
        deed: { by: { name: 'Ana', self: false }, at: sunday, undone: false },
      },
      rung: null,
      next: sunday,
    }),
    'cancelled by oneself': say.whyReminder({
      ...{
        ...call,
        fate: 'cancelled',
        deed: { by: { name: 'Ana', self: true }, at: sunday, undone: false },
      },
      rung: null,
      next: null,
    }),
    ...Object.fromEntries(
      (['SAID', 'IDLE', 'MISSED', 'REFUSED', 'HELD', 'FAILED'] as const).map((fate) => [
        fate,
        say.whyReminder({
          ...{ ...call, fate: 'moved', deed: { by: null, at: sunday, undone: false } },
          rung: { at: sunday, fate },
          next: null,
        }),
      ]),
    ),
    'on again': say.whyReminder({
      ...{ ...call, fate: 'restored', deed: null, rung: null, next: sunday },
    }),
  },
  notDeliverable: { number: say.notDeliverable({ number: 7 }) },
});
