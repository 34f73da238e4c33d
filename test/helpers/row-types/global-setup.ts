import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { KeptStatements } from './prove.ts';
import { readStatements } from './read-statements.ts';
import { findUnproved, isWhole, mostUnproved } from './unproved.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rowTypes: {
      /** The file that holds the raw statements of src/. */
      statements: string;
      /** The folder where it is noted which of them answered rows. */
      answered: string;
    };
  }
}

const ROOT = join(import.meta.dirname, '../../..');
const GENERATED = join(ROOT, 'src/db/generated');
const CACHE = join(ROOT, 'node_modules/.cache/muster');
const STATEMENTS = join(CACHE, 'raw-statements.json');

/** Reads the raw statements of src/, and after a whole run tells of those that were never proved. */
export default function setup(project: TestProject): () => Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const answered = mkdtempSync(join(tmpdir(), 'muster-answered-'));
  keepStatements();
  project.onTestsRerun(keepStatements);
  project.provide('rowTypes', { statements: STATEMENTS, answered });
  return async () => {
    try {
      if (!(await isWhole(project))) return;
      const unproved = findUnproved(ROOT, readKept()?.statements ?? [], answered);
      if (unproved.length === 0) return;
      const found = `Row types that are not proved (docs/decisions/0048):\n${unproved.join('\n')}`;
      if (unproved.length > mostUnproved) throw new Error(found);
      console.warn(found);
    } finally {
      rmSync(answered, { recursive: true });
    }
  };
}

/** Reading takes a second, so it is done where something of src/ or of what reads it is not as it was. */
function keepStatements(): void {
  const source = [...filesOf('src'), ...filesOf('test/helpers/row-types')].map((path) => ({
    path,
    text: readFileSync(path, 'utf8'),
  }));
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const { path, text } of source) hash.update(path).update(text);
  const key = hash.digest('hex');
  if (readKept()?.key === key) return;
  const statements = readStatements(filesOf('src').filter((path) => !path.startsWith(GENERATED)));
  // Written beside and moved: another run may be reading it.
  const draft = `${STATEMENTS}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ key, statements }));
  renameSync(draft, STATEMENTS);
}

function readKept(): KeptStatements | undefined {
  if (!existsSync(STATEMENTS)) return undefined;
  return JSON.parse(readFileSync(STATEMENTS, 'utf8')) as KeptStatements;
}

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => join(ROOT, folder, path));
}
