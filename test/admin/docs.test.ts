import { validate } from '@scalar/openapi-parser';
import { describe, expect, it } from 'vitest';
import { useAdmin } from './admin-app.ts';

const admin = useAdmin();

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: object[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<
    string,
    { $ref?: string; description?: string; content?: Record<string, Media> }
  >;
}

interface Media {
  schema: { examples?: unknown[] };
  example?: unknown;
}

const readDocument = async () => (await admin.app.inject('/docs/openapi.json')).json();

async function listOperations(): Promise<[string, Operation][]> {
  const { paths } = (await readDocument()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = await readDocument();
    expect(document.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await validate(document);
    expect({ valid, errors: errors ?? [] }).toEqual({ valid: true, errors: [] });
  });

  it('tells of every route its id, summary, tag, credentials and answers with examples', async () => {
    const operations = await listOperations();
    const { tags } = (await readDocument()) as { tags: { name: string }[] };
    const known = tags.map(({ name }) => name);
    for (const [route, { operationId, summary, tags: own, security, responses }] of operations) {
      expect({ route, operationId, summary }).toEqual({
        route,
        operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
        summary: expect.stringMatching(/^[A-Z].*[^.]$/),
      });
      expect({ route, tags: own?.filter((tag) => known.includes(tag)).length }).toEqual({
        route,
        tags: 1,
      });
      expect({ route, security: security?.length }).toEqual({
        route,
        security: route.includes('/api/') ? 1 : 0,
      });
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      expect({ route, good: good.length }).toEqual({ route, good: 1 });
      for (const [status, { description, content }] of good) {
        expect({ route, description }).toEqual({ route, description: expect.stringMatching(/.+/) });
        if (status === '204') continue;
        const [media] = Object.values(content ?? {});
        // Of a body that is no JSON, the example stands in its schema.
        expect({ route, example: media?.example ?? media?.schema.examples?.[0] }).toEqual({
          route,
          example: expect.anything(),
        });
      }
      if (!route.includes('/api/')) continue;
      for (const status of ['400', '401', '403', '429', '500']) {
        expect({ route, status, $ref: responses[status]?.$ref }).toEqual({
          route,
          status,
          $ref: expect.stringContaining('Problem'),
        });
      }
    }
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives examples of bodies that the routes would take', async () => {
    const secret = (await admin.tenant()).secret;
    const withBody = (await listOperations()).filter(
      ([route, { requestBody }]) => requestBody && route.includes('/api/'),
    );
    expect(withBody.length).toBeGreaterThan(15);
    for (const [route, { requestBody }] of withBody) {
      if (route.includes('/api/organizations')) continue;
      const [method, path] = route.split(' ') as [string, string];
      for (const [type, { example }] of Object.entries(requestBody!.content)) {
        const answer = await admin.app.inject({
          method: method.toUpperCase() as 'POST',
          url: path.replaceAll(/\{\w+\}/g, '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'),
          ...(await requestOf(type, example, secret)),
        });
        // The ids in the examples name nothing, but their form is right.
        expect({ route, type, ...answer.json() }).not.toMatchObject({ code: 'validation' });
      }
    }
  });
});

/** A body as its media type writes it: of a form, each field by itself. */
async function requestOf(type: string, example: unknown, secret: string) {
  const authorization = `Bearer ${secret}`;
  if (type !== 'multipart/form-data') {
    const payload = typeof example === 'string' ? example : JSON.stringify(example);
    return { headers: { authorization, 'content-type': type }, payload };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(example as Record<string, string>))
    form.append(name, name === 'file' ? new File([value], 'file') : value);
  const { headers, body } = new Response(form);
  const payload = Buffer.from(await new Response(body).arrayBuffer());
  return { headers: { authorization, 'content-type': headers.get('content-type')! }, payload };
}

describe('the reference page', () => {
  it('runs its own script and needs nothing of the network', async () => {
    expect(await admin.app.inject('/docs')).toMatchObject({
      statusCode: 301,
      headers: { location: '/docs/' },
    });
    const page = await admin.app.inject('/docs/');
    expect(page).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': expect.stringMatching(/^text\/html/) },
    });
    expect(page.body).not.toMatch(/https?:\/\//);
    // What Scalar would otherwise fetch from elsewhere, or send there.
    for (const part of ['"withDefaultFonts": false', '"telemetry": false'])
      expect(page.body).toContain(part);
    const [, script] = /<script src="([^"]+)"/.exec(page.body)!;
    const served = await admin.app.inject(`/docs/${script}`);
    expect(served).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': expect.stringMatching(/javascript/) },
    });
    expect(served.body.length).toBeGreaterThan(1_000_000);
  });

  it('may run no script but its own', async () => {
    const policy = String((await admin.app.inject('/docs/')).headers['content-security-policy']);
    const [, scripts] = /script-src ([^;]+)/.exec(policy)!;
    expect(scripts).toMatch(/^'self' 'sha256-[\w+/]{43}='$/);
    expect(policy).toContain("connect-src 'self'");
  });
});

describe('security headers', () => {
  it.each(['/healthz', '/api/groups', '/docs/', '/docs/openapi.json', '/nothing'])(
    'stand on %s',
    async (url) => {
      const { headers } = await admin.app.inject(url);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringMatching(/max-age=\d{6,}/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );
});
