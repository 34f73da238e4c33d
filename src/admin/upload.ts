import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file as a form brings it. */
export interface Upload {
  fileName: string;
  mimeType: string;
  data: Buffer<ArrayBuffer>;
}

/**
 * Reads a form into the body, its texts and its files by their names, so that it is checked like any
 * other; a body of another type stays. For routes of a scope with @fastify/multipart, as `preValidation`.
 */
export async function readForm(request: FastifyRequest): Promise<void> {
  if (!request.isMultipart()) return;
  const body: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    body[part.fieldname] =
      part.type === 'field'
        ? part.value
        : { fileName: part.filename, mimeType: part.mimetype, data: await part.toBuffer() };
  }
  request.body = body;
}
