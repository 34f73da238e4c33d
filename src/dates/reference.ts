import { DateTime } from 'luxon';
import { zoneNamed } from './zone.ts';

/** Where and when a phrase was said. */
export interface DateReference {
  sentAt: Date;
  /** IANA name, such as `Europe/Madrid`. */
  zone: string;
  /** BCP 47; decides the order of day and month in `11/12`. */
  locale: string;
}

/** The sender's own wall clock at the moment of sending; undefined for an unknown zone or an invalid instant. */
export function wallClock(reference: DateReference): DateTime<true> | undefined {
  const wall = DateTime.fromJSDate(reference.sentAt, { zone: zoneNamed(reference.zone) });
  return wall.isValid ? wall : undefined;
}
