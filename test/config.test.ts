import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig, variableNames } from '../src/config.ts';

describe('parseConfig', () => {
  test('has a default for everything', () => {
    expect(parseConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
      databasePool: 10,
      operatorToken: undefined,
      transport: 'simulator',
      demo: true,
      logLevel: 'warn',
    });
  });

  test('lets a browser know where things are, and none of the secrets', () => {
    const { browserEnvironment } = parseConfig({
      PATH: '/usr/bin',
      LC_ALL: 'C.UTF-8',
      DATABASE_URL: 'postgres://muster:secret@db.example/muster',
      OPERATOR_TOKEN: 'a-token-of-the-operator',
      AWS_SECRET_ACCESS_KEY: 'x',
      PATH_TO_KEY: '/key',
    });
    expect(browserEnvironment).toEqual({ PATH: '/usr/bin', LC_ALL: 'C.UTF-8' });
  });

  test('takes addresses and networks of proxies', () => {
    expect(parseConfig({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8' }).trustProxy).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      'fd00::/8',
    ]);
  });

  test('takes the address of before a proxy, without a slash at its end', () => {
    expect(parseConfig({}).publicUrl).toBeUndefined();
    expect(parseConfig({ PUBLIC_URL: 'https://muster.example/' }).publicUrl).toBe(
      'https://muster.example',
    );
    expect(parseConfig({ PUBLIC_URL: 'https://a.example:8443/muster' }).publicUrl).toBe(
      'https://a.example:8443/muster',
    );
  });

  test('takes an empty variable for unset', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  test.each([
    ['PORT', 'http', '"http"', 'a port number'],
    ['PORT', '70000', '"70000"', 'a port number'],
    ['TRUST_PROXY', 'true', '"true"', 'the addresses or networks of the proxies'],
    ['TRUST_PROXY', '10.0.0.0/33', '"10.0.0.0/33"', 'the addresses or networks of the proxies'],
    ['PUBLIC_URL', 'muster.example', '"muster.example"', 'the web address at which others'],
    ['PUBLIC_URL', 'https://a.example/?b', '"https://a.example/?b"', 'the web address at which'],
    ['HOST', 'not a host', '"not a host"', 'a host name'],
    ['DEMO', 'yes', '"yes"', 'on or off'],
    ['LOG_LEVEL', 'loud', '"loud"', 'trace, debug'],
    ['TRANSPORT', 'pigeon', '"pigeon"', 'simulator'],
    ['DATABASE_POOL', '1', '"1"', 'a number of connections'],
    ['DATABASE_URL', 'mysql://root@db', 'the value given', 'a PostgreSQL address'],
    ['CHROMIUM_SANDBOX', 'yes', '"yes"', 'on to insist on'],
    ['OPERATOR_TOKEN', 'short', 'the value given', '16 to 200 characters'],
    ['OPERATOR_TOKEN', 'with a blank, QmZ8vT4xLw2RkN9b', 'the value given', '16 to 200 characters'],
  ])('refuses %s=%s, saying what was expected', (name, given, shown, expected) => {
    const mistake = () => parseConfig({ [name]: given });
    expect(mistake).toThrow(ConfigError);
    expect(mistake).toThrow(`${name}: ${shown} is not right; expected ${expected}`);
  });

  test.each([
    'x'.repeat(40),
    '0123456789'.repeat(4),
    'abcdefghijklmnopqrstuvwxyz',
    'password12345678',
    'Passw0rd-Passw0rd-Passw0rd',
    'changeme-changeme-changeme',
    'secret-admin-test-secret',
    'kY7!'.repeat(8),
  ])('refuses a token that is guessed: %s', (token) => {
    expect(() => parseConfig({ OPERATOR_TOKEN: token })).toThrow('openssl rand -base64 24');
  });

  test('takes a token as programs make them', () => {
    for (const token of [
      'Zb1x0kqTQm8nD3uYw5s7Vg2hRj4LpC6e',
      '9f2c4b7a1e0d8c6f3b5a7e9d1c4f2a80',
      '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10',
    ])
      expect(parseConfig({ OPERATOR_TOKEN: token }).operatorToken).toBe(token);
  });

  test('tells all mistakes at once, one line each, and no secret', () => {
    let message = '';
    try {
      parseConfig({ PORT: 'x', DEMO: 'x', OPERATOR_TOKEN: 'hunter2' });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.split('\n')).toHaveLength(3);
    expect(message).not.toContain('hunter2');
  });
});

describe('who calls', () => {
  const retell = {
    CALL_PROVIDER: 'retell',
    DEMO: 'off',
    RETELL_API_KEY: 'key_0123456789abcdef',
    RETELL_FROM_NUMBER: '+34911222333',
    RETELL_AGENT_ID: 'agent_0123456789',
  };

  test('is simulated unless it is said, and Retell with all that it needs', () => {
    expect(parseConfig({}).calls).toEqual({ provider: 'simulated', centsPerMinute: 0 });
    expect(parseConfig({ CALL_CENTS_PER_MINUTE: '2.5' }).calls.centsPerMinute).toBe(2.5);
    expect(parseConfig(retell).calls).toEqual({
      provider: 'retell',
      apiKey: 'key_0123456789abcdef',
      fromNumber: '+34911222333',
      agentId: 'agent_0123456789',
      centsPerMinute: 10,
    });
  });

  test.each(['RETELL_API_KEY', 'RETELL_FROM_NUMBER', 'RETELL_AGENT_ID'])(
    'is told what is missing: %s',
    (name) => {
      for (const value of ['', undefined])
        expect(() => parseConfig({ ...retell, [name]: value })).toThrow(
          new RegExp(`^${name}: missing, with CALL_PROVIDER=retell; expected `),
        );
    },
  );

  test('is no real provider beside the demo, whose numbers may be somebody’s', () => {
    const expected = /^DEMO: on, with CALL_PROVIDER=retell; expected off$/;
    expect(() => parseConfig({ ...retell, DEMO: 'on' })).toThrow(expected);
    expect(() => parseConfig({ ...retell, DEMO: undefined })).toThrow(expected);
  });

  test('is told what is not right, and no key', () => {
    for (const [name, value, shown] of [
      ['CALL_PROVIDER', 'twilio', '"twilio"'],
      ['RETELL_FROM_NUMBER', '911222333', '"911222333"'],
      ['RETELL_API_KEY', 'short', 'the value given'],
      ['CALL_CENTS_PER_MINUTE', '-1', '"-1"'],
    ] as const) {
      const mistake = () => parseConfig({ ...retell, [name]: value });
      expect(mistake).toThrow(new RegExp(`^${name}: ${shown} is not right; expected [^\\n]*$`));
    }
  });
});

test('.env.example names every variable, and no other', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const named = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)];
  expect(named.map(([, name]) => name).sort()).toEqual([...variableNames].sort());
  const values = Object.fromEntries(named.map(([, name, value]) => [name, value]));
  expect(parseConfig(values)).toEqual(parseConfig({}));
});
