import { languageOf } from '../../forms/language.ts';

type Variables = Readonly<Record<string, string>>;

/** What the simulated voice says, and what those say whom nobody plays, in one language. */
interface Lines {
  hello: (name: string, organization: string) => string;
  about: Readonly<Record<string, (variables: Variables) => string>>;
  yes: Readonly<Record<string, string>>;
  no: Readonly<Record<string, string>>;
  maybe: Readonly<Record<string, string>>;
}

const english: Lines = {
  hello: (name, organization) =>
    `Hello${name && ` ${name}`}, this is the automatic assistant${organization && ` of ${organization}`}.`,
  about: {
    message: () => '',
    event: (of) =>
      `It is about ${listed(of, 'event_title', 'event_when', 'event_place')}. Are you coming?`,
    task: (of) => `It is about ${listed(of, 'task_title', 'task_due')}. Is it done?`,
    appointment: (of) =>
      `It is about your appointment: ${listed(of, 'appointment_type', 'appointment_time', 'appointment_provider')}. Do you confirm it?`,
  },
  yes: { message: 'ok', event: 'yes', task: 'done', appointment: 'confirm' },
  no: { message: 'no', event: 'no', task: 'no', appointment: 'cancel' },
  maybe: { message: 'maybe', event: 'maybe', task: 'maybe', appointment: 'another day' },
};

const spanish: Lines = {
  hello: (name, organization) =>
    `Hola${name && ` ${name}`}, soy el asistente automático${organization && ` de ${organization}`}.`,
  about: {
    message: () => '',
    event: (of) =>
      `Es por ${listed(of, 'event_title', 'event_when', 'event_place')}. ¿Vas a venir?`,
    task: (of) => `Es por ${listed(of, 'task_title', 'task_due')}. ¿Está hecho?`,
    appointment: (of) =>
      `Es por tu cita: ${listed(of, 'appointment_type', 'appointment_time', 'appointment_provider')}. ¿La confirmas?`,
  },
  yes: { message: 'vale', event: 'sí', task: 'hecho', appointment: 'confirmo' },
  no: { message: 'no', event: 'no', task: 'no', appointment: 'cancelar' },
  maybe: { message: 'quizás', event: 'quizás', task: 'quizás', appointment: 'otro día' },
};

const linesOf = ({ language = '' }: Variables) =>
  languageOf(language) === 'es' ? spanish : english;

/** What is heard by whoever picks up: who calls, that it is a machine, and why. */
export function spokenTo(variables: Variables): string {
  const { name = '', organization = '', reason = '', message = '' } = variables;
  const lines = linesOf(variables);
  const about = Object.hasOwn(lines.about, reason) ? lines.about[reason]!(variables) : '';
  // What it is to bear in mind with somebody (`special_instructions`) is not for their ears.
  return [lines.hello(name, organization), message, about].filter((part) => part !== '').join(' ');
}

/** What somebody says who answers yes, no or maybe to what they were called about. */
export function answerOf(answer: 'yes' | 'no' | 'maybe', variables: Variables): string {
  const words = linesOf(variables)[answer];
  const { reason = '' } = variables;
  return (Object.hasOwn(words, reason) ? words[reason] : undefined) ?? words.message!;
}

/** Those of the variables that are there. */
function listed(variables: Variables, ...names: string[]): string {
  return names.flatMap((name) => variables[name] || []).join(', ');
}
