import type { FastifySchemaCompiler } from 'fastify';
import { globalRegistry, type z } from 'zod';
import { type $ZodIssue, type $ZodType, type $ZodTypes, safeParse } from 'zod/v4/core';
import type { FieldProblem } from './problem.ts';
import { id } from './schemas.ts';

/** What Fastify is given for a request that does not fit its schema; the error handler dresses it. */
export interface InvalidRequest extends Error {
  fields: FieldProblem[];
}

export function isInvalidRequest(error: unknown): error is InvalidRequest {
  return error instanceof Error && 'fields' in error;
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
      return { error: invalid([describe(part, path, expected)]) };
    }
    const result = safeParse(schema, data);
    if (result.success) return { value: result.data };
    return {
      error: invalid(
        result.error.issues.map((issue) =>
          describe(part, issue.path, expectationOf(issue), exampleOf(schema, issue)),
        ),
      ),
    };
  };
};

function invalid(fields: FieldProblem[]): InvalidRequest {
  return Object.assign(new Error('the request does not fit its schema'), { fields });
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
): { path: PropertyKey[]; expected: string } | undefined {
  if (typeof data === 'string') {
    const fits = !data.includes('\0') && data.isWellFormed();
    return fits ? undefined : { path, expected: 'text without NUL and half surrogates' };
  }
  if (typeof data !== 'object' || data === null || data instanceof Uint8Array) return undefined;
  if (path.length === deepest) return { path: [], expected: `${deepest} levels at most` };
  for (const [key, value] of Object.entries(data)) {
    const found = findUnstorable(value, [...path, Array.isArray(data) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

/** What was expected, as a phrase that follows "expected". */
function expectationOf(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number'
        : `${article(issue.expected)} ${issue.expected}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formats[issue.format] ?? `${article(issue.format)} ${issue.format}`;
    case 'unrecognized_keys':
      return `no field called ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return expectationOfUnion(issue.errors);
    default:
      return issue.message;
  }
}

/**
 * What keeps a value from being one of several. Where each of them is told by a word, which of these is meant: who has
 * left out one thing of a deletion is not told of calls. Where none is, the words; where several are, or there are no
 * such words, what is wrong by those of which least is wrong.
 */
function expectationOfUnion(choices: $ZodIssue[][]): string {
  const isWord = (issue: $ZodIssue) => issue.code === 'invalid_value';
  const byName = Map.groupBy(choices.flat().filter(isWord), nameOf);
  const [name, words = []] = [...byName].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const meant = choices.filter(
    (issues) => !issues.some((issue) => isWord(issue) && nameOf(issue) === name),
  );
  if (meant.length === 0) {
    const all = words.flatMap((issue) => issue.values.map(String));
    return `${name}one of ${[...new Set(all)].join(', ')}`;
  }
  const least = Math.min(...meant.map((issues) => issues.length));
  const nearest = meant.filter((issues) => issues.length === least);
  return [...new Set(nearest.map(([issue]) => issue && nameIssue(issue)))].join(', or ');
}

/** The first thing that keeps a value from being one of several: "groupId: a string". */
function nameIssue(issue: $ZodIssue): string {
  return `${nameOf(issue)}${expectationOf(issue)}`;
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

const formats: Record<string, string> = {
  uuid: 'a UUID',
  datetime: 'an instant as ISO 8601 with its offset or Z',
  regex: 'a text of this form',
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
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
