import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { useAdmin } from '../admin/admin-app.ts';

const admin = useAdmin();
const folder = join(import.meta.dirname, '../../client');

it('the script of client/README.md does what it says there', async () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const [, script] = /```ts\n(.*?)```/s.exec(readme)!;
  const [, shown] = /\$ MUSTER_KEY.*?\n(.*?)```/s.exec(readme)!;
  const { secret } = await admin.tenant();
  const MUSTER_URL = await admin.app.listen({ port: 0, host: '127.0.0.1' });
  const elsewhere = mkdtempSync(join(tmpdir(), 'muster-readme-'));
  const file = join(elsewhere, 'book-club.mts');
  const muster = pathToFileURL(join(folder, 'muster.ts')).href;
  writeFileSync(file, script!.replace('./muster.ts', muster));
  try {
    const env = { ...process.env, MUSTER_URL, MUSTER_KEY: secret };
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
    expect(stdout).toBe(shown);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
