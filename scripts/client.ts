// Writes client/generated from the OpenAPI document: `npm run client`, after a route has changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generated, stampFile, stampOf } from './client/stamp.ts';
import { readWholeDocument } from './client/whole-document.ts';

const tool = join(import.meta.dirname, '../tools/client');
const folder = mkdtempSync(join(tmpdir(), 'muster-client-'));
const input = join(folder, 'openapi.json');
const document = await readWholeDocument();
try {
  writeFileSync(input, JSON.stringify(document));
  // Its packages are installed here and nowhere else: whoever only runs Muster, or its tests, needs none of them.
  if (!isInstalled()) run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  run(process.execPath, ['generate.mjs', input, generated]);
} finally {
  rmSync(folder, { recursive: true });
}
writeFileSync(stampFile, `${JSON.stringify(stampOf(document), null, 2)}\n`);

function isInstalled(): boolean {
  const readJson = (file: string) =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const { dependencies } = readJson(join(tool, 'package.json'));
  return Object.entries(dependencies).every(
    ([name, version]) =>
      readJson(join(tool, 'node_modules', name, 'package.json')).version === version,
  );
}

function run(command: string, args: string[]): void {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd: tool, stdio: 'inherit', shell });
  if (status !== 0) throw error ?? new Error(`${command} ${args[0]} ended with ${status}`);
}
