// The instants that Muster keeps (docs/rules.md, dates): what a program writes as an ISO 8601 of four digits,
// with room on both sides for what is reckoned from them. The database holds the same bounds.

/** The first that is kept. */
export const earliest = new Date('1970-01-01T00:00:00.000Z');

/** The last that is kept. */
export const latest = new Date('2199-12-31T23:59:59.999Z');

export const keptYears = 'an instant of the years 1970 to 2199';

export function isKept(at: Date): boolean {
  return at >= earliest && at <= latest;
}
