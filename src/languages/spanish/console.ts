import type { webConsole as english } from '../english/console.ts';
import { lines } from '../wording.ts';
import { theDay } from './wording.ts';

export const webConsole: typeof english = (now) => ({
  consoleLink({ url, until }) {
    return lines(
      '🔑 La consola, solo para ti:',
      url,
      `El enlace sirve una vez, hasta ${theDay(until, now)}. Otro: /consola`,
    );
  },

  consoleSent() {
    return '🔑 Te he enviado un enlace a la consola en nuestro chat directo.';
  },

  consoleAskDirectly() {
    return '🔑 El enlace a la consola es solo para ti: escríbeme en un chat directo, /consola';
  },
});
