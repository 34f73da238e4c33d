import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../web/dist');

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

/** All chunks that are loaded with some, in no order. */
function withImports(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    withImports(manifest[name]?.imports ?? [], seen);
  }
  return seen;
}

const bytesOf = (names: Iterable<string>) =>
  [...names].reduce(
    (sum, name) => sum + statSync(join(dist, `${manifest[name]?.file}.gz`)).size,
    0,
  );

/** Of compressed JavaScript, by the slower of the two compressions: on a bad phone connection some two seconds. */
const most = 250_000;

it('loads less than 250 kB of JavaScript before the groups are seen', () => {
  const first = withImports(['index.html', 'features/groups/groups-page.tsx']);
  expect(first.size).toBeGreaterThan(1);
  expect(bytesOf(first)).toBeLessThan(most);
});

it('loads what draws charts, calendars and other pages only where they are', () => {
  const first = withImports(['index.html', 'features/groups/groups-page.tsx']);
  const text = [...first]
    .map((name) => readFileSync(join(dist, manifest[name]?.file ?? ''), 'utf8'))
    .join('');
  // What only these libraries say: of recharts, Luxon.
  expect(text).not.toContain('recharts-wrapper');
  expect(text).not.toContain('Invalid DateTime');
  expect(manifest['features/analytics/analytics-page.tsx']).toBeDefined();
  expect([...first].filter((name) => /features\/(?!groups)/.test(name))).toEqual([]);
});

it('has no script in its page, and names files by their content', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).toMatch(/src="\/assets\/[\w-]+-[\w-]{8}\.js"/);
});
