import { describe, expect, it } from 'vitest';
import { useAdmin } from './admin-app.ts';

const admin = useAdmin();

const asPage = { accept: 'text/html,application/xhtml+xml' };

describe('the console', () => {
  it.each(['/', '/groups', '/groups/1/members?text=ana', '/sign-in'])(
    'answers its page at %s, with a policy that lets no script stand in it',
    async (url) => {
      const answer = await admin.app.inject({ url, headers: asPage });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self'(?:;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it('sends its files compressed, and once', async () => {
    const { body } = await admin.app.inject({ url: '/', headers: asPage });
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(body)?.[1] ?? '';
    for (const encoding of ['br', 'gzip']) {
      const answer = await admin.app.inject({
        url: script,
        headers: { 'accept-encoding': encoding },
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.headers['content-type']).toMatch(/javascript/);
    }
  });

  it.each([
    ['a file that is none', '/assets/nothing.js', { accept: '*/*' }],
    ['a file outside', '/assets/..%2findex.html', { accept: '*/*' }],
    ['an operation that is none, in a browser', '/api/nothing', asPage],
    ['data at a place of the console', '/groups', { accept: 'application/json' }],
  ])('tells of %s that it is not found', async (_what, url, headers) => {
    const answer = await admin.app.inject({ url, headers });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('is not at the place of anything else that Muster has', async () => {
    const answer = await admin.app.inject({ url: '/docs', headers: asPage });
    expect(answer.body).not.toContain('/assets/index');
    expect((await admin.app.inject({ url: '/healthz' })).json()).toBeDefined();
  });
});
