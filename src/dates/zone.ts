import { IANAZone, type Zone } from 'luxon';

/** Offsets kept for each zone, one a minute; then it begins anew. */
const mostKept = 5_000;

const minute = 60_000;

/** Since then every zone has changed its clock on a full minute: in the tz database, of 1973 to 2040. */
const evenSince = Date.UTC(1973, 0, 1);

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name; an invalid one where there is none. Luxon's own asks Intl for each offset,
 * which is most of what a date phrase costs; this one remembers the answers.
 */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const plain = IANAZone.create(name);
  if (!plain.isValid) return plain;
  const kept = new Map<number, number>();
  const zone: Zone = Object.create(plain, {
    offset: {
      value(at: number): number {
        if (!(at >= evenSince)) return plain.offset(at);
        const key = Math.floor(at / minute);
        const found = kept.get(key);
        if (found !== undefined) return found;
        const offset = plain.offset(key * minute);
        if (kept.size >= mostKept) kept.clear();
        kept.set(key, offset);
        return offset;
      },
    },
  });
  zones.set(name, zone);
  return zone;
}
