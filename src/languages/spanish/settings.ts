import { formatDuration } from '../../dates/format.ts';
import type { settings as english } from '../english/settings.ts';
import type { SettingsOfGroup } from '../reply.ts';
import { clockOf, digestFacts, groupName, handle, lines } from '../wording.ts';
import { callSettings } from './call-settings.ts';
import { recurrence } from './recurrence.ts';
import { people, plural, replyYes } from './wording.ts';

export const settings: typeof english = (now) => ({
  confirmKeepMessages({ days, code }) {
    return lines(
      `¿Guardar los mensajes solo ${plural(days, 'día')}? Los más antiguos se borran del todo, una vez al día.`,
      replyYes(code),
    );
  },

  ownLanguage({ language }) {
    return lines(`💬 Ahora te hablo en ${language}.`, 'Como antes: /deshacer');
  },

  settings(shown) {
    const { changed, group, organization, zone, zoneInherited, language } = shown;
    return lines(
      `${changed ? '✅' : '⚙️'} ${group ? groupName(group) : organization}${changed ? ', como queda ahora' : ''}:`,
      `🕒 Zona horaria: ${zone}${group && zoneInherited ? ` (la de ${organization})` : ''}`,
      group &&
        `✍️ Las tareas y los eventos los crean ${group.restricted ? 'solo sus admins' : 'todos sus miembros'}`,
      group && `🔔 Eventos: ${reminders(group)}`,
      group && `🎟 Plazas que quedan libres el último día: ${rescue(group)}`,
      group && `🔁 Lo que se repite: ${ahead(group)}`,
      group && `🗓 Resumen: ${digest(group, now)}`,
      group &&
        `🏅 Quién vino más: ${group.topList ? 'lo digo a quien pregunta (/top)' : 'no se lo digo a nadie'}`,
      `💬 Idioma: ${language}`,
      `❓ Pregunto antes de llegar a más de ${people(shown.confirmAbove)}`,
      `📊 Los eventos nuevos se anuncian ${shown.eventPolls ? 'con' : 'sin'} encuesta`,
      `🗂 Los mensajes se guardan ${shown.keepMessagesDays === null ? 'para siempre' : plural(shown.keepMessagesDays, 'día')}`,
      `⏰ Tras una ausencia ejecuto los comandos ${shown.catchUpMinutes === 0 ? 'solo si decís sí' : `de los últimos ${shown.catchUpMinutes} min`}`,
      `🌙 ${shown.quietFrom === null || shown.quietUntil === null ? 'Sin horas de silencio: hablo a cualquier hora' : `Horas de silencio: ${clockOf(shown.quietFrom)}–${clockOf(shown.quietUntil)}`}`,
      ...(shown.calls ? callSettings(shown.calls) : []),
      !changed &&
        (group
          ? `Para cambiar algo: /ajustes ${handle(group)} zona Madrid · /ajustes ${handle(group)} crean ${group.restricted ? 'miembros' : 'admins'} · /ajustes ${handle(group)} recordatorios 24h, 2h · /ajustes ${handle(group)} resumen lunes 8:00 · /ajustes mi idioma inglés`
          : `Para cambiar algo: /ajustes idioma inglés · /ajustes encuestas ${shown.eventPolls ? 'no' : 'sí'} · /ajustes guardar 365 días · /ajustes recuperar 30 min · /ajustes silencio 22:00-08:00 · /ajustes horas de llamada lunes a viernes 9:00-20:00`),
    );
  },
});

/** When members hear of events by themselves. */
function reminders({ remindUnanswered: silent, remindComing: coming }: SettingsOfGroup): string {
  const asked =
    silent !== null && `${formatDuration(silent, 'es')} antes, a quien no ha respondido`;
  const told = coming !== null && `${formatDuration(coming, 'es')} antes, a quien va`;
  const parts = [asked, told].filter((part) => part !== false);
  return parts.length === 0 ? 'no recuerdo ninguno' : `recuerdo, ${parts.join('; ')}`;
}

/** What becomes of a place that comes free on the last day. */
function rescue({ rescueMinutes: usual, rescueLastMinutes: last }: SettingsOfGroup): string {
  return usual === null
    ? 'sube enseguida quien espera'
    : `se ofrecen a una persona tras otra durante ${formatDuration(usual, 'es')}, y ${formatDuration(last, 'es')} en las últimas 3 h`;
}

/** When the next event of a series is there. */
function ahead({ aheadDays: days }: SettingsOfGroup): string {
  const over = 'el próximo evento está cuando acaba el anterior';
  return days === 0 ? over : `${over}, o ${plural(days, 'día')} antes`;
}

/** When its chats are told what comes. */
function digest(group: SettingsOfGroup, now: Date): string {
  const facts = digestFacts(group);
  return facts ? recurrence(facts, now) : 'ninguno';
}
