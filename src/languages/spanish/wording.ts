import type { Crowd, Named, SpanFacts, When } from '../reply.ts';
import { enumerate, formatSpan, formatWhen, mention } from '../wording.ts';

/** "1 persona", "12 personas". */
export function people(count: number): string {
  return plural(count, 'persona');
}

/** "1 tarea", "3 tareas". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${format(count)} ${count === 1 ? one : many}`;
}

/** "1200", "12.000": four digits stand together in Spanish. */
export function format(count: number): string {
  return count.toLocaleString('es-ES');
}

/** "mañana 18:00", "dom 22 nov 23:59", or the day alone where no time is known. */
export function when(moment: When, now: Date): string {
  return formatWhen(moment, now, 'es');
}

/** As `when` within a sentence: "mañana 18:00", "el dom 22 nov 23:59". */
export function theDay(moment: When, now: Date): string {
  const text = when(moment, now);
  return /^(?:hoy|mañana)/.test(text) ? text : `el ${text}`;
}

/** "para mañana 18:00", "para el dom 22 nov 23:59". */
export function dueBy(moment: When, now: Date): string {
  return `para ${theDay(moment, now)}`;
}

/** "para el dom 22 nov 23:59"; of what is past and not done "venció el jue 19 nov 20:00". */
export function dueOrOverdue(due: When, now: Date, isDone = false): string {
  return due.at < now && !isDone ? `venció ${theDay(due, now)}` : dueBy(due, now);
}

/** "para esta semana (lun 16 – dom 22 nov)", "para el mar 24 nov". */
export function forSpan(label: string): string {
  return `para ${/^\p{L}{3} \d/u.test(label) ? 'el ' : ''}${label}`;
}

/** "dom 20 dic – mié 6 ene", or the day alone where it is one. */
export function span(given: SpanFacts, now: Date, options?: { relative: boolean }): string {
  return formatSpan(given, now, 'es', options);
}

/** "Sam, Jo y Pau"; "Sam, Jo y 3 más" where there are more than the names given. */
export function list(names: readonly string[], total = names.length): string {
  return enumerate(withRest(names, total), (last) => (soundsLikeI(last) ? ' e ' : ' y '));
}

/** "Sam, Jo o Pau", and how many more there are to choose from. */
export function either(names: readonly string[], total = names.length): string {
  return enumerate(withRest(names, total), (last) => (soundsLikeO(last) ? ' u ' : ' o '));
}

/** "Sam, Jo ni Pau", after a "no". */
export function neither(names: readonly string[]): string {
  return enumerate(names, () => ' ni ');
}

function withRest(names: readonly string[], total: number): readonly string[] {
  const rest = total - names.length;
  return rest > 0 ? [...names, `${format(rest)} más`] : names;
}

/** "Iván", "Hilda", but not "Hielo" and "Ian", whose first sound is another. */
function soundsLikeI(word: string): boolean {
  return /^h?[ií](?![aeo])/i.test(word);
}

/** "Olga", "Hortensia", and numbers read so: 8 (ocho), 80 (ochenta), 11 (once), 11.000 (once mil). */
function soundsLikeO(word: string): boolean {
  return /^(?:h?[oó]|8|11(?!\d))/i.test(word);
}

/** Those whom a place that came free has been given to, in the chat where it happened. */
export function movedUp(promoted: readonly Named[]): string {
  const names = list(promoted.map(mention));
  return promoted.length === 1
    ? `🎉 ${names} sale de la lista de espera: ¡tienes plaza!`
    : `🎉 ${names} salen de la lista de espera: ¡tenéis plaza!`;
}

/** "¿Querías decir A o B?" with a leading space, or nothing. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? ` ¿Querías decir ${either(suggestions)}?` : '';
}

/** The text with a capital at its head. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How a question is answered. */
export function replyYes(code: string): string {
  return `Responde sí, o /confirmar ${code}`;
}

/** "@Sam y @Jo: no se hace." Whom a message goes to alone is not named: "No se hace." */
export function addressed(people: readonly Named[], said: string, total = people.length): string {
  if (people.length === 0) return said.replace(/^[¡¿]?\p{L}/u, (first) => first.toUpperCase());
  return `${list(people.map(mention), total)}: ${said}`;
}

/** Who hears nothing from Muster, and must be told by whoever reads this; nothing where that is nobody. */
export function noChatWith({ named, total }: Crowd): string | false {
  const names = named.map(({ name }) => name);
  return total > 0 && `No tengo chat con ${list(names, total)}: por favor, avisa tú.`;
}
