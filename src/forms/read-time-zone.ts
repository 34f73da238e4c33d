import { UserError } from '../errors.ts';
import { countryOfZone, readCountry, zonesOfCountry } from './country.ts';
import { nearest, squash } from './nearest.ts';
import { canonicalZone, isTimeZone } from './time-zone.ts';
import { mainZones, zonesOfAbbreviation } from './zone-abbreviations.ts';

/** A zone, the zones between which only somebody who knows the place can tell, or the nearest names. */
export type ZoneReading = { zone: string } | { candidates: string[] } | { suggestions: string[] };

/** So many are offered of a country that has dozens. */
const offered = 4;

const zones = Intl.supportedValuesOf('timeZone').map(canonicalZone);

/** The zones of this Node's tz database by what people call them: "europemadrid" and "madrid". */
const byName: ReadonlyMap<string, string> = new Map(
  zones.flatMap((zone) => [
    [squash(zone), zone],
    [squash(cityOf(zone)), zone],
  ]),
);

const regions = [...new Set(zones.map((zone) => zone.slice(0, zone.indexOf('/') + 1)))];

/**
 * The IANA time zone that somebody means by its name, its city or its country, however they write it:
 * "Europe/Madrid", "europe madrid", "new york", "India". An abbreviation is read by the country of `home`,
 * the zone where they are. Of a country or an abbreviation with several zones nothing is guessed.
 */
export function readTimeZone(typed: string, home?: string): ZoneReading {
  const known = readIanaName(typed);
  if (known !== undefined) return { zone: known };
  const country = home === undefined ? undefined : countryOfZone(home);
  const abbreviated = zonesOfAbbreviation.get(squash(typed));
  if (abbreviated) {
    const near = abbreviated.filter((zone) => countryOfZone(zone) === country);
    return choose(near.length > 0 && country !== undefined ? near : abbreviated);
  }
  const city = byName.get(squash(typed)) ?? readOldCity(typed);
  if (city !== undefined) return { zone: city };
  const meant = readCountry(typed);
  const ofCountry = meant && (mainZones.get(meant) ?? zonesOfCountry(meant).map(canonicalZone));
  if (ofCountry && ofCountry.length > 0) return choose(ofCountry);
  return {
    suggestions: nearest(typed, zones.map(cityOf)).map((near) => byName.get(squash(near))!),
  };
}

/** What to say of a reading that is no zone: what it may be, or the nearest names. */
export function zoneError(name: string, reading: Exclude<ZoneReading, { zone: string }>) {
  return 'candidates' in reading
    ? new UserError('zoneAmbiguous', { name, candidates: reading.candidates })
    : new UserError('zoneNotFound', { name, suggestions: reading.suggestions });
}

/** For a field of the API: throws invalid, with what may be meant as the example. */
export function parseTimeZone(field: string, typed: string, home?: string): string {
  const reading = readTimeZone(typed, home);
  if ('zone' in reading) return reading.zone;
  const near = 'candidates' in reading ? reading.candidates : reading.suggestions;
  throw new UserError('invalid', {
    field,
    expected: 'an IANA time zone',
    example: near.length > 0 ? near.join(' or ') : 'Europe/Madrid',
  });
}

function readIanaName(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/g, '_');
  return isTimeZone(name) ? canonicalZone(name) : undefined;
}

/** The list has one name of each zone; an older or a smaller city's is right all the same ("Kiev"). */
function readOldCity(typed: string): string | undefined {
  const city = typed
    .trim()
    .replace(/[\s_]+/g, '_')
    .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  const zone = regions.map((region) => region + city).find(isTimeZone);
  return zone && canonicalZone(zone);
}

function choose(candidates: readonly string[]): ZoneReading {
  const [only, ...others] = candidates;
  return only !== undefined && others.length === 0
    ? { zone: only }
    : { candidates: candidates.slice(0, offered) };
}

/** "America/New_York" → "New York". */
function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
