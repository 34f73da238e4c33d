import type { calendar } from '../../../src/languages/english/calendar.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, choir, type Functions, past, sunday } from './facts.ts';

/** No more of it: what follows a slash is taken for a command here. */
const url = 'msc_abc.ics';
const entry = {
  number: 12,
  notes: null,
  groupName: 'Book Club',
  own: { status: 'GOING' as const, guests: 0 },
  cancelled: false,
};
const own = (status: 'MAYBE' | 'DECLINED' | 'WAITLISTED' | 'INVITED', guests = 0) => ({
  ...entry,
  own: { status, guests },
});

export const calendarCases = (say: Say): Functions<ReturnType<typeof calendar>> => ({
  calendarAddress: {
    own: say.calendarAddress({ url, group: null, replaced: false }),
    'of a group, in place of another': say.calendarAddress({ url, group: books, replaced: true }),
  },
  calendarSent: {
    own: say.calendarSent({ group: null }),
    'of a group': say.calendarSent({ group: books }),
  },
  calendarAskDirectly: {
    own: say.calendarAskDirectly({ group: null }),
    'of a group': say.calendarAskDirectly({ group: choir }),
  },
  calendarThere: {
    'never read': say.calendarThere({ group: null, since: past, read: null }),
    read: say.calendarThere({ group: books, since: past, read: sunday }),
  },
  calendarEnded: {
    ended: say.calendarEnded({ group: null, changed: true }),
    'there was none': say.calendarEnded({ group: choir, changed: false }),
  },
  calendarEntry: {
    in: say.calendarEntry(entry),
    'in with a guest, with notes': say.calendarEntry({
      ...entry,
      own: { status: 'GOING', guests: 1 },
      notes: 'Bring water.',
    }),
    maybe: say.calendarEntry(own('MAYBE', 2)),
    out: say.calendarEntry(own('DECLINED')),
    waiting: say.calendarEntry(own('WAITLISTED')),
    'not answered': say.calendarEntry(own('INVITED')),
    'not invited': say.calendarEntry({ ...entry, own: null }),
    'called off': say.calendarEntry({ ...entry, cancelled: true }),
    expected: say.calendarEntry({ ...entry, number: null, own: null }),
    'of a group out of sight': say.calendarEntry({ ...entry, groupName: null }),
  },
});
