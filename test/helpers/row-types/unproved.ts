import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { RawStatement } from './shape.ts';

/** Raw statements that answer no row in any test of this process, by a word of theirs, and why. */
const EXCEPTIONS: { file: string; word: string; reason: string }[] = [];

/** So many there may be beside them. It is to become less, and never more. */
export const mostUnproved = 5;

/** Whether all tests of all files ran, and none failed: only then it can be said what none of them asks. */
export async function isWhole(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const ran = project.vitest.state.getFiles();
  return (
    project.config.testNamePattern === undefined &&
    project.config.mode !== 'quick' &&
    ran.length === testFiles.length &&
    ran.every(({ result }) => result?.state !== 'fail')
  );
}

/** The statements that answered no row, so that little is known of null and nothing of what is in JSON. */
export function findUnproved(
  root: string,
  statements: readonly RawStatement[],
  answered: string,
): string[] {
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
  return [
    ...missing.map(({ file, line }) => `${file}:${line} answers no row in any test`),
    ...EXCEPTIONS.filter((exception) => !excepted.has(exception)).map(
      ({ file, word }) => `${file} (${word}) needs no exception`,
    ),
  ];
}

function saysSomething({ row, isDropped }: RawStatement): boolean {
  return !isDropped && row !== undefined && !row.includes('anything');
}

function textOf(root: string, { file, line, lastLine }: RawStatement): string {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.slice(line - 1, lastLine).join('\n');
}
