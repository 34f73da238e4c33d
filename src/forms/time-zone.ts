import { IANAZone } from 'luxon';

/**
 * The zones that ICU, and with it Node, still calls by an older name; the tz database's own names
 * (its file "backward", 2026a).
 */
const renamed: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/**
 * Whether it is the name of an IANA time zone: "Europe/Madrid", "UTC". An offset ("+02:00") is none: it
 * knows no daylight saving. Nor are the letters of an old table ("EST", "Cuba"), which may be another's.
 */
export function isTimeZone(text: string): boolean {
  return /^(?:UTC$|[A-Z_]+\/)/i.test(text) && IANAZone.isValidZone(text);
}

/** The one name under which a zone is stored, by the tz database: "asia/calcutta" → "Asia/Kolkata". */
export function canonicalZone(zone: string): string {
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
  return renamed.get(timeZone) ?? timeZone;
}
