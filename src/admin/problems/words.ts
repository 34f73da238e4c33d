import type { FastifyRequest } from 'fastify';
import { languageOf } from '../../forms/language.ts';
import { english, type Words } from './english/index.ts';
import { spanish } from './spanish/index.ts';

/** The languages that there are; each is one folder beside this file. */
const languages = new Map([english, spanish].map((words) => [words.language as string, words]));

/** The words in the language that a request likes best of those that there are, by its Accept-Language; else English. */
export function wordsFor({ headers }: Pick<FastifyRequest, 'headers'>): Words {
  const [best] = (headers['accept-language'] ?? '')
    .split(',')
    .map(readRange)
    .filter(({ words, weight }) => words !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best?.words ?? english;
}

/** "es-MX;q=0.8" (RFC 9110, 12.5.4). */
function readRange(range: string): { words: Words | undefined; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const weight = parameters.find((each) => /^q=/i.test(each))?.slice('q='.length);
  return {
    words: tag === '*' ? english : languages.get(languageOf(tag)),
    weight: weight === undefined ? 1 : Number(weight) || 0,
  };
}
