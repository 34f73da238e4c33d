import type { ImportReport } from '../import/import-report.ts';
import type { ImportProblem } from '../import/raw-contact.ts';
import { mapInSlices } from '../process/map-in-slices.ts';
import type { Words } from './problems/english/index.ts';

/** What an import reports, with what it says to people in their language. */
export async function tellReport(report: ImportReport, words: Words): Promise<ImportReport> {
  return {
    ...report,
    rows: await mapInSlices(report.rows, ({ problem, warnings, ...row }) => ({
      ...row,
      ...(problem && { problem: tellProblem(problem, words) }),
      ...(warnings && { warnings: warnings.map(words.warning) }),
    })),
    warnings: report.warnings.map(words.warning),
  };
}

/** What is wrong with a person of a file, or with the whole file, in a language; where, by the same word in each. */
export function tellProblem(problem: ImportProblem, { phrase }: Words): ImportProblem {
  const { field, expected, example, got } = problem;
  return {
    field,
    expected: phrase(expected),
    example: phrase(example),
    got: isOurs(problem) ? phrase(got) : got,
  };
}

/** Whether Muster says itself what it got: anything else stood in the file, and "email" may be what it calls a phone. */
function isOurs({ field, expected }: ImportProblem): boolean {
  return field === 'file' || expected.endsWith('characters in one value at most');
}
