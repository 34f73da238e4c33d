import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const generated = join(import.meta.dirname, '../../client/generated');
export const stampFile = join(import.meta.dirname, '../../client/generated.json');

/** What the client was made of, and what was made: by it a test tells, without the generator, that both are as they were. */
export interface Stamp {
  document: string;
  files: string;
}

export function stampOf(document: unknown): Stamp {
  const files = readdirSync(generated, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  return {
    document: digestOf([JSON.stringify(document)]),
    files: digestOf(files.flatMap((name) => [name, readFileSync(join(generated, name), 'utf8')])),
  };
}

function digestOf(texts: string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
