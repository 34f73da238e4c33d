import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** What of a request's headers is never logged, wherever in a line they stand: pino's `redact`. */
export const redact: NonNullable<LoggerOptions['redact']> = {
  paths: ['authorization', '["proxy-authorization"]', 'cookie'].flatMap((name) => {
    const path = name.startsWith('[') ? `headers${name}` : `headers.${name}`;
    return [path, `*.${path}`];
  }),
  censor: '[hidden]',
};

/**
 * Keys of organizations, operator tokens, addresses of calendars, links to sign in and sessions, as Muster makes them;
 * their first letters tell them apart.
 */
const tokens = /\b(ms[tocls]_[\w-]{4})[\w-]{12,}/g;

/** Shorter ones are words that stand in a log for themselves. */
const shortestSecret = 8;

/**
 * The log of this process, JSON on standard error unless told otherwise. Secrets are taken out of every line,
 * whoever logs it: tokens by their form, and those that are given by what they are.
 */
export function createLogger(
  level: string,
  secrets: readonly string[] = [],
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const known = secrets
    .filter((secret) => secret.length >= shortestSecret)
    // As they stand in JSON.
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const hide = (line: string) =>
    known.reduce(
      (text, secret) => text.replaceAll(secret, '[hidden]'),
      line.replace(tokens, '$1…'),
    );
  return pino({ level, redact }, { write: (line) => to.write(hide(line)) });
}
