import { validate } from '@scalar/openapi-parser';
import { describe, expect, it } from 'vitest';
import { type TestAdmin, useAdmin } from './admin-app.ts';
import { encode, fill, listOperations, readDocument, transportRoutes } from './operations.ts';

const admin: TestAdmin = useAdmin({ routes: transportRoutes(() => admin) });

/** What operations are called by; the noun follows. */
const verbs = [
  ...['list', 'get', 'create', 'update', 'delete', 'read', 'set', 'add', 'remove', 'bulk', 'clear'],
  ...[
    'run',
    'preview',
    'undo',
    'restore',
    'merge',
    'unmerge',
    'link',
    'unlink',
    'import',
    'export',
  ],
  ...['send', 'resend', 'cancel', 'end', 'revoke', 'answer', 'record', 'invite', 'call', 'watch'],
  ...[
    'stop',
    'pause',
    'resume',
    'simulate',
    'revise',
    'play',
    'pair',
    'nudge',
    'compare',
    'accept',
    'dismiss',
    'sign',
  ],
];
const name = new RegExp(`^(?:${verbs.join('|')})[A-Z][A-Za-z]*$`);

/** By how many kinds of credentials a route is opened: a key or a session, the operator's token, or none. */
function waysIn(route: string): number {
  if (!route.includes('/api/') || route === 'post /api/session') return 0;
  return route.includes('/api/organizations') ? 1 : 2;
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = await readDocument(admin.app);
    expect(document.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await validate({ ...document });
    expect({ valid, errors: errors ?? [] }).toEqual({ valid: true, errors: [] });
  });

  it('tells of each operation its name, summary, tag and credentials', async () => {
    const operations = await listOperations(admin.app);
    const { tags } = await readDocument(admin.app);
    for (const { description } of tags) expect(description).toMatch(/\.$/);
    const known = tags.map((tag) => tag.name);
    for (const { route, operationId, summary, tags: own, security } of operations) {
      expect({ route, operationId, summary }).toEqual({
        route,
        operationId: expect.stringMatching(name),
        summary: expect.stringMatching(/^[A-Z].*[^.]$/),
      });
      expect({ route, own, isKnown: known.includes(own?.[0] ?? '') }).toEqual({
        route,
        own: [expect.any(String)],
        isKnown: true,
      });
      expect({ route, security: security?.length }).toEqual({
        route,
        security: waysIn(route),
      });
    }
    expect(new Set(operations.flatMap(({ tags: own }) => own)).size).toBe(known.length);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells of each operation what it answers, with an example of each body', async () => {
    for (const { route, requestBody, responses } of await listOperations(admin.app)) {
      const good = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect({ route, good: good.length }).toEqual({ route, good: 1 });
      expect(responses[good[0]!]!.description).toMatch(/.+/);
      for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)])
        for (const [type, { example }] of Object.entries(content))
          expect({ route, type, example }).toEqual({ route, type, example: expect.anything() });
    }
  });

  it('tells of each operation which problems it may answer', async () => {
    for (const { route, method, path, responses } of await listOperations(admin.app)) {
      if (!path.startsWith('/api/')) continue;
      const always = ['400', '401', '403', '429', '500', '503'];
      const changes = method === 'GET' ? [] : ['404', '409', '413', '415'];
      for (const status of [...always, ...changes, ...(path.includes('{') ? ['404'] : [])]) {
        expect({ route, status, $ref: responses[status]?.$ref }).toEqual({
          route,
          status,
          $ref: `#/components/responses/Problem${status}`,
        });
      }
    }
    const { components } = await readDocument(admin.app);
    for (const [problem, { content }] of Object.entries(components.responses!)) {
      const { example } = content!['application/problem+json']!;
      expect(example).toMatchObject({ status: Number(problem.slice('Problem'.length)) });
    }
  });

  it('has the things of the house by their names, each once, and none that it does not use', async () => {
    const { components, paths } = await readDocument(admin.app);
    const names = Object.keys(components.schemas);
    for (const thing of [
      'Organization',
      'User',
      'Key',
      'Contact',
      'Group',
      'Member',
      'Task',
      'Event',
    ])
      expect(names).toContain(thing);
    for (const thing of ['Participant', 'Campaign', 'Call', 'Reminder', 'Message', 'AuditEntry'])
      expect(names).toContain(thing);
    expect(names.filter((each) => each.endsWith('Input'))).toEqual([]);
    const used = JSON.stringify([paths, components]);
    expect(names.filter((each) => !used.includes(`"#/components/schemas/${each}"`))).toEqual([]);
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
        if (answer.statusCode === 204) continue;
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
