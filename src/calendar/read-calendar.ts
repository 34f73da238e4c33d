import { createHash } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { noteRead, type OpenFeed } from './open-feed.ts';
import { readCalendarEvents } from './read-events.ts';
import { writeCalendar } from './write-calendar.ts';

export interface CalendarText {
  /** text/calendar. */
  body: string;
  /** A strong ETag, quoted: of the text itself. */
  etag: string;
  /** When what is in it was last changed. What left it shows in the ETag alone. */
  changedAt: Date;
}

/** What a secret address tells at an instant, and notes that it was read. Four statements, whatever it holds. */
export async function readCalendar(db: Database, feed: OpenFeed, at: Date): Promise<CalendarText> {
  const scope = { tx: db, organizationId: feed.organizationId };
  const events = await readCalendarEvents(scope, feed, at);
  await noteRead(db, feed, at);
  const body = writeCalendar(feed, events, at);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const newest = Math.max(
    feed.createdAt.getTime(),
    ...events.map((one) => one.changedAt.getTime()),
  );
  return { body, etag, changedAt: new Date(newest) };
}
