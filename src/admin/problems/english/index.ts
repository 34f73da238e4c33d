import type { ProblemCode } from '../problem-code.ts';
import { expectations } from './expectations.ts';
import { refusals } from './refusals.ts';
import { userErrors } from './user-errors.ts';

const titles: Record<ProblemCode, string> = {
  validation: 'The request is not as expected',
  unauthorized: 'A valid key is needed',
  forbidden: 'Not allowed',
  notFound: 'Not found',
  conflict: 'Not possible as things stand',
  rateLimited: 'Too many requests',
  unexpected: 'Something went wrong',
};

/** All that is told of problems in English. What another language lacks of it is a type error. */
export const english = {
  /** As Content-Language has it. */
  language: 'en' as 'en' | 'es',
  titles,
  userErrors,
  refusals,
  expectations,
  /** What services and schemas say in English: a field, what is expected of it, an example. */
  phrase: (text: string): string => text,
  /** What an import says in English of what it did not take over, and of what is left to do. */
  warning: (text: string): string => text,
};

/** What problems are told with, in one language. */
export type Words = typeof english;
