import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the set-up puts the console (scripts/setup.mjs). */
export const consoleFolder = join(import.meta.dirname, '../../web/dist');

/** Names with a hash of their content, so that they are never asked for again. */
const hashed = { maxAge: '365d', immutable: true } as const;

/**
 * What the pages of the console may do. Scripts come from here alone, and none stands in a page; styles stand in
 * pages too, because Mantine writes those that depend on a screen's width there.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Any first part of an address but that of the API, whose own answers stand. */
const anywhere = '^(?!api$).*';

/**
 * The console at `/`: its files as they were built, already compressed, and its one page for every place in it, of
 * which the page itself makes what is to be seen. Nothing here tells of anybody: the page asks the API.
 */
export function consolePages(folder = consoleFolder) {
  return async (app: FastifyInstance): Promise<void> => {
    if (!existsSync(join(folder, 'index.html'))) return;
    await app.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      ...hashed,
      schemaHide: true,
    });
    const sendPage = (reply: FastifyReply) =>
      reply
        .header('content-security-policy', policy)
        // Another version of Muster has other files.
        .header('cache-control', 'no-cache')
        .sendFile('index.html', folder, { cacheControl: false });
    app.get('/muster.svg', { schema: { hide: true } }, (_, reply) =>
      reply.sendFile('muster.svg', folder),
    );
    for (const url of ['/', `/:place(${anywhere})`, `/:place(${anywhere})/*`]) {
      app.get(url, { schema: { hide: true } }, (request, reply) =>
        // Whoever asks for data is told that there is none.
        request.headers.accept?.includes('text/html') ? sendPage(reply) : reply.callNotFound(),
      );
    }
  };
}
