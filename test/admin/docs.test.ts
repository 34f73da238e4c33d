import { validate } from '@scalar/openapi-parser';
import { describe, expect, it } from 'vitest';
import { useAdmin } from './admin-app.ts';
import { encode, fill, listOperations, readDocument } from './operations.ts';

const admin = useAdmin();

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = await readDocument(admin.app);
    expect(document.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await validate(document);
    expect({ valid, errors: errors ?? [] }).toEqual({ valid: true, errors: [] });
  });

  it('tells of every route its id, summary, tag, credentials and answers with examples', async () => {
    const operations = await listOperations(admin.app);
    const { tags } = (await readDocument(admin.app)) as { tags: { name: string }[] };
    const known = tags.map(({ name }) => name);
    for (const { route, operationId, summary, tags: own, security, responses } of operations) {
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
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives examples of bodies that the routes would take', async () => {
    const secret = (await admin.tenant()).secret;
    const withBody = (await listOperations(admin.app)).filter(
      ({ path, requestBody }) => requestBody && path.startsWith('/api/'),
    );
    expect(withBody.length).toBeGreaterThan(15);
    for (const { route, method, path, requestBody } of withBody) {
      if (path.startsWith('/api/organizations')) continue;
      for (const [mediaType, { example }] of Object.entries(requestBody!.content)) {
        const [type, payload] = await encode(mediaType, example);
        const answer = await admin.app.inject({
          method,
          url: fill(path),
          headers: { authorization: `Bearer ${secret}`, 'content-type': type },
          payload,
        });
        // The ids in the examples name nothing, but their form is right.
        expect({ route, type, ...answer.json() }).not.toMatchObject({ code: 'validation' });
      }
    }
  });
});

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
