import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { createWorld } from '../helpers/world.ts';
import { createHall } from './hear.ts';
import type { Section } from './section.ts';

test('draft', async () => {
  const world = await createWorld();
  const names = readdirSync('/tmp/corpus-draft').filter(
    (f) => f.endsWith('.json') && (process.env.ONLY ?? f).includes(f.replace('.json', '')),
  );
  const files = names.map(
    (f) =>
      [
        f,
        JSON.parse(
          readFileSync('/tmp/corpus-draft/' + f, 'utf8').replaceAll(
            'LONG',
            'Read '.repeat(60).trim(),
          ),
        ),
      ] as [string, Section[]],
  );
  const hall = await createHall(
    world,
    files.flatMap(([, s]) => s),
  );
  const spent: number[] = [];
  const t0 = performance.now();
  for (const [f, sections] of files) {
    const out: string[] = [];
    const js: unknown[] = [];
    for (const s of sections) {
      out.push(`\n## ${s.about}`);
      const rows: unknown[] = [];
      for (const row of s.rows) {
        const a = performance.now();
        const { replies, effect } = await hall.hear(s, row);
        spent.push(performance.now() - a);
        const first = replies[0]?.split('\n') ?? [];
        out.push(
          `${row[0]} | ${row[1].replaceAll('\n', '⏎')}\n    ${effect.text}${effect.unexplained.length ? '  !!' + effect.unexplained : ''}\n    > ${replies.length === 0 ? 'silence' : first.slice(0, 2).join(' ⏎ ')}${replies.length > 1 ? ' [+' + (replies.length - 1) + ']' : ''}${row[2] === 'silence' && replies.length ? '   <<<<< SHOULD BE SILENT' : ''}`,
        );
        rows.push([...row.slice(0, 2), effect.text, first[0] ?? null]);
      }
      js.push({ ...s, rows });
    }
    writeFileSync('/tmp/corpus-draft/' + f.replace('.json', '.out'), out.join('\n'));
    writeFileSync('/tmp/corpus-draft/' + f.replace('.json', '.got'), JSON.stringify(js));
  }
  spent.sort((a, b) => a - b);
  console.log('median', spent[spent.length >> 1]);
  console.log('took', performance.now() - t0, world.errors.slice(0, 5));
  await world.service.stop();
}, 300_000);
