import { describe, expect, it, test } from 'vitest';
import { countryOfZone, readCountry } from '../../src/forms/country.ts';
import { readTimeZone } from '../../src/forms/read-time-zone.ts';
import { canonicalZone, isTimeZone } from '../../src/forms/time-zone.ts';
import { zonesOfAbbreviation } from '../../src/forms/zone-abbreviations.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';

test.each([
  ['Europe/Madrid', 'Europe/Madrid'],
  ['madrid', 'Europe/Madrid'],
  ['europe madrid', 'Europe/Madrid'],
  ['  New_York ', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['argentina/buenos aires', 'America/Argentina/Buenos_Aires'],
  ['buenos aires', 'America/Argentina/Buenos_Aires'],
  // Names that came later than those of ICU, and the older ones: stored under one.
  ['kyiv', 'Europe/Kyiv'],
  ['Kiev', 'Europe/Kyiv'],
  ['ho chi minh', 'Asia/Ho_Chi_Minh'],
  ['Saigon', 'Asia/Ho_Chi_Minh'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['US/Eastern', 'America/New_York'],
  ['europe/madrid', 'Europe/Madrid'],
  ['utc', 'UTC'],
  // Countries of one zone.
  ['India', 'Asia/Kolkata'],
  ['Japón', 'Asia/Tokyo'],
  ['Italien', 'Europe/Rome'],
  ['UK', 'Europe/London'],
  ['Royaume-Uni', 'Europe/London'],
  ['Perú', 'America/Lima'],
  ['Germany', 'Europe/Berlin'],
  // Letters that mean one clock.
  ['ART', 'America/Argentina/Buenos_Aires'],
  ['art', 'America/Argentina/Buenos_Aires'],
  ['JST', 'Asia/Tokyo'],
  ['MSK', 'Europe/Moscow'],
])('%s is %s', (typed, zone) => {
  expect(readTimeZone(typed)).toEqual({ zone });
  expect(isTimeZone(zone)).toBe(true);
  expect(canonicalZone(zone)).toBe(zone);
});

test.each([
  ['EST', 'America/Chicago', 'America/New_York'],
  ['EST', 'America/Vancouver', 'America/Toronto'],
  ['est', 'America/Panama', 'America/Panama'],
  ['CST', 'America/Tijuana', 'America/Mexico_City'],
  ['CST', 'Asia/Shanghai', 'Asia/Shanghai'],
  ['PST', 'America/New_York', 'America/Los_Angeles'],
  ['AST', 'America/Toronto', 'America/Halifax'],
  ['AST', 'America/Puerto_Rico', 'America/Puerto_Rico'],
  ['SST', 'Asia/Singapore', 'Asia/Singapore'],
  ['CET', 'Atlantic/Canary', 'Europe/Madrid'],
  ['CEST', 'Europe/Berlin', 'Europe/Berlin'],
  ['GMT', 'Europe/London', 'Europe/London'],
  ['BST', 'Europe/London', 'Europe/London'],
  ['IST', 'Asia/Calcutta', 'Asia/Kolkata'],
  ['IST', 'Europe/Dublin', 'Europe/Dublin'],
])('%s is read by the country of %s as %s', (typed, home, zone) => {
  expect(readTimeZone(typed, home)).toEqual({ zone });
});

test.each([
  ['EST', 'Europe/Madrid', ['America/New_York', 'America/Toronto', 'Australia/Sydney']],
  ['MST', 'America/New_York', ['America/Denver', 'America/Phoenix']],
  ['MST', undefined, ['America/Denver', 'America/Phoenix', 'America/Edmonton']],
  ['AST', 'Europe/Madrid', ['America/Halifax', 'America/Puerto_Rico']],
  ['SST', 'Europe/Madrid', ['Pacific/Pago_Pago', 'Asia/Singapore']],
  ['IST', 'Europe/Madrid', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  ['Spain', 'Europe/Madrid', ['Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta']],
  ['España', undefined, ['Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta']],
  ['Brazil', undefined, ['America/Sao_Paulo']],
  ['USA', undefined, ['America/New_York', 'America/Chicago']],
])('%s of %s may be several zones', (typed, home, likely) => {
  const reading = readTimeZone(typed, home);
  expect(reading).toEqual({ candidates: expect.arrayContaining(likely) });
  expect('candidates' in reading && reading.candidates[0]).toBe(likely[0]);
});

test.each([
  ['Madrit', ['Europe/Madrid']],
  ['Moonbase', []],
  ['+02:00', []],
  ['UTC+2', []],
  ['', []],
])('%j is none', (typed, suggestions) => {
  expect(readTimeZone(typed)).toEqual({ suggestions });
});

describe('the letters of a clock', () => {
  it('are never read by an old table: each zone is an IANA one, under its own name', () => {
    for (const [letters, zones] of zonesOfAbbreviation) {
      expect(isTimeZone(letters), letters).toBe(false);
      for (const zone of zones) expect(canonicalZone(zone), letters).toBe(zone);
    }
  });
});

test.each([
  ['Europe/Madrid', 'ES'],
  ['Atlantic/Canary', 'ES'],
  ['Asia/Kolkata', 'IN'],
  ['America/Argentina/Buenos_Aires', 'AR'],
  ['US/Pacific', 'US'],
  ['UTC', undefined],
])('%s lies in %s', (zone, country) => {
  expect(countryOfZone(zone)).toBe(country);
});

test.each([
  ['es', 'ES'],
  ['Spain', 'ES'],
  ['espagne', 'ES'],
  ['Großbritannien', undefined],
  ['Vereinigtes Königreich', 'GB'],
  ['UK', 'GB'],
  ['+34', undefined],
  ['', undefined],
])('%j is the country %s', (typed, country) => {
  expect(readCountry(typed)).toBe(country);
});

test('a long text is none, and takes no more time than its length asks for', () => {
  const find = (text: string) => expect(readTimeZone(text)).toEqual({ suggestions: [] });
  expect(growthOf(find, 'x')).toBeLessThan(mostGrowth);
});
