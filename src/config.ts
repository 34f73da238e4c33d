import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** One entry a variable: how it is read, what is expected of it, and whether its value is a secret. */
const variables = {
  HOST: {
    read: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    expected: 'a host name or IP address to listen on, like 127.0.0.1',
  },
  PORT: {
    read: z.coerce.number().int().min(0).max(65_535).default(3000),
    expected: 'a port number from 0 (any free one) to 65535',
  },
  TRUST_PROXY: {
    read: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine((parts) => parts.every(isNetwork))
      .optional(),
    expected:
      'the addresses or networks of the proxies before Muster, like 127.0.0.1 or 10.0.0.0/8,fd00::/8',
  },
  PUBLIC_URL: {
    read: z
      .url({ protocol: /^https?$/ })
      .regex(/^[^?#]*$/)
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    expected: 'the web address at which others reach Muster, like https://muster.example',
  },
  DATABASE_URL: {
    read: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    expected: 'a PostgreSQL address, like postgres://muster:secret@db.example:5432/muster',
    secret: true,
  },
  DATABASE_POOL: {
    read: z.coerce.number().int().min(2).max(200).default(10),
    expected: 'a number of connections from 2 to 200',
  },
  DATA_DIR: {
    read: z.string().min(1).default('.data'),
    expected: 'a folder for the embedded database and the tokens',
  },
  OPERATOR_TOKEN: {
    read: z
      .string()
      .min(16)
      .max(200)
      .regex(/^[\x21-\x7e]+$/)
      .refine(isHardToGuess)
      .optional(),
    expected:
      '16 to 200 characters without blanks that nobody can guess, like those of: openssl rand -base64 24',
    secret: true,
  },
  TRANSPORT: {
    read: z.enum(['simulator', 'whatsapp']).default('simulator'),
    expected: 'simulator or whatsapp',
  },
  CHROMIUM_PATH: {
    read: z.string().min(1).optional(),
    expected: 'the path of a Chromium or Chrome, like /usr/bin/chromium',
  },
  CHROMIUM_SANDBOX: {
    read: z.enum(['on', 'off']).optional(),
    expected: 'on to insist on Chromium’s sandbox, or off to run it without',
  },
  ALERT_WEBHOOK: {
    read: z.url({ protocol: /^https?$/ }).optional(),
    expected: 'a web address that is told of trouble, like https://ntfy.example/muster',
    secret: true,
  },
  CALL_PROVIDER: {
    read: z.enum(['simulated', 'retell']).default('simulated'),
    expected: 'simulated or retell',
  },
  RETELL_API_KEY: {
    read: z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/)
      .optional(),
    expected: 'a key of your account at Retell, the one with the webhook badge',
    secret: true,
  },
  RETELL_FROM_NUMBER: {
    read: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .optional(),
    expected: 'the number at Retell that calls, like +34911222333',
  },
  RETELL_AGENT_ID: {
    read: z
      .string()
      .regex(/^[\w-]{3,100}$/)
      .optional(),
    expected: 'the agent at Retell that speaks, like agent_0123456789abcdef',
  },
  CALL_CENTS_PER_MINUTE: {
    read: z.coerce.number().min(0).max(10_000).optional(),
    expected: 'what a minute of a call costs, about, in cents from 0 to 10000',
  },
  DEMO: {
    read: z.enum(['on', 'off']).default('on'),
    expected: 'on or off',
  },
  LOG_LEVEL: {
    read: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
    expected: 'trace, debug, info, warn, error or silent',
  },
} as const;

/** Whether it is an address, or a network as CIDR writes it. */
function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  if (family === 0 || bits === undefined) return family !== 0;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** What is tried first: words, digits in their order, one character over and over. */
const guessable =
  /pass\w?w?[o0]r[dt]|secret|change-?me|letmein|admin|example|test|qwerty\w*|abcd\w*|\d*123\d*|(.)\1{2,}/gi;

/**
 * Whether enough is left of a token without what is tried first: ten different characters, which 16 random
 * ones have but rarely not. Sixty guesses a minute are no way through the rest.
 */
function isHardToGuess(token: string): boolean {
  return new Set(token.replace(guessable, '')).size >= 10;
}

type Variable = keyof typeof variables;

export interface Config {
  host: string;
  port: number;
  /** Whose word is taken for where a request comes from; undefined: nobody's. */
  trustProxy: string[] | undefined;
  /** The web address at which others reach Muster, without a slash at its end; undefined: where it listens. */
  publicUrl: string | undefined;
  /** Undefined: the embedded server is used. */
  databaseUrl: string | undefined;
  databasePool: number;
  /** Absolute. */
  dataDirectory: string;
  /** Undefined: one is made and kept in the data directory. */
  operatorToken: string | undefined;
  transport: 'simulator' | 'whatsapp';
  /** Undefined: it is looked for in the usual places. */
  chromiumPath: string | undefined;
  /** Whether Chromium must run in its sandbox, or must not; undefined: wherever it can be had. */
  chromiumSandbox: 'on' | 'off' | undefined;
  /** Undefined: trouble is told in the log alone. */
  alertWebhook: string | undefined;
  /** What a browser may know of the environment: nothing that could be a secret. */
  browserEnvironment: Record<string, string>;
  calls: CallsConfig;
  demo: boolean;
  logLevel: string;
}

/** By whom people are called, and what a minute of it costs, about, in cents. */
export type CallsConfig = { centsPerMinute: number } & (
  | { provider: 'simulated' }
  | { provider: 'retell'; apiKey: string; fromNumber: string; agentId: string }
);

/** Mistakes in the configuration, one line each: variable, value, what was expected. */
export class ConfigError extends Error {}

/** A minute at Retell, voice, model and line together, as of its price list in 2026, rounded up. */
const retellCents = 10;

/** Reads the configuration from environment variables; an empty one counts as unset. Throws ConfigError. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const mistakes: string[] = [];
  const read = <Name extends Variable>(name: Name): z.output<(typeof variables)[Name]['read']> => {
    const given = environment[name] === '' ? undefined : environment[name];
    const { read: schema, expected, ...rest } = variables[name];
    const parsed = schema.safeParse(given);
    if (!parsed.success) {
      const shown = 'secret' in rest ? 'the value given' : JSON.stringify(given);
      mistakes.push(`${name}: ${shown} is not right; expected ${expected}`);
    }
    return parsed.data as z.output<(typeof variables)[Name]['read']>;
  };
  /** What is needed where another variable is so. */
  const need = <Name extends Variable>(name: Name, because: string): string => {
    const value = read(name);
    const isMissing = environment[name] === undefined || environment[name] === '';
    if (isMissing)
      mistakes.push(`${name}: missing, with ${because}; expected ${variables[name].expected}`);
    return String(value);
  };
  const readCalls = (): CallsConfig => {
    const cents = read('CALL_CENTS_PER_MINUTE');
    if (read('CALL_PROVIDER') !== 'retell') {
      // Read all the same: a mistake is told where it is made, and not when they are used.
      for (const name of ['RETELL_API_KEY', 'RETELL_FROM_NUMBER', 'RETELL_AGENT_ID'] as const)
        read(name);
      return { provider: 'simulated', centsPerMinute: cents ?? 0 };
    }
    const because = 'CALL_PROVIDER=retell';
    // The people of the demo do not exist, and somebody may have their numbers.
    if (read('DEMO') === 'on') mistakes.push(`DEMO: on, with ${because}; expected off`);
    return {
      provider: 'retell',
      apiKey: need('RETELL_API_KEY', because),
      fromNumber: need('RETELL_FROM_NUMBER', because),
      agentId: need('RETELL_AGENT_ID', because),
      centsPerMinute: cents ?? retellCents,
    };
  };
  const config: Config = {
    host: read('HOST'),
    port: read('PORT'),
    trustProxy: read('TRUST_PROXY'),
    publicUrl: read('PUBLIC_URL'),
    databaseUrl: read('DATABASE_URL'),
    databasePool: read('DATABASE_POOL'),
    dataDirectory: resolve(read('DATA_DIR') ?? '.'),
    operatorToken: read('OPERATOR_TOKEN'),
    transport: read('TRANSPORT'),
    chromiumPath: read('CHROMIUM_PATH'),
    chromiumSandbox: read('CHROMIUM_SANDBOX'),
    alertWebhook: read('ALERT_WEBHOOK'),
    browserEnvironment: harmless(environment),
    calls: readCalls(),
    demo: read('DEMO') === 'on',
    logLevel: read('LOG_LEVEL'),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return config;
}

/** Where programs, files, fonts, the display and Node's cache of compiled code are, and the language. */
const harmlessNames =
  /^(?:PATH|HOME|USER|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|DISPLAY|WAYLAND_DISPLAY|XDG_\w+|FONTCONFIG_\w+|NODE_COMPILE_CACHE|SystemRoot|LOCALAPPDATA|APPDATA|PROGRAMFILES)$/i;

function harmless(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && harmlessNames.test(name) ? [[name, value]] : [],
    ),
  );
}

/** Reads the configuration of this process: its environment, and a .env file where there is one. */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}

/** The names of all variables, for the test that holds .env.example. */
export const variableNames = Object.keys(variables) as Variable[];
