import type { help as english, Topic } from '../english/help.ts';
import { clip, lines, moreNames } from '../wording.ts';
import { format, replyYes, theDay } from './wording.ts';

const topics: Record<Topic, string> = {
  tasks: 'Tareas',
  events: 'Eventos',
  groups: 'Grupos',
  chat: 'Este chat',
};

export const help: typeof english = (now) => ({
  helpHere(commands) {
    return lines(
      ...commands.map(({ name, brief }) => `/${name} · ${brief}`),
      `Más: /ayuda más · Ejemplos: /ayuda ${commands[0]?.name}`,
    );
  },

  overview(byTopic) {
    const blocks = (Object.keys(topics) as Topic[]).map((topic) =>
      lines(
        `*${topics[topic]}*`,
        ...byTopic[topic].flatMap(({ name, brief, seldom }) =>
          seldom ? [] : `/${name} · ${brief}`,
        ),
        moreNames('Más', byTopic[topic]),
      ),
    );
    return lines(blocks.join('\n\n'), '\nPara ver uno: /ayuda crear tarea');
  },

  command({ name, summary, who, examples, aliases = [] }) {
    return lines(
      `*/${name}* · ${summary}`,
      ...examples,
      `_${who}_`,
      aliases.length > 0 && `También: ${aliases.map((alias) => `/${alias}`).join(', ')}`,
    );
  },

  nearMiss({ suggestions }) {
    if (suggestions.length === 1)
      return `¿Querías decir /${suggestions[0]}? Mira /ayuda ${suggestions[0]}`;
    return `¿Querías decir alguno de estos? ${suggestions.map((name) => `/${name}`).join(', ')}`;
  },

  unknown({ name }) {
    return name === ''
      ? '¿Qué hago? Lo que puedes decir: /ayuda'
      : `No conozco el comando /${clip(name)}. Mira /ayuda`;
  },

  commandTooLong({ most }) {
    return `Es demasiado largo para leerlo de una vez: un comando tiene ${format(most)} caracteres como mucho. Dilo con menos palabras, o en varios mensajes.`;
  },

  isItACommand() {
    return '¿Lo hago? Los comandos empiezan con una barra.';
  },

  greeting({ name }) {
    return `¡Hola, ${name}! 👋 Lo que te espera: /yo · Lo que puedes decir: /ayuda`;
  },

  notUnderstood() {
    return 'Perdona, eso no lo entiendo. Lo que puedes decir: /ayuda · Lo que te espera: /yo';
  },

  wrong({ problem, example }) {
    return lines(problem, `Por ejemplo: ${example}`);
  },

  madeJustNow({ number, title, code }) {
    return lines(`${title} ya está: #${number}, de hace un momento. ¿Pongo otro?`, replyYes(code));
  },

  askedAgain(question) {
    return lines('Algo ha cambiado mientras tanto.', question);
  },

  otherReading(moment) {
    return `Si es ${theDay(moment, now)}, responde 2`;
  },

  orYes(command) {
    return `Responde sí para: ${clip(command, 200)}`;
  },

  nothingDone() {
    return 'Vale, no he hecho nada.';
  },

  nothingWaits() {
    return 'Aquí no hay ninguna pregunta tuya que espere eso. Cada una tiene su código y vale cinco minutos: repite el comando.';
  },

  failed() {
    return 'Algo ha fallado por mi parte. No ha cambiado nada; inténtalo otra vez.';
  },
});
