import type { catchUp as english } from '../english/catch-up.ts';
import { sentences, shorten } from '../wording.ts';
import { list, plural } from './wording.ts';

const mostTold = 5;

export const catchUp: typeof english = () => ({
  caughtUp({ minutes, ran, late }) {
    const told = late
      .slice(0, mostTold)
      .map(({ name, command }) => `“${shorten(command)}” de ${name}`);
    return `⏰ ${duration(minutes)} fuera: ${sentences(
      ran > 0 && `he ejecutado ${plural(ran, 'comando')}`,
      late.length > 0 && `demasiado tarde para ${late.length}: ${list(told, late.length)}`,
      late.length > 0 && 'di sí para ejecutar el tuyo de todos modos',
    )}`;
  },

  runningMissed({ commands }) {
    if (commands === 0) return 'No queda nada por ejecutar.';
    return `▶️ Ejecuto ahora ${plural(commands, 'comando')}`;
  },
});

function duration(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : plural(Math.round(hours / 24), 'día');
}
