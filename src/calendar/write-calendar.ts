import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DateTime } from 'luxon';
import { zoneNamed } from '../dates/zone.ts';
import { createSay, type Say } from '../languages/say.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { OpenFeed } from './open-feed.ts';

/** How often a calendar is asked to look, in seconds. */
const refreshSeconds = 60 * 60;

/**
 * A calendar as iCalendar (RFC 5545) has it, the same text for the same events. Instants are told in UTC, and days
 * as days: each date of a series is an entry of its own, so no rule has to be followed over a change of clocks, and
 * no calendar needs to know our zones.
 */
export function writeCalendar(feed: OpenFeed, events: readonly CalendarEvent[], at: Date): string {
  const say = createSay(feed.locale, at, feed.zone);
  const calendar = ical({
    name: plain(feed.groupName ?? feed.organizationName),
    prodId: {
      company: 'Muster',
      product: 'Calendar',
      language: feed.locale.slice(0, 2).toUpperCase(),
    },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const event of events) {
    const { uid, title, place, hasTime, startsAt, endsAt, ownStatus, groupName } = event;
    calendar.createEvent({
      id: `${uid}@muster`,
      sequence: event.sequence,
      // Not the moment of asking, so that what has not changed is the same text.
      stamp: event.changedAt,
      created: event.createdAt,
      lastModified: event.changedAt,
      ...(hasTime ? { start: startsAt, end: laterThan(startsAt, endsAt) } : daysOf(event)),
      summary: plain(title),
      location: place === null ? null : plain(place),
      description: plain(describe(event, say)),
      // Published, an entry has whoever publishes it (RFC 5546, 3.2.1), and as an address, which a group has none.
      ...(groupName === null
        ? {}
        : { organizer: { name: plain(groupName), email: 'noreply@muster.invalid' } }),
      status: statusOf(event),
      transparency:
        ownStatus === 'DECLINED' || event.status === 'CANCELLED'
          ? ICalEventTransparency.TRANSPARENT
          : ICalEventTransparency.OPAQUE,
    });
  }
  return calendar.toString();
}

function statusOf({ status, number }: CalendarEvent): ICalEventStatus {
  if (status === 'CANCELLED') return ICalEventStatus.CANCELLED;
  return number === null ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function describe(event: CalendarEvent, say: Say): string {
  const { number, notes, ownStatus, guests, groupName, status } = event;
  return say.calendarEntry({
    number,
    notes,
    groupName,
    own: ownStatus && { status: ownStatus, guests },
    cancelled: status === 'CANCELLED',
  });
}

/** The days of an event without a time, by the clock of its group; the end is the first day after it. */
function daysOf({ startsAt, endsAt, zone }: CalendarEvent) {
  const dayOf = (at: Date) =>
    DateTime.fromJSDate(at, { zone: zoneNamed(zone) })
      .startOf('day')
      .setZone('utc', { keepLocalTime: true });
  const first = dayOf(startsAt);
  const last = endsAt && endsAt > startsAt ? dayOf(endsAt) : first;
  return { allDay: true, start: first.toJSDate(), end: last.plus({ days: 1 }).toJSDate() };
}

/** An end has to be after the beginning (RFC 5545, 3.8.2.2), and both are told in seconds. */
function laterThan(startsAt: Date, endsAt: Date | null): Date | null {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  return endsAt !== null && seconds(endsAt) > seconds(startsAt) ? endsAt : null;
}

/** Without what iCalendar cannot hold: control characters but for the ends of lines (RFC 5545, 3.1). */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant.
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}
