import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import { IANAZone } from 'luxon';
import { zonesOfCountry } from './country.ts';
import { canonicalZone } from './time-zone.ts';

const known = new Map<CountryCode, string | undefined>();
let codes: Map<string, CountryCode[]> | undefined;

/** Two zones with the same clock in both show the same time all year. */
const winterAndSummer = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/**
 * The time zone of an E.164 phone's country, where it has one clock: Germany has two zones that show the same time, and
 * "+34 …" may be in Madrid or in the Canaries.
 */
export function zoneOfPhone(phone: string): string | undefined {
  const country = countryOfPhone(phone);
  if (country === undefined) return undefined;
  if (!known.has(country)) known.set(country, onlyClock(zonesOfCountry(country)));
  return known.get(country);
}

/** By its first digits where they are one country's alone: to read all of a phone costs a hundred times that. */
function countryOfPhone(phone: string): CountryCode | undefined {
  codes ??= Map.groupBy(getCountries(), (country) => getCountryCallingCode(country) as string);
  for (const length of [1, 2, 3]) {
    const countries = codes.get(phone.slice(1, 1 + length));
    if (countries?.length === 1) return countries[0];
    if (countries) return parsePhoneNumberFromString(phone)?.country;
  }
  return undefined;
}

function onlyClock([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  const offsets = (zone: string) => winterAndSummer.map((at) => IANAZone.create(zone).offset(at));
  const own = offsets(first).join();
  return others.every((other) => offsets(other).join() === own) ? canonicalZone(first) : undefined;
}
