import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts';
import type { OpenFeed } from '../../src/calendar/open-feed.ts';
import { writeCalendar } from '../../src/calendar/write-calendar.ts';
import { fc } from '../helpers/properties.ts';
import { parseCalendar } from './ical.ts';

const at = new Date('2026-11-20T11:00:00Z');
const feed: OpenFeed = {
  organizationId: '0',
  id: '1',
  contactId: '2',
  groupId: null,
  createdAt: at,
  locale: 'en-GB',
  zone: 'Europe/Madrid',
  organizationName: 'Friends',
  groupName: null,
};
const game: CalendarEvent = {
  uid: '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10',
  number: 12,
  title: 'Game',
  notes: null,
  place: null,
  startsAt: new Date('2026-11-22T10:00:00Z'),
  endsAt: null,
  hasTime: true,
  zone: 'Europe/Madrid',
  status: 'SCHEDULED',
  ownStatus: 'GOING',
  groupName: 'Club',
  guests: 0,
  createdAt: at,
  changedAt: at,
  sequence: 0,
};

const read = (...events: Partial<CalendarEvent>[]) =>
  parseCalendar(
    writeCalendar(
      feed,
      events.map((event) => ({ ...game, ...event })),
      at,
    ),
  );
const readOne = (event: Partial<CalendarEvent>) => read(event).entries[0]!;

describe('a calendar', () => {
  test('says that it is published, and when to look again', () => {
    expect(read()).toEqual({
      method: 'PUBLISH',
      refresh: 'PT1H',
      ttl: 'PT1H',
      name: 'Friends',
      entries: [],
    });
  });

  test('is the same text for the same events, whenever it is asked for', () => {
    const later = new Date(at.getTime() + 86_400_000);
    expect(writeCalendar(feed, [game], later)).toBe(writeCalendar(feed, [game], at));
  });

  test('has every field of an event', () => {
    const notes = 'Bring:\nwater; "shoes", and \\o/';
    expect(
      readOne({
        notes,
        place: 'Riverside, pitch 2',
        endsAt: new Date('2026-11-22T12:30:00Z'),
        guests: 1,
        sequence: 7,
      }),
    ).toEqual({
      uid: `${game.uid}@muster`,
      summary: 'Game',
      description: `You are in, with 1 guest.\n${notes}\nClub #12`,
      location: 'Riverside, pitch 2',
      status: 'CONFIRMED',
      sequence: 7,
      transparency: 'OPAQUE',
      organizer: 'Club',
      start: '2026-11-22T10:00:00.000Z',
      end: '2026-11-22T12:30:00.000Z',
      isDay: false,
    });
  });

  test.each([
    ['called off', { status: 'CANCELLED' }, 'CANCELLED', 'TRANSPARENT'],
    ['declined', { ownStatus: 'DECLINED' }, 'CONFIRMED', 'TRANSPARENT'],
    ['to be expected', { number: null, ownStatus: null }, 'TENTATIVE', 'OPAQUE'],
  ] as const)('tells what is %s', (_, event, status, transparency) => {
    expect(readOne(event)).toMatchObject({ status, transparency });
  });

  test('of a group out of sight names none', () => {
    expect(readOne({ groupName: null })).toMatchObject({
      organizer: null,
      description: 'You are in.\n#12',
    });
  });

  // Each at 19:00 on the wall, before and after clocks change; and a day, which no change makes another.
  test.each([
    ['Europe/Madrid', '2027-03-23', '2027-03-30'],
    ['America/New_York', '2026-10-27', '2026-11-03'],
    ['Australia/Lord_Howe', '2027-03-30', '2027-04-06'],
    ['Asia/Kolkata', '2027-03-23', '2027-03-30'],
    ['Pacific/Kiritimati', '2026-12-31', '2027-01-01'],
    ['Pacific/Pago_Pago', '2026-12-31', '2027-01-01'],
  ])('is right on either side of a change of clocks: %s', (zone, ...days) => {
    for (const day of days) {
      const evening = DateTime.fromISO(`${day}T19:00`, { zone });
      const entry = readOne({ startsAt: evening.toJSDate(), zone });
      const wall = DateTime.fromISO(entry.start).setZone(zone).toFormat('yyyy-MM-dd HH:mm');
      expect(wall).toBe(`${day} 19:00`);
      const midnight = DateTime.fromISO(`${day}T23:59`, { zone });
      expect(readOne({ startsAt: midnight.toJSDate(), hasTime: false, zone })).toMatchObject({
        isDay: true,
        start: day,
        end: DateTime.fromISO(day).plus({ days: 1 }).toISODate(),
      });
    }
  });

  test('of several days ends on the day after the last', () => {
    const startsAt = new Date('2027-03-26T22:59:00Z');
    const endsAt = new Date('2027-03-28T21:59:00Z');
    expect(readOne({ startsAt, endsAt, hasTime: false })).toMatchObject({
      start: '2027-03-26',
      end: '2027-03-29',
    });
  });

  test('holds whatever events there may be', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    const anEvent = fc.record({
      title: text,
      notes: fc.option(text),
      place: fc.option(text),
      startsAt: instant,
      endsAt: fc.option(instant),
      hasTime: fc.boolean(),
      status: fc.constantFrom('SCHEDULED' as const, 'CANCELLED' as const),
      guests: fc.nat(9),
      zone: fc.constantFrom('Europe/Madrid', 'America/St_Johns', 'Asia/Kathmandu'),
    });
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 5 }), (events) => {
        const numbered = events.map((event, place) => ({ ...event, uid: `e${place}` }));
        const { entries } = read(...numbered);
        expect(entries).toHaveLength(events.length);
        for (const [place, entry] of entries.entries()) {
          const { startsAt, hasTime, zone, title } = numbered[place]!;
          expect(entry.uid).toBe(`e${place}@muster`);
          expect(entry.summary).toBe(shown(title));
          const seconds = new Date(Math.floor(startsAt.getTime() / 1000) * 1000).toISOString();
          const day = DateTime.fromJSDate(startsAt, { zone }).toISODate();
          expect(entry.start).toBe(hasTime ? seconds : day);
          if (entry.end !== null) expect(entry.end > entry.start).toBe(true);
        }
      }),
    );
  });
});

/** A text without what iCalendar cannot hold. */
function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant.
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}
