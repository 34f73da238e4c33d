import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { zonesOfCountry } from './country.ts';
import { canonicalZone } from './time-zone.ts';

const known = new Map<CountryCode, string | undefined>();

/** The time zone of a phone's country, where it has one alone: "+351…" is in Lisbon or the Azores. */
export function zoneOfPhone(phone: string): string | undefined {
  const country = parsePhoneNumberFromString(phone)?.country;
  if (country === undefined) return undefined;
  if (!known.has(country)) {
    const zones = new Set(zonesOfCountry(country).map(canonicalZone));
    const [only] = zones;
    known.set(country, zones.size === 1 ? only : undefined);
  }
  return known.get(country);
}
