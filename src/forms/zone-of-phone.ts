import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { IANAZone } from 'luxon';
import { zonesOfCountry } from './country.ts';
import { canonicalZone } from './time-zone.ts';

const known = new Map<CountryCode, string | undefined>();

/** Two zones with the same clock in both show the same time all year. */
const winterAndSummer = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/**
 * The time zone of a phone's country, where it has one clock: Germany has two zones that show the same time, and
 * "+34 …" may be in Madrid or in the Canaries.
 */
export function zoneOfPhone(phone: string): string | undefined {
  const country = parsePhoneNumberFromString(phone)?.country;
  if (country === undefined) return undefined;
  if (!known.has(country)) known.set(country, onlyClock(zonesOfCountry(country)));
  return known.get(country);
}

function onlyClock([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  const isSame = (other: string) =>
    winterAndSummer.every(
      (at) => IANAZone.create(other).offset(at) === IANAZone.create(first).offset(at),
    );
  return others.every(isSame) ? canonicalZone(first) : undefined;
}
