import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsync } from 'fastify';
import { pagePolicy } from './page-policy.ts';

/**
 * A page for whoever pairs a number with a phone in hand. It needs no key itself: it is typed into the
 * page, stays in its memory, and goes with what the page asks of the API.
 */
export const pairPage: FastifyPluginAsync = async (app) => {
  const html = await readFile(new URL('./pages/pair.html', import.meta.url), 'utf8');
  const policy = pagePolicy(html);
  app.get('/pair', { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html),
  );
};
