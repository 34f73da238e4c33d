import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { startCron } from '../../src/scheduler/cron.ts';
import { until } from '../helpers/until.ts';

let cron: ReturnType<typeof startCron> | undefined;
const logged: string[] = [];
const logger = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });

afterEach(async () => {
  await cron?.stop();
  cron = undefined;
  logged.length = 0;
});

const everySecond = '* * * * * *';

test('a tick runs again and again, never two of it at once, and stopping waits for the last', async () => {
  let running = 0;
  let most = 0;
  let ended = 0;
  const run = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    running -= 1;
    ended += 1;
  };
  cron = startCron([{ name: 'slow', pattern: everySecond, run }], logger);
  await until(() => ended >= 2);
  await until(() => running === 1);
  await cron.stop();
  expect(running).toBe(0);
  expect(most).toBe(1);
});

test('a tick that fails is logged, and runs again', async () => {
  let runs = 0;
  const run = async () => {
    runs += 1;
    throw new Error('no luck');
  };
  cron = startCron([{ name: 'unlucky', pattern: everySecond, run }], logger);
  await until(() => runs >= 2);
  expect(logged[0]).toContain('no luck');
  expect(logged[0]).toContain('unlucky');
});
