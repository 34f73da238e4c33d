import { expect, test } from 'vitest';
import { findChromium } from '../../../src/chat/whatsapp/chromium.ts';

const only = (path: string) => (asked: string) => asked === path;

test.each<[NodeJS.Platform, string]>([
  ['linux', '/usr/bin/chromium'],
  ['linux', '/usr/bin/google-chrome'],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
])('on %s finds %s', (platform, path) => {
  expect(findChromium(undefined, { platform, canRun: only(path) })).toBe(path);
});

test('takes the one that is given, or none', () => {
  expect(findChromium('/opt/c', { canRun: only('/opt/c') })).toBe('/opt/c');
  expect(findChromium('/opt/c', { canRun: only('/usr/bin/chromium') })).toBe(undefined);
});

test('finds none where there is none, or on a system that it does not know', () => {
  expect(findChromium(undefined, { canRun: () => false })).toBe(undefined);
  expect(findChromium(undefined, { platform: 'aix', canRun: () => true })).toBe(undefined);
});

test('a folder is no browser', () => {
  expect(findChromium(import.meta.dirname)).toBe(undefined);
});
