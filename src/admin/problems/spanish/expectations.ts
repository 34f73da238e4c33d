import type { Countable, expectations as english } from '../english/expectations.ts';

export const expectations: typeof english = {
  wholeNumber: 'un número entero',
  kind: (type) => kinds[type] ?? `un valor del tipo ${type}`,
  least: (bound, of) => `como mínimo ${bound}${unitOf(of, bound)}`,
  moreThan: (bound, of) => `más de ${bound}${unitOf(of, bound)}`,
  most: (bound, of) => `como mucho ${bound}${unitOf(of, bound)}`,
  lessThan: (bound, of) => `menos de ${bound}${unitOf(of, bound)}`,
  oneOf: (values) => `uno de estos: ${values}`,
  format: (format) => formats[format] ?? `un valor con el formato ${format}`,
  noField: (keys) => `ningún campo que se llame ${keys}`,
  either: (choices) => choices.join(', o '),
  storable: 'un texto sin NUL ni medios caracteres',
  levels: (most) => `como mucho ${most} niveles`,
  aBody: (types) => `un cuerpo de uno de estos tipos: ${types}`,
};

const kinds: Record<string, string> = {
  array: 'una lista',
  boolean: 'true o false',
  date: 'una fecha',
  null: 'null',
  number: 'un número',
  object: 'un objeto',
  record: 'un objeto',
  string: 'un texto',
};

const formats: Record<string, string> = {
  date: 'una fecha, como 2026-11-20',
  datetime: 'un momento en ISO 8601 con su diferencia horaria o Z',
  email: 'una dirección de correo',
  regex: 'un texto de esta forma',
  url: 'una dirección web',
  uuid: 'un UUID',
};

const units: Record<Countable, [one: string, many: string]> = {
  characters: ['carácter', 'caracteres'],
  entries: ['elemento', 'elementos'],
};

function unitOf(of: Countable | null, bound: string): string {
  if (of === null) return '';
  const [one, many] = units[of];
  return ` ${bound === '1' ? one : many}`;
}
