import type { GroupName, Repeats } from '../../../src/languages/reply.ts';

// Typical facts, for the cases of the catalogue.

export const now = new Date('2026-11-20T11:00:00Z');
export const zone = 'Europe/Madrid';
export const at = (instant: string, hasTime = true) => ({ at: new Date(instant), zone, hasTime });

/** The day before yesterday. */
export const past = at('2026-11-18T22:59:00Z');
export const sunday = at('2026-11-22T10:00:00Z');
export const tomorrow = at('2026-11-21T22:59:00Z', false);
export const nextYear = at('2027-01-05T22:59:00Z');
export const holidays = {
  from: at('2026-12-19T23:00:00Z', false),
  until: at('2027-01-06T22:59:00Z', false),
};
export const books = { name: 'Book Club', icon: '📚' };
export const choir = { name: 'Choir', icon: null };
export const game = { number: 12, title: 'Game vs. The Eagles', start: sunday };
export const undated = { number: 13, title: 'Team dinner', start: null };
export const sam = { name: 'Sam', whatsappId: '34600111222@c.us' };
export const jo = { name: 'Jo', whatsappId: null };
export const standing = {
  changed: true,
  guests: 0,
  reason: null,
  waitingPlace: null,
  others: [],
  promoted: [],
};
export const shownGroup = {
  ...books,
  description: null,
  memberCount: 3,
  status: 'ACTIVE' as const,
  restricted: false,
};
export const manyNames = Array.from({ length: 30 }, (_, n) => `Person ${n + 1}`);
export const repeats: Repeats = {
  how: { freq: 'weekly', interval: 1, weekdays: [1], time: '18:00', until: null, zone },
  next: [at('2026-11-23T17:00:00Z', false), at('2026-11-30T17:00:00Z', false)],
};
export const toPeople = (names: string[]) => ({
  groups: [],
  names,
  except: [],
  people: names.length,
  self: false,
});
export const toGroup = (group: GroupName, people: number, except: string[] = []) => ({
  ...toPeople([]),
  groups: [{ ...group, memberCount: people + except.length }],
  except,
  people,
});
/** Everybody hears of it. */
export const noStrangers = { named: [], total: 0 };
export const plainTask = {
  number: 41,
  title: 'Read Chapter 5',
  notes: null,
  due: null,
  repeats: null,
  strangers: noStrangers,
};
export const plainEvent = {
  ...game,
  notes: null,
  end: null,
  minutes: null,
  repeats: null,
  place: null,
  capacity: null,
  group: books,
  people: 41,
  strangers: noStrangers,
};
export const topics = { tasks: [], events: [], groups: [], chat: [] };
export const entry = (name: string, guests = 0, reason: string | null = null) => ({
  name,
  guests,
  reason,
});

/** Those who are out because they are away. */
export const awayLine = {
  status: 'DECLINED' as const,
  isAway: true,
  people: 3,
  guests: 0,
  entries: [
    { ...entry('Sam', 0, 'skiing'), until: holidays.until },
    { ...entry('Jo'), until: tomorrow },
  ],
};

/** Where those stand who were to be told something: nobody here, nobody out of reach. */
export const nobodyTold = {
  here: { named: [], total: 0 },
  elsewhere: 0,
  unreached: { named: [], total: 0 },
};
export const told = {
  here: { named: [sam], total: 1 },
  elsewhere: 12,
  unreached: { named: [jo], total: 3 },
};
/** They are in the chat where it is said, or in a chat of their own, where nobody is named. */
export const inGroupChat = { named: [sam, jo], total: 4 };
export const inOwnChat = { named: [], total: 0 };
export const code = '4821';

/** Spans of time with the words that a command hands over. */
export interface Labels {
  week: string;
  month: string;
  day: string;
}

/** What one function says, by what is the case. */
export type Cases = Record<string, string>;
/** Cases for every function of a part of the catalogue. */
export type Functions<Part> = {
  [Key in keyof Part as Part[Key] extends (...facts: never[]) => string ? Key : never]: Cases;
};
