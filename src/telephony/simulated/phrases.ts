// What people say on the phone besides what the intents of each language have (languages/intent-words.ts).
// Folded: lower case, no accents, no apostrophes. All of it counts in every language.

/** That nobody is to call them again. */
export const optOuts: readonly string[] = [
  ...['dont call me', 'do not call me', 'dont call me again', 'do not call me again'],
  ...['dont call me anymore', 'dont call me any more', 'dont ever call me again'],
  ...['never call me', 'never call me again', 'dont call again', 'do not call again'],
  ...['dont phone me again', 'do not phone me again', 'dont ring me again'],
  ...['stop calling', 'stop calling me', 'stop these calls', 'stop the calls', 'no more calls'],
  ...['i dont want any more calls', 'i dont want to be called', 'i dont want to be called again'],
  ...['remove me from your list', 'take me off your list', 'remove my number'],
  ...[
    'no me llames',
    'no me llames mas',
    'no me llameis mas',
    'no me llamen mas',
    'no me llame mas',
  ],
  ...['no me llames nunca mas', 'no me vuelvas a llamar', 'no me volvais a llamar'],
  ...['no me vuelvan a llamar', 'no vuelvas a llamarme', 'no vuelvan a llamarme'],
  ...['deja de llamarme', 'dejad de llamarme', 'dejen de llamarme', 'no llames mas'],
  ...['no mas llamadas', 'no quiero mas llamadas', 'no quiero que me llames'],
  ...['no quiero que me llamen', 'quitame de la lista', 'borrame de la lista'],
];

/** That a task is not done. */
export const undone: readonly string[] = [
  ...['no', 'nope', 'nah', 'not yet', 'no not yet', 'not done', 'i havent', 'i havent yet'],
  ...['i have not', 'i didnt', 'its not done', 'i havent done it', 'havent done it'],
  ...['todavia no', 'aun no', 'no todavia', 'no lo he hecho', 'no lo hice', 'no esta hecho'],
];

export const confirmed: readonly string[] = [
  ...[
    'confirm',
    'i confirm',
    'confirmed',
    'i confirm it',
    'yes i confirm',
    'i confirm my appointment',
  ],
  ...[
    'confirmo',
    'lo confirmo',
    'la confirmo',
    'confirmado',
    'confirmada',
    'si confirmo',
    'confirmar',
  ],
];

export const cancelled: readonly string[] = [
  ...['cancel', 'cancel it', 'cancelled', 'i cancel', 'i want to cancel', 'i need to cancel'],
  ...['i have to cancel', 'id like to cancel', 'cancel my appointment', 'cancel the appointment'],
  ...['cancela', 'cancelar', 'cancelala', 'la cancelo', 'quiero cancelar', 'quiero cancelarla'],
  ...['cancelo', 'cancela la cita', 'cancelar la cita', 'anula la cita', 'anularla', 'anular'],
];

export const rescheduled: readonly string[] = [
  ...['another day', 'on another day', 'another time', 'reschedule', 'i want to reschedule'],
  ...['i need to reschedule', 'can we reschedule', 'can i reschedule', 'another date'],
  ...['change it', 'change the day', 'can we change it', 'can we move it', 'move it'],
  ...['otro dia', 'en otro momento', 'a otra hora', 'otra hora', 'otra fecha', 'cambiala'],
  ...['cambiarla', 'quiero cambiarla', 'cambiar la cita', 'cambiar de dia', 'podemos cambiarla'],
];

/** What leads from one thing said to another. */
export const conjunctions: readonly string[] = ['and', 'but', 'y', 'pero'];
