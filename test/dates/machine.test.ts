import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { phrases, refused, spans } from './phrases.ts';
import { repeating } from './recurrence-phrases.ts';

const script = fileURLToPath(new URL('./print-readings.ts', import.meta.url));

/** All readings as a process prints them whose own zone and language are these. */
function printedOn(zone: string, language: string): { offset: number; lines: string[] } {
  const lines = execFileSync(process.execPath, ['--no-warnings', script], {
    env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language, NODE_OPTIONS: '' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .trimEnd()
    .split('\n');
  return { offset: Number(lines.pop()?.replace('machine: ', '')), lines };
}

test('readings do not depend on the zone or language of the machine', { timeout: 60_000 }, () => {
  const utc = printedOn('UTC', 'C');
  expect(utc.offset).toBe(0);
  const said = [phrases, spans, refused, repeating].flat();
  expect(utc.lines).toHaveLength(said.length * 5 * 2);
  for (const [zone, language, offset] of [
    ['Pacific/Kiritimati', 'de_DE.UTF-8', 840],
    ['America/Los_Angeles', 'ar_EG.UTF-8', -480],
  ] as const) {
    const other = printedOn(zone, language);
    // The zone was really taken up by the process.
    expect(other.offset).toBe(offset);
    expect(other.lines).toEqual(utc.lines);
  }
});
