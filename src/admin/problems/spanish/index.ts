import { hasTerm, term } from '../../../languages/spanish/terms.ts';
import type { Words } from '../english/index.ts';
import type { ProblemCode } from '../problem-code.ts';
import { expectations } from './expectations.ts';
import { phraseOf, warningOf } from './imports.ts';
import { refusals } from './refusals.ts';
import { userErrors } from './user-errors.ts';

const titles: Record<ProblemCode, string> = {
  validation: 'La petición no es como se esperaba',
  unauthorized: 'Hace falta una clave válida',
  forbidden: 'No permitido',
  notFound: 'No encontrado',
  conflict: 'No es posible tal como están las cosas',
  rateLimited: 'Demasiadas peticiones',
  unexpected: 'Algo ha fallado',
};

export const spanish: Words = {
  language: 'es',
  titles,
  userErrors,
  refusals,
  expectations,
  phrase: (text) => (hasTerm(text) ? term(text) : (phraseOf(text) ?? text)),
  warning: (text) => warningOf(text) ?? text,
};
