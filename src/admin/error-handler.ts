import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDataException, outOfReach } from '../db/postgres-error.ts';
import { type AnyUserError, UserError } from '../errors.ts';
import { createProblem, type Fault, PROBLEM_TYPE } from './problem.ts';
import { english, type Words } from './problems/english/index.ts';
import { wordsFor } from './problems/words.ts';
import { describeUserError } from './user-errors.ts';
import { isInvalidRequest } from './validation.ts';

/** A fault that is no user's mistake in the services' sense: of the key, the address, the rate. */
export class Refusal extends Error {
  readonly tell: (words: Words) => Fault;
  /** Told in English whoever reads it: other services, and what no browser sends. */
  readonly isEnglish: boolean;

  constructor(fault: Fault | ((words: Words) => Fault)) {
    const isEnglish = typeof fault !== 'function';
    const tell = isEnglish ? () => fault : fault;
    super(tell(english).detail);
    this.name = 'Refusal';
    this.tell = tell;
    this.isEnglish = isEnglish;
  }
}

/** Nobody is known by the credentials of a request, or not any more. */
export function unauthorized({ headers, secretDigest }: FastifyRequest): Refusal {
  const isMissing = headers.authorization === undefined && secretDigest === undefined;
  return new Refusal(({ refusals }) => ({
    status: 401,
    code: 'unauthorized',
    reason: 'unauthorized',
    detail: refusals.unauthorized(isMissing),
  }));
}

/** Something of which there is only so much is in use: it is worth trying again. */
export function busy(what: keyof Words['refusals']['busy']): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 503,
    code: 'rateLimited',
    reason: 'busy',
    detail: refusals.busy[what],
    retryAfter: 5,
  }));
}

/** Answers every error with a problem document. What nobody foresaw is logged and told in general words. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const words = error instanceof Refusal && error.isEnglish ? english : wordsFor(request);
  const fault = describeError(error, request, words);
  // A refusal was foreseen. A value that only the database refused is the caller's mistake, and a gap of ours.
  if (fault.code === 'unexpected' && !(error instanceof Refusal))
    request.log.error({ err: error }, 'unexpected error');
  else if (isDataException(error))
    request.log.warn({ err: error }, 'the database refused a value that no schema had');
  sendProblem(fault, request, reply, words);
}

/** Answers a request for something that is not there. */
export function answerUnknownRoute(request: FastifyRequest, reply: FastifyReply): void {
  const words = wordsFor(request);
  const [path = ''] = request.url.split('?', 1);
  const detail = words.refusals.unknownRoute(request.method, path);
  const fault: Fault = { status: 404, code: 'notFound', reason: 'unknownRoute', detail };
  sendProblem(fault, request, reply, words);
}

function sendProblem(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  words: Words,
): void {
  if (fault.status === 401) void reply.header('www-authenticate', 'Bearer realm="muster"');
  if (fault.retryAfter !== undefined) void reply.header('retry-after', fault.retryAfter);
  // Serialized here: the schemas of the routes describe only what they answer when all goes well.
  void reply
    .code(fault.status)
    .type(PROBLEM_TYPE)
    .header('content-language', words.language)
    .header('vary', 'Accept-Language')
    .serializer((problem: unknown) => JSON.stringify(problem))
    .send(createProblem(fault, request, words));
}

function describeError(error: unknown, request: FastifyRequest, words: Words): Fault {
  const { refusals } = words;
  if (error instanceof Refusal) return error.tell(words);
  if (error instanceof UserError) return describeUserError(error as AnyUserError, words);
  if (isInvalidRequest(error)) {
    const errors = error.fieldsIn(words);
    const { path = '', expected = '', example } = errors[0] ?? {};
    const shown = example === undefined ? null : JSON.stringify(example);
    const detail = refusals.invalid(path, expected, shown, errors.length - 1);
    return { status: 400, code: 'validation', reason: 'invalid', detail, errors };
  }
  if (outOfReach(error)) {
    return {
      status: 503,
      code: 'unexpected',
      reason: 'outOfReach',
      detail: refusals.outOfReach,
      retryAfter: 5,
    };
  }
  if (isDataException(error)) {
    const detail = refusals.notStorable;
    return { status: 400, code: 'validation', reason: 'invalid', detail };
  }
  return describeFrameworkError(error as FastifyError, request, words);
}

/** The types of body that a route reads: those that its schema names, else JSON. */
function mediaTypesOf({ routeOptions }: FastifyRequest): string[] {
  const { body } = (routeOptions.schema ?? {}) as { body?: { content?: Record<string, unknown> } };
  return body?.content ? Object.keys(body.content) : ['application/json'];
}

/** How a body of a type that is read is sent by hand. */
function byHand([type]: readonly string[]): string {
  if (type === 'multipart/form-data') return 'curl --form file=@poster.png';
  const file = type === 'text/csv' ? 'contacts.csv' : 'body.json';
  return `curl --header "Content-Type: ${type}" --data-binary @${file}`;
}

/** Errors of Fastify itself (https://fastify.dev/docs/latest/Reference/Errors), by their codes. */
function describeFrameworkError(
  error: FastifyError,
  request: FastifyRequest,
  { refusals }: Words,
): Fault {
  const validation = (status: number, reason: string, detail: string): Fault => ({
    status,
    code: 'validation',
    reason,
    detail,
  });
  const types = mediaTypesOf(request);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return validation(413, 'bodyTooLarge', refusals.bodyTooLarge);
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return validation(413, 'formTooLarge', refusals.formTooLarge);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': {
      const given = request.headers['content-type']?.slice(0, 100);
      return validation(415, 'mediaType', refusals.mediaType(given, types, byHand(types)));
    }
    case 'FST_ERR_CTP_INVALID_JSON_BODY': {
      const others = types.filter((type) => type !== 'application/json');
      return validation(400, 'malformed', refusals.noJson(others));
    }
    case 'FST_UNDER_PRESSURE':
      return {
        status: 503,
        code: 'unexpected',
        reason: 'overloaded',
        detail: refusals.overloaded,
      };
    default: {
      const { statusCode: status, message } = error;
      if (status !== undefined && status >= 400 && status < 500)
        return validation(status, 'malformed', refusals.unreadable(message.replace(/\.$/, '')));
      return {
        status: 500,
        code: 'unexpected',
        reason: 'unexpected',
        detail: refusals.unexpected,
      };
    }
  }
}
