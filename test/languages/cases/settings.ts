import type { settings } from '../../../src/languages/english/settings.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, code, type Functions, zone } from './facts.ts';

const shown = {
  changed: false,
  group: {
    ...books,
    restricted: false,
    remindUnanswered: 2880,
    remindComing: 180,
    rescueMinutes: 60,
    rescueLastMinutes: 15,
    aheadDays: 6,
    digestRule: 'FREQ=WEEKLY;BYDAY=MO,TH',
    digestMinute: 480,
    topList: true,
  },
  organization: 'Friends',
  zone,
  zoneInherited: true,
  language: 'English',
  confirmAbove: 25,
  eventPolls: true,
  keepMessagesDays: null,
  catchUpMinutes: 10,
  quietFrom: 1320,
  quietUntil: 480,
  calls: null,
};

const workday = { from: 540, until: 1200 };
const calls = {
  callHours: [workday, workday, workday, workday, workday, { from: 600, until: 1080 }, null],
  holidays: [],
  dialsPerHalfMinute: 5,
  dialsPerQuarterHour: 25,
  callConsentRequired: false,
  callRetryMinutes: [30, 120],
  turnsPerDay: 3,
};

export const settingsCases = (say: Say): Functions<ReturnType<typeof settings>> => ({
  confirmKeepMessages: { days: say.confirmKeepMessages({ days: 365, code }) },
  ownLanguage: { language: say.ownLanguage({ language: 'English' }) },
  settings: {
    'of a group': say.settings(shown),
    changed: say.settings({
      ...shown,
      changed: true,
      group: {
        ...books,
        restricted: true,
        remindUnanswered: null,
        remindComing: null,
        rescueMinutes: null,
        rescueLastMinutes: 15,
        aheadDays: 0,
        digestRule: null,
        digestMinute: 480,
        topList: false,
      },
      zone: 'Asia/Kolkata',
      keepMessagesDays: 365,
      catchUpMinutes: 0,
      zoneInherited: false,
    }),
    'of the organization': say.settings({
      ...shown,
      group: null,
      confirmAbove: 1,
      eventPolls: false,
      quietFrom: null,
      quietUntil: null,
      calls,
    }),
    'with other hours of calls': say.settings({
      ...shown,
      group: null,
      calls: {
        ...calls,
        callHours: [workday, null, workday, workday, null, null, { from: 0, until: 1440 }],
        holidays: ['2026-12-25', '2027-01-06'],
        callConsentRequired: true,
        callRetryMinutes: [],
        turnsPerDay: 1,
      },
    }),
    'with calls every day': say.settings({
      ...shown,
      calls: {
        ...calls,
        callHours: Array.from({ length: 7 }, () => workday),
        holidays: [
          '2026-12-24',
          '2026-12-25',
          '2026-12-26',
          '2026-12-27',
          '2026-12-28',
          '2027-01-06',
        ],
      },
    }),
  },
});
