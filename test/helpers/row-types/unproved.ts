import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { RawStatement } from './shape.ts';

/** Whether all tests of all files ran, and none failed: only then it can be said what none of them asks. */
export async function isWhole(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const ran = project.vitest.state.getFiles();
  const { testNamePattern } = project.config;
  return (
    testNamePattern === undefined &&
    ran.length === testFiles.length &&
    ran.every(({ result }) => result?.state !== 'fail')
  );
}

/** Throws where a statement answered no row, so that nothing is known of what is in its columns. */
export function holdAnswered(statements: readonly RawStatement[], folder: string): void {
  const answered = new Set(
    readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')),
  );
  const missing = statements
    .filter(({ row, isDropped }) => row !== undefined && !isDropped)
    .map(({ file, line }) => `${file}:${line}`)
    .filter((place) => !answered.has(place));
  if (missing.length > 0) {
    throw new Error(`No test has these statements answer a row:\n${missing.join('\n')}`);
  }
}
