import { expect, test } from 'vitest';
import { createLogger } from '../../src/process/logger.ts';

function logOf(secrets: string[], work: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  work(
    createLogger('trace', secrets, {
      write(line) {
        text += line;
      },
    }),
  );
  return text;
}

const key = `mst_${'k3yS'.repeat(10)}xyz`;
const calendar = `msc_${'c4lD'.repeat(10)}xyz`;
const token = `mso_${'t0kN'.repeat(10)}xyz`;

test('no line of the log has a secret, wherever it stands', () => {
  const given = 'a "quoted" secret\\of mine';
  const text = logOf([given, 'short'], (logger) => {
    logger.trace({ busboyOptions: { headers: { authorization: `Bearer ${key}` } } }, 'options');
    logger.info({ headers: { authorization: 'Basic b3BlcmF0b3I=', cookie: 'session=1' } });
    logger.warn({ deep: { in: [{ of: { it: `x ${token} y` } }] } }, `with ${key}`);
    logger.error({ err: new Error(`connect postgres://muster:${given}@db failed for ${token}`) });
    logger.info({ req: { url: `/calendar/${calendar}.ics` } }, 'incoming request');
    logger.child({ key }).info('of a child: %s', given);
    logger.info('a short word is none');
  });
  for (const secret of [
    key,
    token,
    calendar,
    given,
    JSON.stringify(given).slice(1, -1),
    'b3Blc',
    'session=1',
  ])
    expect(text).not.toContain(secret);
  // Enough is left to know which key it was.
  expect(text).toContain('mst_k3yS…');
  expect(text).toContain('a short word is none');
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).level),
  ).toEqual([10, 30, 40, 50, 30, 30, 30]);
});
