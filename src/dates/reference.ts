import { DateTime } from 'luxon';
import { wordingFor } from './languages.ts';
import { zoneNamed } from './zone.ts';

/** Where and when a phrase was said. */
export interface DateReference {
  sentAt: Date;
  /** IANA name, such as `Europe/Madrid`. */
  zone: string;
  /** BCP 47; decides the words, and the order of day and month in `11/12`. */
  locale: string;
}

/** The sender's own wall clock at the moment of sending, in their language; undefined for an unknown zone or an invalid instant. */
export function wallClock(reference: DateReference): DateTime<true> | undefined {
  const { sentAt, zone, locale } = reference;
  const wall = DateTime.fromMillis(sentAt.getTime(), {
    zone: zoneNamed(zone),
    locale: wordingFor(locale).locale,
  });
  return wall.isValid ? wall : undefined;
}
