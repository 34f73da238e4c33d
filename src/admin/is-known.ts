import type { FastifyRequest } from 'fastify';

/**
 * Whether whoever asks has what this ETag is of, so that 304 is answer enough. By weak comparison (RFC 9110,
 * 13.1.2): a proxy that packs it makes a tag weak.
 */
export function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const tags = (headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
