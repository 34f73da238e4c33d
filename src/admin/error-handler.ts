import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDataException, outOfReach } from '../db/postgres-error.ts';
import { type AnyUserError, UserError } from '../errors.ts';
import { createProblem, type Fault, PROBLEM_TYPE } from './problem.ts';
import { describeUserError } from './user-errors.ts';
import { isInvalidRequest } from './validation.ts';

/** A fault that is no user's mistake in the services' sense: of the key, the address, the rate. */
export class Refusal extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.detail);
    this.name = 'Refusal';
    this.fault = fault;
  }
}

/** Nobody is known by the credentials of a request, or not any more. */
export function unauthorized({ headers, secretDigest }: FastifyRequest): Refusal {
  const missing = headers.authorization === undefined && secretDigest === undefined;
  return new Refusal({
    status: 401,
    code: 'unauthorized',
    reason: 'unauthorized',
    detail: `${missing ? 'There is no Authorization header' : 'The credentials are unknown, expired or revoked'}: expected "Authorization: Bearer mst_…", or the cookie of a session.`,
  });
}

/** Something of which there is only so much is in use: it is worth trying again. */
export function busy(what: string): Refusal {
  return new Refusal({
    status: 503,
    code: 'rateLimited',
    reason: 'busy',
    detail: `${what} Try again in a few seconds.`,
    retryAfter: 5,
  });
}

/** Answers every error with a problem document. What nobody foresaw is logged and told in general words. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const fault = describeError(error, request);
  // A refusal was foreseen. A value that only the database refused is the caller's mistake, and a gap of ours.
  if (fault.code === 'unexpected' && !(error instanceof Refusal))
    request.log.error({ err: error }, 'unexpected error');
  else if (isDataException(error))
    request.log.warn({ err: error }, 'the database refused a value that no schema had');
  sendProblem(fault, request, reply);
}

/** Answers a request for something that is not there. */
export function answerUnknownRoute(request: FastifyRequest, reply: FastifyReply): void {
  const path = request.url.split('?', 1)[0];
  sendProblem(
    {
      status: 404,
      code: 'notFound',
      reason: 'unknownRoute',
      detail: `There is no ${request.method} ${path}. The reference at /docs lists what there is.`,
    },
    request,
    reply,
  );
}

function sendProblem(fault: Fault, request: FastifyRequest, reply: FastifyReply): void {
  if (fault.status === 401) void reply.header('www-authenticate', 'Bearer realm="muster"');
  if (fault.retryAfter !== undefined) void reply.header('retry-after', fault.retryAfter);
  // Serialized here: the schemas of the routes describe only what they answer when all goes well.
  void reply
    .code(fault.status)
    .type(PROBLEM_TYPE)
    .serializer((problem: unknown) => JSON.stringify(problem))
    .send(createProblem(fault, request));
}

function describeError(error: unknown, request: FastifyRequest): Fault {
  if (error instanceof Refusal) return error.fault;
  if (error instanceof UserError) return describeUserError(error as AnyUserError);
  if (isInvalidRequest(error)) {
    const [first] = error.fields;
    const example =
      first?.example === undefined ? '' : `, for example ${JSON.stringify(first.example)}`;
    const others =
      error.fields.length > 1 ? ` (and ${error.fields.length - 1} more, see errors)` : '';
    return {
      status: 400,
      code: 'validation',
      reason: 'invalid',
      detail: `${first?.path}: expected ${first?.expected}${example}${others}.`,
      errors: error.fields,
    };
  }
  if (outOfReach(error)) {
    return {
      status: 503,
      code: 'unexpected',
      reason: 'outOfReach',
      detail: 'The database is out of reach at the moment: try again in a few seconds.',
      retryAfter: 5,
    };
  }
  if (isDataException(error)) {
    return {
      status: 400,
      code: 'validation',
      reason: 'invalid',
      detail:
        'A value of the request is outside of what can be stored: expected one of its kind and size.',
    };
  }
  return describeFrameworkError(error as FastifyError, request);
}

/** The types of body that a route reads: those that its schema names, else JSON. */
function mediaTypesOf({ routeOptions }: FastifyRequest): string[] {
  const { body } = (routeOptions.schema ?? {}) as { body?: { content?: Record<string, unknown> } };
  return body?.content ? Object.keys(body.content) : ['application/json'];
}

/** How a body of a type that is read is sent by hand. */
function byHand(request: FastifyRequest): string {
  const [type] = mediaTypesOf(request);
  if (type === 'multipart/form-data') return 'curl --form file=@poster.png';
  const file = type === 'text/csv' ? 'contacts.csv' : 'body.json';
  return `curl --header "Content-Type: ${type}" --data-binary @${file}`;
}

/** What was wrong with the type that a body came with. */
function typeOf({ headers }: FastifyRequest): string {
  const type = headers['content-type'];
  return type === undefined
    ? 'The request does not say of what type its body is'
    : `A body of the type "${type.slice(0, 100)}" is not read here`;
}

/** Errors of Fastify itself (https://fastify.dev/docs/latest/Reference/Errors), by their codes. */
function describeFrameworkError(error: FastifyError, request: FastifyRequest): Fault {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return {
        status: 413,
        code: 'validation',
        reason: 'bodyTooLarge',
        detail:
          'The body is too large: at most 1 MiB is taken, 6 MiB by the import of contacts, and 16 MiB of a file that is sent or an image.',
      };
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return {
        status: 413,
        code: 'validation',
        reason: 'formTooLarge',
        detail:
          'The form has too many parts: expected one file, and where something is said with it one text.',
      };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        status: 415,
        code: 'validation',
        reason: 'mediaType',
        detail: `${typeOf(request)}: expected "Content-Type: ${mediaTypesOf(request).join('" or "')}". For example: ${byHand(request)}`,
      };
    case 'FST_ERR_CTP_INVALID_JSON_BODY': {
      const others = mediaTypesOf(request).filter((type) => type !== 'application/json');
      return {
        status: 400,
        code: 'validation',
        reason: 'malformed',
        detail: `The body is no JSON, though its type says so: expected JSON such as {"name": "Book Club"}${
          others.length > 0 ? `, or another "Content-Type": ${others.join(' or ')}` : ''
        }.`,
      };
    }
    case 'FST_UNDER_PRESSURE':
      return {
        status: 503,
        code: 'unexpected',
        reason: 'overloaded',
        detail: 'The service is overloaded at the moment; try again in a few seconds.',
      };
    default:
      if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
        return {
          status: error.statusCode,
          code: 'validation',
          reason: 'malformed',
          detail: `The request cannot be read: ${error.message.replace(/\.$/, '')}. Expected a well-formed URL, and where there is a body, JSON such as {"name": "Book Club"}.`,
        };
      }
      return {
        status: 500,
        code: 'unexpected',
        reason: 'unexpected',
        detail:
          'Something went wrong here, not with the request. The log has it under the requestId.',
      };
  }
}
