import { expect, test } from 'vitest';
import { parseContactFile } from '../../src/import/contact-file.ts';
import { readContactFile } from '../../src/import/read-contact-file.ts';

const file = (rows: number) =>
  Buffer.from(
    `name,phone,shoes\n${Array.from({ length: rows }, (_, at) => `Ana ${at},+346001${10_000 + at},${at}`).join('\n')}`,
  );

test('what is read in a thread is what is read', async () => {
  const given = file(1234);
  const read = await readContactFile(given, { defaultCountry: 'ES', map: 'shoes:notes' });
  expect(read).toEqual(parseContactFile(given, { defaultCountry: 'ES', map: 'shoes:notes' }));
});

test('what takes longer than it may is a problem of the file', async () => {
  expect(await readContactFile(file(10_000), {}, 1)).toMatchObject({
    problem: { field: 'file', expected: 'a file that is read within 0.001 seconds' },
  });
});

test('two are read at once, and another is told to come again', async () => {
  const all = [1, 2, 3].map((rows) => readContactFile(file(rows), {}));
  expect(await Promise.all(all)).toMatchObject([
    { rows: [{}] },
    { rows: [{}, {}] },
    { busy: true },
  ]);
  expect(await readContactFile(file(3), {})).toMatchObject({ rows: [{}, {}, {}] });
});
