import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { RawStatement } from './shape.ts';
import { takeAnswered, takeMisfits, watchStatements } from './watch.ts';

const { statements, answered } = inject('rowTypes');
watchStatements((JSON.parse(readFileSync(statements, 'utf8')) as KeptStatements).statements);

/** What the set-up of a run leaves for its workers. */
export interface KeptStatements {
  /** Of all that they were read from. */
  key: string;
  statements: RawStatement[];
}

/** Throws where the database answered a raw statement of src/ otherwise than its row type states. */
export function proveRowTypes(): void {
  const seen = takeAnswered().map(({ file, line }) => `${file}:${line}\n`);
  if (seen.length > 0) writeFileSync(join(answered, randomUUID()), seen.join(''));
  const misfits = takeMisfits();
  if (misfits.length > 0) {
    throw new Error(`Row types that do not fit (docs/decisions/0048):\n${misfits.join('\n')}`);
  }
}
