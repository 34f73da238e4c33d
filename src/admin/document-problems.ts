import type { Document } from './document.ts';
import type { JsonSchema } from './example.ts';
import { createProblem, type Fault, PROBLEM_TYPE } from './problem.ts';
import type { ProblemCode } from './problems/problem-code.ts';
import { exampleId } from './schemas.ts';

/** What a route may answer when all does not go well, by its status, with an example. */
const faults: Record<number, { description: string; code: ProblemCode | ProblemCode[] } & Said> = {
  400: {
    description: 'The request is not as expected; `errors` says where.',
    code: 'validation',
    reason: 'invalid',
    detail: 'body.name: expected 1 to 120 characters.',
    errors: [{ path: 'body.name', expected: '1 to 120 characters' }],
  },
  401: {
    description: 'There are no credentials, or they are unknown, expired or revoked.',
    code: 'unauthorized',
    reason: 'unauthorized',
    detail:
      'There is no Authorization header: expected "Authorization: Bearer mst_…", or the cookie of a session.',
  },
  403: {
    description: 'The user of the key may not do this.',
    code: 'forbidden',
    reason: 'notAllowed',
    detail: 'The user of this key may not: it takes an ADMIN.',
  },
  404: {
    description: 'There is no such thing in sight of the key.',
    code: 'notFound',
    reason: 'groupNotFound',
    detail: 'There is no group "Book Club" in sight of this key.',
  },
  409: {
    description: 'It is not possible as things stand.',
    code: 'conflict',
    reason: 'groupNameTaken',
    detail: 'There is a group called "Book Club" already.',
  },
  413: {
    description: 'The body is too large.',
    code: 'validation',
    reason: 'bodyTooLarge',
    detail: 'The body is too large: at most 1 MiB is taken.',
  },
  415: {
    description: 'The body is of a type that is not read here.',
    code: 'validation',
    reason: 'mediaType',
    detail:
      'A body of the type "text/plain" is not read here: expected "Content-Type: application/json".',
  },
  429: {
    description: 'Too many requests; `Retry-After` says how many seconds to wait.',
    code: 'rateLimited',
    reason: 'rateLimited',
    detail: 'Too many requests: try again in 12 seconds.',
  },
  500: {
    description: 'Something went wrong here.',
    code: 'unexpected',
    reason: 'unexpected',
    detail: 'Something went wrong here, not with the request.',
  },
  503: {
    description:
      'There is no room for it at the moment, or the database is out of reach; `Retry-After` says when to try again.',
    code: ['rateLimited', 'unexpected'],
    reason: 'busy',
    detail: 'Other files of contacts are being read at the moment. Try again in a few seconds.',
  },
};
type Said = Pick<Fault, 'reason' | 'detail' | 'errors'>;

/** Of operations that only read, what not all of these may answer: of what a filter names, and of what is shown at times. */
const besides: Record<string, number[]> = {
  listContacts: [404],
  listContactsByGroups: [404],
  compareGroups: [404],
  getAccountQr: [409],
  listSessions: [404],
};

/** Adds to every route of the API the problem documents that it may answer. */
export function addProblems(document: Document): Document {
  const { components } = document;
  const kinds = new Set(Object.values(faults).flatMap(({ code }) => code));
  for (const code of kinds) components.schemas[nameOf(code)] = problemWith(code);
  components.responses = Object.fromEntries(
    Object.entries(faults).map(([status, fault]) => [
      `Problem${status}`,
      describeFault(Number(status), fault),
    ]),
  );
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const status of statusesOf(path, method, operation.operationId)) {
        operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
      }
    }
  }
  return document;
}

/** Of each code one by name, so that whoever looks at the code of a problem, or at its status, knows the other. */
function problemWith(code: ProblemCode): JsonSchema {
  const narrower = { type: 'object', properties: { code: { const: code } }, required: ['code'] };
  return { allOf: [{ $ref: refTo('Problem') }, narrower] };
}

function describeFault(status: number, { description, code, ...said }: (typeof faults)[number]) {
  const [schema, ...others] = [code].flat().map((each) => ({ $ref: refTo(nameOf(each)) }));
  const fault: Fault = { status, code: [code].flat()[0]!, ...said };
  const example = createProblem(fault, { url: '/api/groups', id: exampleId });
  return {
    description,
    headers,
    content: {
      [PROBLEM_TYPE]: {
        schema: others.length > 0 ? { anyOf: [schema!, ...others] } : schema!,
        example,
      },
    },
  };
}

/** In what language it is told, and by what that was chosen. */
const headers = {
  'Content-Language': {
    description: 'The language that `title`, `detail` and `errors` are told in.',
    schema: { type: 'string', enum: ['en', 'es'] },
  },
  Vary: {
    description: 'What the language was chosen by.',
    schema: { type: 'string', const: 'Accept-Language' },
  },
};

const nameOf = (code: ProblemCode) => `${code[0]!.toUpperCase()}${code.slice(1)}Problem`;
const refTo = (name: string) => `#/components/schemas/${name}`;

function statusesOf(path: string, method: string, operationId = ''): number[] {
  if (path.startsWith('/calendar/')) return [404, 429, 500, 503];
  // The others that take no key say how the service is.
  if (!path.startsWith('/api/')) return [];
  const named = path.includes('{') ? [404] : [];
  const own = method === 'get' ? (besides[operationId] ?? []) : [404, 409, 413, 415];
  return [400, 401, 403, ...named, ...own, 429, 500, 503];
}
