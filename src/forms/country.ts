import { type CountryCode, getCountries, isSupportedCountry } from 'libphonenumber-js';
import { nearest, squash } from './nearest.ts';

export type { CountryCode };

/** What Intl.Locale answers since ES2026; TypeScript's library does not name it yet. */
type WithTimeZones = Intl.Locale & { getTimeZones(): string[] | undefined };

/** Names that people use and Intl does not know. */
const otherNames: Record<string, CountryCode> = {
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  inglaterra: 'GB',
  usa: 'US',
  eeuu: 'US',
  america: 'US',
  holland: 'NL',
  holanda: 'NL',
  turkey: 'TR',
  czechrepublic: 'CZ',
  uae: 'AE',
};

/** Each worked out when it is first asked for: thousands of names that most processes never need. */
let zones: Map<CountryCode, string[]> | undefined;
let countries: Map<string, CountryCode> | undefined;
let names: Map<string, CountryCode> | undefined;

/** The IANA zones of a country, by CLDR (Intl.Locale), in their old spelling where ICU has one. */
export function zonesOfCountry(country: CountryCode): readonly string[] {
  zones ??= new Map(
    getCountries().map((code) => [
      code,
      (new Intl.Locale(`und-${code}`) as WithTimeZones).getTimeZones() ?? [],
    ]),
  );
  return zones.get(country) ?? [];
}

/** The country that an IANA zone lies in, or undefined for one of none ("UTC"). */
export function countryOfZone(zone: string): CountryCode | undefined {
  countries ??= new Map(
    getCountries().flatMap((code) => zonesOfCountry(code).map((name) => [name, code])),
  );
  return countries.get(
    new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone,
  );
}

/** The country that somebody means by its code or by its name in a language of the import: "es", "Spain". */
export function readCountry(text: string): CountryCode | undefined {
  const code = text.trim().toUpperCase();
  return isSupportedCountry(code) ? code : namesOfCountries().get(squash(text));
}

/** The country whose name is nearest to what was typed. */
export function nearestCountry(text: string): CountryCode | undefined {
  const [near] = nearest(text, [...namesOfCountries().keys()]);
  return near === undefined ? undefined : namesOfCountries().get(near);
}

/** "ES" → "Spain". */
export function nameOfCountry(code: CountryCode): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

function namesOfCountries(): ReadonlyMap<string, CountryCode> {
  names ??= new Map([
    ...['en', 'es', 'de', 'fr', 'pt', 'it'].flatMap((language) => {
      const display = new Intl.DisplayNames(language, { type: 'region' });
      return getCountries().map((code): [string, CountryCode] => [
        squash(display.of(code) ?? code),
        code,
      ]);
    }),
    ...Object.entries(otherNames),
  ]);
  return names;
}

/**
 * The country that an organization is in: that of its time zone, else of its locale ("es-MX"); undefined
 * where neither has one. A phone without its country code is read by it.
 */
export function countryOf({
  timeZone,
  locale,
}: {
  timeZone: string;
  locale: string;
}): CountryCode | undefined {
  const country = countryOfZone(timeZone);
  if (country !== undefined) return country;
  const { region } = new Intl.Locale(locale);
  return getCountries().find((known) => known === region);
}
