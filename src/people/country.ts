import { getCountries } from 'libphonenumber-js';
import type { OrganizationFields } from './organization-fields.ts';
import type { CountryCode } from './phone.ts';

let byZone: ReadonlyMap<string, CountryCode> | undefined;

/** The countries of the IANA zones, by CLDR (Unicode Technical Standard 35, time zone identifiers). */
function countriesByZone(): ReadonlyMap<string, CountryCode> {
  byZone ??= new Map(
    getCountries().flatMap((country) => {
      // ECMA-402's getTimeZones; TypeScript does not know it yet.
      const region = new Intl.Locale(`und-${country}`) as Intl.Locale & {
        getTimeZones?: () => string[];
      };
      return (region.getTimeZones?.() ?? []).map((zone): [string, CountryCode] => [zone, country]);
    }),
  );
  return byZone;
}

/**
 * The country that an organization is in: that of its time zone, else of its locale ("es-MX"); undefined
 * where neither has one. A phone without its country code is read by it.
 */
export function countryOf({
  timeZone,
  locale,
}: Pick<OrganizationFields, 'timeZone' | 'locale'>): CountryCode | undefined {
  const zone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  const country = countriesByZone().get(zone);
  if (country !== undefined) return country;
  const { region } = new Intl.Locale(locale);
  return getCountries().find((known) => known === region);
}
