import { formatDuration } from '../../dates/format.ts';
import type { LeftOut } from '../../errors.ts';
import type { calls as english } from '../english/calls.ts';
import type { CampaignFacts, PreviewFacts, ProgressFacts } from '../reply.ts';
import { bar, details, groupName, lines, quote } from '../wording.ts';
import { format, list, people, plural, replyYes, theDay, when } from './wording.ts';

/** Why somebody is not called. */
export const leftOutReasons: Record<LeftOut, string> = {
  NO_PHONE: 'sin número de teléfono',
  STOP: 'dijo «baja»',
  DO_NOT_CALL: 'no quiere llamadas',
  NO_CONSENT: 'no ha aceptado que se le llame',
  CALLED_TODAY: 'hoy ya se le ha llamado',
  ENOUGH: 'hoy ya le he avisado bastante',
  CLOSED: 'no se le puede llamar a estas horas hasta que ya no importe',
  SETTLED: 'ha respondido entretanto',
  OVER: 'ya pasó',
  NO_APPOINTMENT: 'no tiene ninguna cita',
  GONE: 'ya no está',
  STOPPED: 'se detuvo',
  SELF: 'no se llama a quien la empieza',
};

const outcomes: Record<keyof ProgressFacts['outcomes'], string> = {
  answered: 'contestaron',
  noAnswer: 'sin respuesta',
  busy: 'comunicando',
  voicemail: 'buzón de voz',
  declined: 'rechazadas',
  failed: 'fallidas',
};

const outcomeOfOne: Record<keyof ProgressFacts['outcomes'], string> = {
  ...outcomes,
  answered: 'contestó',
  declined: 'rechazó la llamada',
  failed: 'la llamada falló',
};

const answers: Record<keyof ProgressFacts['answers'], string> = {
  going: 'van',
  maybe: 'quizá',
  declined: 'no van',
  done: 'hecho',
  confirmed: 'confirman',
  cancelled: 'anulan',
  rescheduled: 'quieren otra hora',
};

const stuck: Record<'NOT_CONFIGURED' | 'NO_MONEY' | 'BLOCKED', string> = {
  NOT_CONFIGURED:
    'el servicio de llamadas no me conoce: quien me puso en marcha debe revisar sus claves',
  NO_MONEY: 'el servicio de llamadas pide saldo',
  BLOCKED: 'el servicio de llamadas ha bloqueado mi número',
};

function subject({ reason, message, title }: CampaignFacts): string {
  const about = reason === 'APPOINTMENT' ? 'sus citas' : title;
  return [about, message && quote(message)].filter(Boolean).join(': ');
}

function whoLack({ reason, title, calls: count }: PreviewFacts): string {
  const has = count === 1 ? 'ha' : 'han';
  if (reason === 'EVENT') return ` que aún no ${has} respondido a ${title}`;
  return reason === 'TASK' ? ` que aún no ${has} hecho ${title}` : '';
}

function of({ group }: CampaignFacts): string {
  return group ? ` · ${groupName(group)}` : '';
}

function amount(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}

function counted<Key extends string>(
  counts: Readonly<Record<Key, number>>,
  words: Record<Key, string>,
) {
  const told = (Object.keys(words) as Key[]).filter((key) => counts[key] > 0);
  return told.map((key) => `${format(counts[key])} ${words[key]}`).join(' · ') || false;
}

export const calls: typeof english = (now) => ({
  spokenMoment(moment) {
    return when(moment, now);
  },

  confirmCall(asked) {
    const { calls: count, named, first, minutes, cents, urgent, until, code } = asked;
    const whom = named ? list(named.names, named.total) : people(count);
    return lines(
      [
        `📞 ¿Llamar a ${whom}${whoLack(asked)}${of(asked)}?`,
        asked.reason === 'APPOINTMENT' && 'sus citas',
        asked.message && quote(asked.message),
      ]
        .filter(Boolean)
        .join(' '),
      details(
        urgent && '⚡ urgente',
        first ? `🕒 desde ${theDay(first, now)}` : '🕒 ahora',
        count > 1 && minutes > 0 && `tarda unos ${formatDuration(minutes, 'es')}`,
        `💰 ${cents === 0 ? 'no cuesta nada' : `unos ${amount(cents)}`}`,
      ),
      `No se llama a nadie después ${theDay(until, now).startsWith('el ') ? `del ${theDay(until, now).slice(3)}` : `de ${theDay(until, now)}`}.`,
      ...asked.leftOut.map(({ reason, names }) =>
        reason === 'SELF'
          ? '🚫 A ti no, que la empiezas'
          : `🚫 No a ${list(names.names, names.total)}: ${leftOutReasons[reason]}`,
      ),
      replyYes(code),
    );
  },

  callCommand({ about, number }) {
    return `/llamar a quien no ha ${about === 'silent' ? 'respondido' : 'hecho'} ${number}`;
  },

  callWhom({ name }) {
    return `¿Quieres llamar a ${name}? Entonces pon “@” delante del nombre; si es parte de lo que digo, ponlo todo entre comillas.`;
  },

  callPerson({ whom, rest }) {
    return `/llamar ${whom} ${rest}`;
  },

  callWhat() {
    return lines(
      '¿Qué les digo? Ponlo entre comillas, detrás de a quién llamo:',
      '/llamar @Lectores "Quedamos a las 7"',
    );
  },

  callAsked() {
    return lines(
      'Así llamo a quienes no han respondido a un evento o no han hecho una tarea:',
      '/llamar a quienes no han respondido 12',
      '/llamar a quien no ha hecho 41',
    );
  },

  campaignProgress(progress) {
    const { number, status, called, ended, ringing, minutesLeft, next, cents, paused } = progress;
    const isOver = status === 'COMPLETED' || status === 'CANCELLED';
    const left =
      status === 'EXECUTING' || status === 'PREPARING'
        ? next
          ? `la próxima, ${theDay(next, now)}`
          : minutesLeft > 0 && `faltan unos ${formatDuration(minutesLeft, 'es')}`
        : false;
    return lines(
      `${heading(progress, now)} ${subject(progress)}${of(progress)} #${number}`,
      status !== 'SCHEDULED' &&
        `${bar(ended, called)} ${format(ended)} de ${format(called)}${left ? ` · ${left}` : ''}`,
      counted(progress.outcomes, outcomes),
      counted(progress.answers, answers) && `💬 ${counted(progress.answers, answers)}`,
      ringing > 0 && !isOver && `🔔 ${plural(ringing, 'llamada')} en curso`,
      ...progress.leftOut
        // Whoever began it knows.
        .filter(({ reason }) => reason !== 'SELF')
        .map(
          ({ reason, people: count }) =>
            `🚫 ${people(count)} sin llamar: ${leftOutReasons[reason]}`,
        ),
      isOver && cents > 0 && `💰 ${amount(cents)}`,
      paused !== null && paused !== 'BY_HAND' && `⚠️ ${stuck[paused]}`,
      !isOver &&
        (status === 'PAUSED'
          ? `/reanudar ${number} · /detener ${number}`
          : `/detener ${number} · /pausar ${number}`),
    );
  },

  campaignStuck({ number, reason }) {
    return lines(
      `⏸ La campaña #${number} está en pausa: ${stuck[reason]}.`,
      `Entretanto no se llama a nadie. Cuando se arregle: /reanudar ${number} · Para acabarla: /detener ${number}`,
    );
  },

  campaignStopped({ number, people: count, ringing }) {
    return lines(
      `⏹ La campaña #${number} se detiene: ${count === 0 ? 'no quedaba nadie por llamar' : `ya no se llama a ${people(count)}`}.`,
      ringing > 0 && `${plural(ringing, 'llamada')} en curso: cuelgo.`,
    );
  },

  campaignPaused({ number }) {
    return `⏸ La campaña #${number} está en pausa: no se llama a nadie hasta /reanudar ${number}`;
  },

  campaignResumed({ number }) {
    return `▶️ La campaña #${number} sigue. Cómo va: /campaña ${number}`;
  },

  campaignList(campaigns) {
    if (campaigns.length === 0)
      return 'No hay campañas. Empieza una: /llamar @Lectores "Quedamos a las 7"';
    return lines(
      ...campaigns.map(
        (one) =>
          `${heading(one, now)} ${subject(one)}${of(one)} · ${format(one.ended)} de ${format(one.called)} #${one.number}`,
      ),
      `Cómo va una: /campaña ${campaigns[0]!.number}`,
    );
  },

  noCampaign({ does }) {
    return lines(
      does === 'resume' ? 'No hay ninguna campaña en pausa.' : 'No se está llamando a nadie.',
      does === 'stop' && 'Para que no te escriba, di «baja» en nuestro chat directo.',
    );
  },

  whichCampaign(campaigns) {
    return lines(
      '¿Cuál? Di su número:',
      ...campaigns.map((one) => `· ${subject(one)}${of(one)} #${one.number}`),
    );
  },

  whyCalled({ name, number, outcome, leftOut, next }) {
    if (leftOut) return `A ${name} no se le llamó (#${number}): ${leftOutReasons[leftOut]}.`;
    if (outcome && outcome !== 'leftOut')
      return `A ${name} se le llamó (#${number}): ${outcomeOfOne[outcome]}.`;
    return `A ${name} aún hay que llamarle (#${number})${next ? `, como pronto ${theDay(next, now)}` : ''}.`;
  },

  whyNoCall({ name }) {
    return `${name} no está en ninguna de las campañas que puedes ver.`;
  },
});

function heading({ status, next }: ProgressFacts, now: Date): string {
  switch (status) {
    case 'SCHEDULED':
      return `🗓 Llamadas desde ${next ? theDay(next, now) : 'más tarde'}:`;
    case 'PREPARING':
    case 'EXECUTING':
      return '📞 Llamando:';
    case 'PAUSED':
      return '⏸ En pausa:';
    case 'COMPLETED':
      return '✅ Llamado:';
    case 'CANCELLED':
      return '⏹ Detenida:';
  }
}
