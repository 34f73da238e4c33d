import { DateTime } from 'luxon';

/** As the pickers of dates write a moment: "2026-11-20 19:00:00". */
const pickerFormat = 'yyyy-MM-dd HH:mm:ss';

/**
 * The instant at which the clocks of a zone show a date and time, such as "2026-11-20 19:00"; of two, the first. One
 * that is skipped when clocks go forward is as much later as they go.
 *
 * Luxon is not small: only pages and dialogs that are loaded when they are asked for import this.
 */
export function toInstant(local: string, zone: string): string {
  const at = DateTime.fromISO(local.trim().replace(' ', 'T'), { zone });
  if (!at.isValid) throw new RangeError(`No date and time of ${zone}: ${local}`);
  const [first = at] = at.getPossibleOffsets();
  return first.toUTC().toISO();
}

/** What the clocks of a zone show at an instant, as the pickers of dates take it. */
export function toLocal(instant: string | Date, zone: string): string {
  const at = instant instanceof Date ? DateTime.fromJSDate(instant) : DateTime.fromISO(instant);
  return at.setZone(zone).toFormat(pickerFormat);
}
