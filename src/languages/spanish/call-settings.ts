import { formatDuration } from '../../dates/format.ts';
import type { callSettings as english } from '../english/call-settings.ts';
import { callHoursOf, dayOfYear } from '../wording.ts';
import { plural } from './wording.ts';

export const callSettings: typeof english = (calls) => {
  const { callRetryMinutes: retries, holidays } = calls;
  const again =
    retries.length === 0
      ? 'sin reintentos'
      : `otra vez tras ${retries.map((minutes) => formatDuration(minutes, 'es')).join(', ')}`;
  const off =
    holidays.length === 0
      ? 'sin festivos'
      : `no en ${named(holidays.map((day) => dayOfYear(day, 'es')))}`;
  return [
    `📞 Llamadas: ${callHoursOf(calls.callHours, 'es', 'todos los días')} · ${again} · ${off}`,
    `☎️ Llamo ${calls.callConsentRequired ? 'solo a quien ha dicho que sí' : 'a quien no ha dicho que no'}, como mucho ${calls.dialsPerHalfMinute} en 30 s y ${calls.dialsPerQuarterHour} en 15 min · Me dirijo por mi cuenta a una persona como mucho ${plural(calls.turnsPerDay, 'vez', 'veces')} al día`,
  ];
};

/** The first five, and how many there are besides. */
function named(days: readonly string[]): string {
  const more = days.length - 5;
  return more > 0 ? `${days.slice(0, 5).join(', ')} y ${more} más` : days.join(', ');
}
