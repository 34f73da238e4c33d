import { buildAdmin } from '../src/admin/build-admin.ts';
import { createDatabase } from '../src/db/client.ts';
import { parseContactFile } from '../src/import/contact-file.ts';
import { holdOf } from '../test/helpers/loop.ts';
import { createBenchDatabase } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchClock } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

const operatorToken = 'operator-token-of-the-bench';
const type = 'text/csv';

/** Files as large as they may be: of many people, and of people with many phones. */
const files: [what: string, file: string][] = [
  ['10,000 people', sheet((at) => `Ana ${at},${phone(at)},a${at}@example.org,Book Club`)],
  ['10,000 people with 36 phones each', sheet((at) => `Ana ${at},${phones(at)},,`)],
];

/**
 * How long everybody else waits at most while the largest files of contacts are imported, in one turn of
 * the event loop; against the time that reading the file alone would keep them waiting.
 */
export const importing: Bench = async (server) => {
  const db = createDatabase(await createBenchDatabase(server, 'bench_import'));
  const admin = await buildAdmin({
    ...{ db, clock: createBenchClock(), logger: false, operatorToken },
    readiness: async () => ({
      ok: true,
      checks: { database: 'ok' },
      clock: { tickedAt: null, behindSeconds: 0 },
      accounts: [],
    }),
    // The other side of the race holds the loop on purpose.
    limits: { eventLoopDelayMs: 0 },
  });
  const ask = (url: string, key: string, payload: string | object, media?: string) =>
    admin.inject({
      ...{ method: 'POST', url, payload },
      headers: { authorization: `Bearer ${key}`, ...(media ? { 'content-type': media } : {}) },
    });
  try {
    const made = await ask('/api/organizations', operatorToken, {
      ...{ name: 'Bench', timeZone: 'Europe/Madrid', admin: { name: 'Ann' } },
    });
    const { secret } = made.json().key;
    const rows: Row[] = [];
    for (const [what, file] of files) {
      const figures = await race(
        { rounds: 5, warmUp: 1 },
        () =>
          holdOf(async () => {
            const { statusCode } = await ask('/api/contacts/import', secret, file, type);
            if (statusCode !== 200) throw new Error(`the import answered ${statusCode}`);
          }),
        () => timed(() => parseContactFile(Buffer.from(file))),
      );
      const against = 'the file read on the event loop';
      rows.push(
        createRow({
          bench: 'import',
          what: `${what}: the longest wait`,
          against,
          unit: 'ms',
          ...figures,
        }),
      );
    }
    return rows;
  } finally {
    await admin.close();
    await db.$disconnect();
  }
};

function sheet(of: (at: number) => string): string {
  const rows = Array.from({ length: 10_000 }, (_, at) => of(at));
  return `name,phone,email,groups\n${rows.join('\n')}`;
}

function phone(at: number): string {
  return `+346${String(at).padStart(8, '0')}`;
}

function phones(at: number): string {
  return Array.from({ length: 36 }, (_, n) => phone(at * 36 + n)).join(';');
}
