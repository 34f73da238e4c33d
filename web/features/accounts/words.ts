import { defineWords } from '../../lib/language.tsx';

export const useAccountWords = defineWords(
  {
    title: 'Numbers on WhatsApp',
    how: 'Muster speaks as a number of its own. On that number’s phone: Settings → Linked devices → Link a device.',
    none: 'No number yet',
    noneHow: 'Add the number that Muster is to speak as: not your own.',
    add: 'Add a number',
    phone: 'Number, with its country',
    phoneExample: '+34600111222',
    added: 'Added. Pair it next.',
    byQr: 'Pair by QR code',
    byCode: 'Pair by a code to type',
    scan: 'The QR code to scan with the phone',
    renewed: 'The code changes about every 20 seconds; this page follows.',
    typeIt: 'Type this on the phone:',
    waiting: (count: string) => `${count} waiting to be sent`,
    budget: (used: string, perMinute: string) => `${used} of ${perMinute} messages this minute`,
    warming: (until: string) => `Writes more slowly until ${until}, as new numbers should.`,
    heard: (when: string) => `Last heard ${when}`,
    since: (when: string) => `since ${when}`,
    states: {
      starting: 'Starting …',
      pairing: 'Waits to be paired',
      ready: 'Paired and ready',
      reconnecting: 'Away; comes back by itself',
      blocked: 'Blocked',
      loggedOut: 'Unlinked: pair it again',
      stopped: 'Stopped',
      elsewhere: 'Run by another process',
    },
    todos: {
      connectionLost:
        'The connection to WhatsApp was lost. See that the phone is online; it is tried again by itself.',
      startFailed:
        'The browser does not start, or does not show WhatsApp Web. The log of Muster says why; it is tried again by itself.',
      unreachable:
        'The machine does not reach web.whatsapp.com. Check its network, its DNS and its proxy; it is tried again by itself.',
      tooSlow:
        'WhatsApp Web takes too long to load. Check the network and the memory of the machine; it is tried again by itself.',
      processGone:
        'The browser has ended, for want of memory perhaps. It is started again by itself.',
      termsOfService: 'WhatsApp has banned the number: appeal on the phone.',
      proxyBlocked: 'WhatsApp refuses the address that the machine connects from.',
      deprecatedVersion: 'WhatsApp Web has changed: update Muster.',
      conflict: 'Another program uses the same session: end it, then pair it again.',
    },
  },
  {
    title: 'Números en WhatsApp',
    how: 'Muster habla con un número propio. En el teléfono de ese número: Ajustes → Dispositivos vinculados → Vincular un dispositivo.',
    none: 'Aún no hay ningún número',
    noneHow: 'Añade el número con el que hablará Muster: no el tuyo.',
    add: 'Añadir un número',
    phone: 'Número, con su país',
    phoneExample: '+34600111222',
    added: 'Añadido. Ahora vincúlalo.',
    byQr: 'Vincular con un código QR',
    byCode: 'Vincular con un código para teclear',
    scan: 'El código QR para escanear con el teléfono',
    renewed: 'El código cambia cada 20 segundos más o menos; esta página lo sigue.',
    typeIt: 'Teclea esto en el teléfono:',
    waiting: (count) => `${count} esperando a enviarse`,
    budget: (used, perMinute) => `${used} de ${perMinute} mensajes en este minuto`,
    warming: (until) => `Escribe más despacio hasta ${until}, como conviene a los números nuevos.`,
    heard: (when) => `Último mensaje recibido ${when}`,
    since: (when) => `desde ${when}`,
    states: {
      starting: 'Arrancando …',
      pairing: 'Espera a ser vinculado',
      ready: 'Vinculado y listo',
      reconnecting: 'Sin conexión; vuelve solo',
      blocked: 'Bloqueado',
      loggedOut: 'Desvinculado: vincúlalo otra vez',
      stopped: 'Parado',
      elsewhere: 'Lo lleva otro proceso',
    },
    todos: {
      connectionLost:
        'Se ha perdido la conexión con WhatsApp. Mira que el teléfono tenga conexión; se vuelve a intentar solo.',
      startFailed:
        'El navegador no arranca o no muestra WhatsApp Web. El registro de Muster dice por qué; se vuelve a intentar solo.',
      unreachable:
        'La máquina no llega a web.whatsapp.com. Revisa su red, su DNS y su proxy; se vuelve a intentar solo.',
      tooSlow:
        'WhatsApp Web tarda demasiado en cargar. Revisa la red y la memoria de la máquina; se vuelve a intentar solo.',
      processGone: 'El navegador ha terminado, quizá por falta de memoria. Vuelve a arrancar solo.',
      termsOfService: 'WhatsApp ha vetado el número: reclama desde el teléfono.',
      proxyBlocked: 'WhatsApp rechaza la dirección desde la que se conecta la máquina.',
      deprecatedVersion: 'WhatsApp Web ha cambiado: actualiza Muster.',
      conflict: 'Otro programa usa la misma sesión: termínalo y vincula el número otra vez.',
    },
  },
);
