import type { calls } from '../../../src/languages/english/calls.ts';
import type { ProgressFacts } from '../../../src/languages/reply.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, code, type Functions, sunday, tomorrow } from './facts.ts';

const told = { reason: 'MESSAGE', message: 'We moved to 7 pm', title: null, group: books } as const;
const none = { answered: 0, noAnswer: 0, busy: 0, voicemail: 0, declined: 0, failed: 0 };
const nothing = {
  ...{ going: 0, maybe: 0, declined: 0, done: 0 },
  ...{ confirmed: 0, cancelled: 0, rescheduled: 0 },
};
const running: ProgressFacts = {
  ...told,
  number: 7,
  status: 'EXECUTING',
  paused: null,
  next: null,
  called: 12,
  ended: 5,
  ringing: 1,
  outcomes: { ...none, answered: 3, noAnswer: 1, declined: 1 },
  leftOut: [
    { reason: 'NO_PHONE', people: 2 },
    { reason: 'DO_NOT_CALL', people: 1 },
    { reason: 'SELF', people: 1 },
  ],
  answers: nothing,
  minutesLeft: 4,
  cents: 0,
};
const event: ProgressFacts = {
  ...running,
  reason: 'EVENT',
  message: null,
  title: 'Game vs. The Eagles',
  answers: { ...nothing, going: 2, declined: 1 },
};
const asked = {
  ...told,
  calls: 12,
  named: null,
  leftOut: [],
  urgent: false,
  first: null,
  minutes: 8,
  cents: 0,
  until: tomorrow,
  code,
};

export const callsCases = (say: Say): Functions<ReturnType<typeof calls>> => ({
  spokenMoment: { sunday: say.spokenMoment(sunday) },
  confirmCall: {
    plain: say.confirmCall(asked),
    one: say.confirmCall({
      ...asked,
      ...{ calls: 1, minutes: 0, group: null, named: { names: ['Pau'], total: 1 } },
    }),
    'by name': say.confirmCall({
      ...asked,
      ...{ calls: 5, group: null, named: { names: ['Pau', 'Sam', 'Jo'], total: 5 } },
    }),
    'with everything': say.confirmCall({
      ...asked,
      reason: 'EVENT',
      title: 'Game vs. The Eagles',
      urgent: true,
      first: sunday,
      cents: 120,
      until: sunday,
      leftOut: [
        { reason: 'SELF', names: { names: ['Ana'], total: 1 } },
        { reason: 'NO_PHONE', names: { names: ['Sam'], total: 1 } },
        { reason: 'STOP', names: { names: ['Jo', 'Pau'], total: 5 } },
      ],
    }),
    appointments: say.confirmCall({ ...asked, reason: 'APPOINTMENT', message: null }),
  },
  callCommand: {
    silent: say.callCommand({ about: 'silent', number: 12 }),
    task: say.callCommand({ about: 'task', number: 41 }),
  },
  callWhom: { plain: say.callWhom({ name: 'Pau' }) },
  callPerson: { plain: say.callPerson({ whom: '@Pau', rest: 'We moved to 7 pm' }) },
  callWhat: { plain: say.callWhat() },
  callAsked: { plain: say.callAsked() },
  noCampaign: {
    stop: say.noCampaign({ does: 'stop' }),
    pause: say.noCampaign({ does: 'pause' }),
    resume: say.noCampaign({ does: 'resume' }),
  },
  campaignProgress: {
    running: say.campaignProgress(running),
    'an event': say.campaignProgress(event),
    'not begun': say.campaignProgress({
      ...running,
      status: 'SCHEDULED',
      next: sunday,
      leftOut: [],
    }),
    'out of hours': say.campaignProgress({ ...running, next: sunday, ringing: 0 }),
    paused: say.campaignProgress({ ...running, status: 'PAUSED', paused: 'BY_HAND' }),
    stuck: say.campaignProgress({ ...running, status: 'PAUSED', paused: 'NO_MONEY' }),
    over: say.campaignProgress({
      ...event,
      status: 'COMPLETED',
      ended: 12,
      ringing: 0,
      minutesLeft: 0,
      cents: 137.5,
      outcomes: { answered: 7, noAnswer: 2, busy: 1, voicemail: 1, declined: 1, failed: 0 },
      leftOut: [{ reason: 'SETTLED', people: 1 }],
    }),
    stopped: say.campaignProgress({ ...running, status: 'CANCELLED', ringing: 0 }),
    appointments: say.campaignProgress({
      ...running,
      reason: 'APPOINTMENT',
      message: null,
      answers: { ...nothing, confirmed: 3, rescheduled: 1 },
    }),
  },
  campaignStuck: {
    'no money': say.campaignStuck({ number: 7, reason: 'NO_MONEY' }),
    'not configured': say.campaignStuck({ number: 7, reason: 'NOT_CONFIGURED' }),
    blocked: say.campaignStuck({ number: 7, reason: 'BLOCKED' }),
  },
  campaignStopped: {
    'some left': say.campaignStopped({ number: 7, people: 9, ringing: 1 }),
    'nobody left': say.campaignStopped({ number: 7, people: 0, ringing: 0 }),
  },
  campaignPaused: { plain: say.campaignPaused({ number: 7 }) },
  campaignResumed: { plain: say.campaignResumed({ number: 7 }) },
  campaignList: {
    none: say.campaignList([]),
    two: say.campaignList([running, { ...event, number: 8 }]),
  },
  whichCampaign: { two: say.whichCampaign([running, { ...event, number: 8 }]) },
  whyCalled: {
    'left out': say.whyCalled({
      name: 'Sam',
      number: 7,
      outcome: 'leftOut',
      leftOut: 'NO_PHONE',
      next: null,
    }),
    called: say.whyCalled({
      name: 'Sam',
      number: 7,
      outcome: 'answered',
      leftOut: null,
      next: null,
    }),
    waiting: say.whyCalled({ name: 'Sam', number: 7, outcome: null, leftOut: null, next: sunday }),
  },
  whyNoCall: { plain: say.whyNoCall({ name: 'Sam' }) },
});
