import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, type TestAdmin, useAdmin } from './admin-app.ts';
import { connectTo, head } from './raw-http.ts';

// What is refused before Fastify sees it as a request, and what a library beneath it cannot read.

const admin: TestAdmin = useAdmin({
  routes: [
    async (app) => {
      app.get('/api/cast', () => admin.db.$queryRaw`SELECT ${'x'}::uuid`);
      app.get('/api/sum', () => admin.db.$queryRaw`SELECT ${2 ** 31 - 1}::int + 1`);
    },
  ],
});
let tenant: Tenant;
let url: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  url = `/api/groups/${await tenant.group({ name: 'Book Club' })}/messages`;
});

/** The answer to what is written, as it is, on a connection of its own. */
async function answerTo(written: string) {
  const connection = await connectTo(admin.app);
  connection.send(written);
  return parse(await connection.whole());
}

function parse(text: string) {
  const [top = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = top.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', value = ''] = line.split(/: (.*)/);
      return [name.toLowerCase(), value];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: JSON.parse(body) };
}

const close = { connection: 'close' };

describe('what is no request', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['another version', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nhost: m\r\nwhat\r\n\r\n', 400],
    [
      'two lengths',
      head('POST', '/api/groups', { 'content-length': '5\r\ncontent-length: 6' }),
      400,
    ],
    [
      'a length and chunks',
      head('POST', '/api/groups', { 'content-length': 5, 'transfer-encoding': 'chunked' }),
      400,
    ],
    ['a length that is none', head('POST', '/api/groups', { 'content-length': 'x' }), 400],
    ['headers without end', head('GET', '/', { long: 'x'.repeat(20_000) }), 431],
    ['no host', 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['another expectation', head('POST', '/api/groups', { ...close, expect: 'tea' }), 417],
    ['an empty expectation', head('POST', '/api/groups', { ...close, expect: '' }), 417],
    ['a connection for a proxy', 'CONNECT example.org:443 HTTP/1.1\r\nhost: m\r\n\r\n', 501],
  ])('%s is answered with a problem document', async (_name, written, status) => {
    const answer = await answerTo(written);
    expect(answer).toMatchObject({ status, headers: { 'content-type': /problem\+json/ } });
    expect(answer.body).toMatchObject({
      type: 'urn:muster:problem:malformed',
      status,
      code: 'validation',
      detail: expect.stringMatching(/.{20,}\.$/),
      requestId: expect.any(String),
    });
  });

  it('chunks that are none are told too', async () => {
    const connection = await connectTo(admin.app);
    connection.send(
      head('POST', '/api/groups', {
        authorization: `Bearer ${tenant.secret}`,
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      }),
    );
    connection.send('zz\r\nno\r\n');
    expect(parse(await connection.whole())).toMatchObject({ status: 400, body: { status: 400 } });
  });
});

describe('a value that only the database refuses', () => {
  it.each(['/api/cast', '/api/sum'])('is a validation problem, and a warning: %s', async (path) => {
    expectProblem(await tenant.get(path), 400, 'validation');
    const warnings = admin.log.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);
    expect(warnings.at(-1)).toMatchObject({ msg: expect.stringContaining('no schema') });
  });
});

describe('what comes in while it closes', () => {
  const closing = useAdmin();

  it('is dealt with as before, and the connection ends with it', async () => {
    const { secret } = await closing.tenant();
    const connection = await connectTo(closing.app);
    connection.send(
      head('POST', '/api/groups', {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        'content-length': 2,
        expect: '100-continue',
      }),
    );
    expect(await connection.status()).toBe(100);
    const closed = closing.app.close();
    connection.send(`{}${head('GET', '/nothing', {})}`);
    await closed;
    const answers = (await connection.whole()).split('HTTP/1.1 ');
    expect(answers.map((text) => text.slice(0, 3))).toEqual(['', '100', '400', '404']);
    expect(answers.at(-1)).toContain('application/problem+json');
  });
});

describe('a form', () => {
  const part = 'Content-Disposition: form-data; name="file"; filename="a.png"\r\n\r\npng\r\n';

  it.each([
    ['without a boundary', 'multipart/form-data', `--x\r\n${part}--x--\r\n`],
    ['with an empty one', 'multipart/form-data; boundary=', `--\r\n${part}----\r\n`],
    ['with an empty one in quotes', 'multipart/form-data; boundary=""', `--\r\n${part}----\r\n`],
    [
      'with a long one',
      `multipart/form-data; boundary=${'x'.repeat(2000)}`,
      `--${'x'.repeat(2000)}\r\n${part}--${'x'.repeat(2000)}--\r\n`,
    ],
    ['that is cut in its file', 'multipart/form-data; boundary=x', `--x\r\n${part.slice(0, -3)}`],
    [
      'that is cut in its headers',
      'multipart/form-data; boundary=x',
      `--x\r\n${part.slice(0, 30)}`,
    ],
    ['that is cut before its end', 'multipart/form-data; boundary=x', `--x\r\n${part}`],
    ['with another boundary', 'multipart/form-data; boundary=y', `--x\r\n${part}--x--\r\n`],
    ['with nothing in it', 'multipart/form-data; boundary=x', '--x--\r\n'],
    ['that is empty', 'multipart/form-data; boundary=x', ''],
    ['of no form’s parts', 'multipart/form-data; boundary=x', '--x\r\n\r\n\r\n--x--\r\n'],
    [
      'with a name of a prototype',
      'multipart/form-data; boundary=x',
      `--x\r\n${part.replace('"file"', '"__proto__"')}--x--\r\n`,
    ],
    [
      'of JSON that is none',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="body"\r\nContent-Type: application/json\r\n\r\n{\r\n--x--\r\n',
    ],
  ])('%s is a validation problem', async (_name, type, payload) => {
    const answer = await admin.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${tenant.secret}`, 'content-type': type },
      payload,
    });
    expectProblem(
      { status: answer.statusCode, body: answer.json(), headers: answer.headers },
      400,
      'validation',
    );
  });
});
