import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { RawStatement } from './shape.ts';

/** Raw statements that answer no row in any test of this process, by a word of theirs, and why. */
const EXCEPTIONS: { file: string; word: string; reason: string }[] = [];

/** Whether all tests of all files ran, and none failed: only then it can be said what none of them asks. */
export async function isWhole(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const ran = project.vitest.state.getFiles();
  return (
    project.config.testNamePattern === undefined &&
    ran.length === testFiles.length &&
    ran.every(({ result }) => result?.state !== 'fail')
  );
}

/** Throws where a statement answered no row, so that nothing is known of null and of what is in JSON. */
export function holdAnswered(
  root: string,
  statements: readonly RawStatement[],
  answered: string,
): void {
  const places = new Set(
    readdirSync(answered).flatMap((name) => readFileSync(join(answered, name), 'utf8').split('\n')),
  );
  const unproved = statements.filter(
    (statement) => saysSomething(statement) && !places.has(`${statement.file}:${statement.line}`),
  );
  const excepted = new Set<unknown>();
  const missing = unproved.filter((statement) => {
    const text = textOf(root, statement);
    const exception = EXCEPTIONS.find(
      ({ file, word }) => file === statement.file && text.includes(word),
    );
    if (exception !== undefined) excepted.add(exception);
    return exception === undefined;
  });
  const complaints = [
    ...missing.map(({ file, line }) => `${file}:${line} answers no row in any test`),
    ...EXCEPTIONS.filter((exception) => !excepted.has(exception)).map(
      ({ file, word }) => `${file} (${word}) needs no exception`,
    ),
  ];
  if (complaints.length > 0) {
    throw new Error(
      `Row types that are not proved (docs/decisions/0048):\n${complaints.join('\n')}`,
    );
  }
}

function saysSomething({ row, isDropped }: RawStatement): boolean {
  return !isDropped && row !== undefined && !row.includes('anything');
}

function textOf(root: string, { file, line, lastLine }: RawStatement): string {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.slice(line - 1, lastLine).join('\n');
}
