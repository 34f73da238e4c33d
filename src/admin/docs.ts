import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { describeApi } from './openapi.ts';
import { pagePolicy } from './page-policy.ts';

/** Where the reference stands; /docs/openapi.json is the document that it shows. */
const PREFIX = '/docs';

/** Serves the OpenAPI document and a page to read it by. To be called before any route is added. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, describeApi());
  app.get(`${PREFIX}/openapi.json`, { schema: { hide: true } }, () => app.swagger());

  // The page's package takes 40 MB of memory and a quarter of a second to load: only for who looks.
  let page: Promise<FastifyInstance> | undefined;
  for (const url of [PREFIX, `${PREFIX}/*`]) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      page ??= createPage();
      const answer = await (await page).inject({ method: 'GET', url: request.url });
      if (answer.statusCode === 404) return reply.callNotFound();
      const { location, 'content-type': type } = answer.headers;
      if (location) return reply.redirect(String(location), answer.statusCode);
      if (type?.toString().startsWith('text/html')) {
        void reply.header('content-security-policy', pagePolicy(answer.body));
      }
      return reply.header('cache-control', 'no-cache').type(String(type)).send(answer.rawPayload);
    });
  }
}

/** The page and its script, on an app of their own that never listens. Nothing of it needs the network. */
async function createPage(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const page = Fastify({ logger: false });
  await page.register(scalar, {
    routePrefix: PREFIX,
    configuration: {
      // Relative, so that it stands behind a proxy's prefix too.
      url: './openapi.json',
      pageTitle: 'Muster admin API',
      theme: 'fastify',
      authentication: { preferredSecurityScheme: 'apiKey' },
      telemetry: false,
      withDefaultFonts: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  return page.ready().then(() => page);
}
