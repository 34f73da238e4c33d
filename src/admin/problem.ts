import { z } from 'zod';
import { english, type Words } from './problems/english/index.ts';
import type { ProblemCode } from './problems/problem-code.ts';

/** What is wrong with one value of a request. */
export interface FieldProblem {
  /** Where it stands: "body.members[0].contactId", "query.limit". */
  path: string;
  expected: string;
  example?: unknown;
}

/** What went wrong, before it is dressed as an answer. */
export interface Fault {
  status: number;
  code: ProblemCode;
  /** The particular case, last part of the problem's type: "groupNameTaken". */
  reason: string;
  /** A sentence for people: what was expected, and where it helps, an example. */
  detail: string;
  errors?: FieldProblem[];
  /** Seconds after which to try again. */
  retryAfter?: number;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** The document of RFC 9457 for a fault in answer to a request, titled in the language that the fault is told in. */
export function createProblem(
  fault: Fault,
  request: { url: string; id: string },
  { titles }: Pick<Words, 'titles'> = english,
): Problem {
  const { status, code, reason, detail, errors } = fault;
  return {
    type: `urn:muster:problem:${reason}`,
    title: titles[code],
    status,
    code,
    detail,
    instance: request.url.split('?', 1)[0]!,
    requestId: request.id,
    ...(errors ? { errors } : {}),
  };
}

export const problemCode = z
  .enum(Object.keys(english.titles) as [ProblemCode, ...ProblemCode[]])
  .meta({ description: 'What to switch on.', examples: ['conflict'] });

export const fieldProblem = z.object({
  path: z.string().meta({ examples: ['body.name'] }),
  expected: z.string().meta({ examples: ['1 to 120 characters'] }),
  example: z
    .unknown()
    .optional()
    .meta({ examples: ['Book Club'] }),
});

/** The schema of a problem document, as the reference shows it. */
export const problemSchema = z.object({
  type: z.string().meta({
    description: 'Names the particular case; stable.',
    examples: ['urn:muster:problem:groupNameTaken'],
  }),
  title: z.string().meta({ examples: ['Not possible as things stand'] }),
  status: z.int().meta({ examples: [409] }),
  code: problemCode,
  detail: z.string().meta({
    description: 'A sentence for people.',
    examples: ['There is a group called "Book Club" already.'],
  }),
  instance: z.string().meta({ description: 'The path asked for.', examples: ['/api/groups'] }),
  requestId: z.string().meta({
    description: 'By which the log knows this request.',
    examples: ['0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'],
  }),
  errors: z
    .array(fieldProblem)
    .optional()
    .meta({ description: 'Of a validation problem: each value that is not as expected.' }),
});

export type Problem = z.infer<typeof problemSchema>;
