import { UserError } from '../errors.ts';
import { nearest, squash } from './nearest.ts';
import { isTimeZone } from './organization-fields.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** The zones of this Node's tz database by what people call them: "europemadrid" and "madrid". */
const byName: ReadonlyMap<string, string> = new Map(
  zones.flatMap((zone) => [
    [squash(zone), zone],
    [squash(cityOf(zone)), zone],
  ]),
);

const regions = [...new Set(zones.map((zone) => zone.slice(0, zone.indexOf('/') + 1)))];

/**
 * The IANA time zone that somebody means by its name or by its city, however they write it:
 * "Europe/Madrid", "europe madrid", "new york". Throws zoneNotFound, with the nearest.
 */
export function findTimeZone(typed: string): string {
  const known = byName.get(squash(typed));
  if (known !== undefined) return known;
  // The list has one name of each zone, often an old one; Kolkata and UTC are right all the same.
  const city = typed
    .trim()
    .replace(/[\s_]+/g, '_')
    .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  const renamed = regions.map((region) => region + city).find(isTimeZone);
  if (renamed !== undefined) return renamed;
  if (isTimeZone(typed)) {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  }
  const suggestions = nearest(typed, zones.map(cityOf)).map((near) => byName.get(squash(near))!);
  throw new UserError('zoneNotFound', { name: typed, suggestions });
}

/** "America/New_York" → "New York". */
function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
