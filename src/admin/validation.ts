import type { FastifySchemaCompiler } from 'fastify';
import { globalRegistry, type z } from 'zod';
import { type $ZodIssue, type $ZodType, type $ZodTypes, safeParse } from 'zod/v4/core';
import type { FieldProblem } from './problem.ts';
import type { Countable } from './problems/english/expectations.ts';
import type { Words } from './problems/english/index.ts';
import { id } from './schemas.ts';

/** What Fastify is given for a request that does not fit its schema; the error handler dresses it. */
export interface InvalidRequest extends Error {
  /** What is wrong with it, told in a language. */
  fieldsIn: (words: Words) => FieldProblem[];
}

export function isInvalidRequest(error: unknown): error is InvalidRequest {
  return error instanceof Error && 'fieldsIn' in error;
}

const PARTS: Record<string, string> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
};

/** Checks the parts of a request by their zod schemas, and says of each wrong value what was expected. */
export const validatorCompiler: FastifySchemaCompiler<$ZodType> = ({ schema, httpPart }) => {
  const part = PARTS[httpPart ?? 'body'] ?? 'body';
  return (data) => {
    const unstorable = findUnstorable(data, []);
    if (unstorable) {
      const { path, expected } = unstorable;
      return { error: invalid((words) => [describe(part, path, expected(words))]) };
    }
    const result = safeParse(schema, data);
    if (result.success) return { value: result.data };
    return {
      error: invalid((words) =>
        result.error.issues.map((issue) =>
          describe(part, issue.path, expectationOf(issue, words), exampleOf(schema, issue)),
        ),
      ),
    };
  };
};

function invalid(fieldsIn: InvalidRequest['fieldsIn']): InvalidRequest {
  return Object.assign(new Error('the request does not fit its schema'), { fieldsIn });
}

function describe(
  part: string,
  path: readonly PropertyKey[],
  expected: string,
  example?: unknown,
): FieldProblem {
  const where = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return { path: part + where, expected, ...(example === undefined ? {} : { example }) };
}

/** No schema here goes as deep; a body of nothing but brackets would end in a full stack. */
const deepest = 20;

/**
 * The path of the first text that PostgreSQL could not store: with U+0000, or half of a surrogate
 * pair. It is well-formed JSON, and would otherwise end as an unexpected error.
 */
function findUnstorable(
  data: unknown,
  path: PropertyKey[],
): { path: PropertyKey[]; expected: (words: Words) => string } | undefined {
  if (typeof data === 'string') {
    const fits = !data.includes('\0') && data.isWellFormed();
    return fits ? undefined : { path, expected: ({ expectations }) => expectations.storable };
  }
  if (typeof data !== 'object' || data === null || data instanceof Uint8Array) return undefined;
  if (path.length === deepest)
    return { path: [], expected: ({ expectations }) => expectations.levels(deepest) };
  for (const [key, value] of Object.entries(data)) {
    const found = findUnstorable(value, [...path, Array.isArray(data) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

/** What was expected, as a phrase that follows "expected". */
function expectationOf(issue: $ZodIssue, words: Words): string {
  const { expectations, phrase } = words;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? expectations.wholeNumber
        : expectations.kind(issue.expected);
    case 'too_small': {
      const { least, moreThan } = expectations;
      const say = issue.inclusive === false ? moreThan : least;
      return say(String(issue.minimum), countableOf(issue.origin));
    }
    case 'too_big': {
      const { most, lessThan } = expectations;
      const say = issue.inclusive === false ? lessThan : most;
      return say(String(issue.maximum), countableOf(issue.origin));
    }
    case 'invalid_value':
      return expectations.oneOf(issue.values.map(String).join(', '));
    case 'invalid_format':
      return expectations.format(issue.format);
    case 'unrecognized_keys':
      return expectations.noField(issue.keys.join(', '));
    case 'invalid_union':
      return expectationOfUnion(issue.errors, words);
    default:
      return phrase(issue.message);
  }
}

/**
 * What keeps a value from being one of several. Where each of them is told by a word, which of these is meant: who has
 * left out one thing of a deletion is not told of calls. Where none is, the words; where several are, or there are no
 * such words, what is wrong by those of which least is wrong.
 */
function expectationOfUnion(choices: $ZodIssue[][], words: Words): string {
  const { expectations } = words;
  const isWord = (issue: $ZodIssue) => issue.code === 'invalid_value';
  const byName = Map.groupBy(choices.flat().filter(isWord), nameOf);
  const [name, named = []] = [...byName].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const meant = choices.filter(
    (issues) => !issues.some((issue) => isWord(issue) && nameOf(issue) === name),
  );
  if (meant.length === 0) {
    const all = named.flatMap((issue) => issue.values.map(String));
    return `${name}${expectations.oneOf([...new Set(all)].join(', '))}`;
  }
  const least = Math.min(...meant.map((issues) => issues.length));
  const nearest = meant.filter((issues) => issues.length === least);
  const told = nearest.flatMap(([issue]) => (issue ? [nameIssue(issue, words)] : []));
  return expectations.either([...new Set(told)]);
}

/** The first thing that keeps a value from being one of several: "groupId: a string". */
function nameIssue(issue: $ZodIssue, words: Words): string {
  return `${nameOf(issue)}${expectationOf(issue, words)}`;
}

function nameOf(issue: $ZodIssue): string {
  const where = issue.path.map(String).join('.');
  return where === '' ? '' : `${where}: `;
}

/** That of the schema; else one of its form, as of what is read out of a text with commas. */
function exampleOf(schema: $ZodType, issue: $ZodIssue): unknown {
  const isId = issue.code === 'invalid_format' && issue.format === 'uuid';
  return exampleAt(schema, issue.path) ?? (isId ? exampleAt(id, []) : undefined);
}

/** What the bounds of a value count, null where they are bounds of a number or an instant. */
function countableOf(origin: string): Countable | null {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'entries' : null;
}

/** The example in the metadata of the schema at a path, if there is one. */
function exampleAt(schema: $ZodType, path: readonly PropertyKey[]): unknown {
  const found = globalRegistry.get(schema as z.ZodType)?.examples;
  const { def } = (schema as $ZodTypes)._zod;
  const [step, ...rest] = path;
  if (step === undefined && Array.isArray(found)) return found[0];
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return exampleAt(def.innerType, path);
    case 'pipe':
      return exampleAt(def.in, path);
    case 'array':
      return typeof step === 'number' ? exampleAt(def.element, rest) : undefined;
    case 'object': {
      const field = typeof step === 'string' ? def.shape[step] : undefined;
      return field && exampleAt(field, rest);
    }
    default:
      return undefined;
  }
}
