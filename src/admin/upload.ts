import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from './error-handler.ts';

/** A file as a form brings it. */
export interface Upload {
  fileName: string;
  mimeType: string;
  data: Buffer<ArrayBuffer>;
}

/** The field of a form that holds one file, where something else there is told what was expected. */
export const uploadLike = (expected: string) =>
  z
    .custom<Upload>(
      (given) => typeof given === 'object' && given !== null && 'data' in given,
      expected,
    )
    .meta({ type: 'string', format: 'binary', examples: ['…'] });

/** As RFC 2046 has it, in quotes or not; the parser takes an empty one, and falls over a long one. */
const boundary = /;\s*boundary=(?:"[^"]{1,70}"|[^\s";]{1,70})\s*(?:;|$)/i;

/**
 * Reads a form into the body, its texts and its files by their names, so that it is checked like any
 * other; a body of another type stays. For routes of a scope with @fastify/multipart, as `preValidation`.
 * Throws Refusal for what is no form, and the plugin's own error for one that is too large.
 */
export async function readForm(request: FastifyRequest): Promise<void> {
  if (!request.isMultipart()) return;
  if (!boundary.test(request.headers['content-type'] ?? '')) throw malformed();
  const body: Record<string, unknown> = {};
  try {
    for await (const part of request.parts()) {
      body[part.fieldname] =
        part.type === 'field'
          ? part.value
          : { fileName: part.filename, mimeType: part.mimetype, data: await part.toBuffer() };
    }
  } catch (error) {
    // The parser beneath throws plain errors, of a form that ends too early among others.
    throw (error as { statusCode?: number }).statusCode === 413 ? error : malformed();
  }
  request.body = body;
}

function malformed(): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 400,
    code: 'validation',
    reason: 'malformedForm',
    detail: refusals.malformedForm,
  }));
}
