import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { longFiles } from './helpers/long-files.ts';
import { readSource } from './helpers/read-source.ts';

/** What makes a file long that is in its imports, however far. */
const heavy = [
  'test/chat/whatsapp/harness.ts',
  'test/faults/stage.ts',
  'test/scale/crowd.ts',
  'node:child_process',
];

const named = new Set(longFiles.flatMap((pattern) => globSync(pattern).map(slashed)));
const imports = new Map<string, string[]>();

function slashed(path: string): string {
  return path.replaceAll('\\', posix.sep);
}

function importsOf(path: string): string[] {
  const known = imports.get(path);
  if (known) return known;
  const targets = readSource(path, readFileSync(path, 'utf8')).imports.filter(
    ({ typesOnly }) => !typesOnly,
  );
  const own = targets.map(({ target }) => target);
  imports.set(path, own);
  return own;
}

function reach(path: string, seen = new Set<string>()): Set<string> {
  for (const target of importsOf(path)) {
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.startsWith('test/') && target.endsWith('.ts')) reach(target, seen);
  }
  return seen;
}

test('a test file that drives browsers or processes, or builds a crowd, is left out of the quick ones', () => {
  const files = globSync('test/**/*.test.ts').map(slashed);
  const long = files.filter((path) => heavy.some((what) => reach(path).has(what)));
  expect(long.length).toBeGreaterThan(10);
  expect(long.filter((path) => !named.has(path))).toEqual([]);
});

test('what is left out is there', () => {
  expect(longFiles.filter((pattern) => globSync(pattern).length === 0)).toEqual([]);
});
