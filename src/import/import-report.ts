import { mapInSlices } from '../process/map-in-slices.ts';
import type { NamedGroup } from './import-groups.ts';
import { firstOf } from './import-limits.ts';
import { changedFields, type PlannedRow, type Target } from './import-plan.ts';
import type { ImportProblem } from './raw-contact.ts';

export interface ImportedRow {
  /** Line in a CSV file or index of the card in a vCard file, from 1. */
  row: number;
  /** Of several people in one row, who this is: "Parent 1". */
  of?: string;
  /** "skipped" is somebody whom an earlier row of the file names too. */
  status: 'created' | 'updated' | 'unchanged' | 'skipped' | 'error';
  name?: string;
  /** Of an error none, nor of somebody new in a dry run. */
  contactId?: string;
  /** The names of the groups that the row puts the contact into. */
  groups?: string[];
  /** Of a skipped row, the earlier one. */
  sameAs?: number;
  problem?: ImportProblem;
  /** What was not taken over, or not as it stands there: groups that are unknown, a phone that is another's. */
  warnings?: string[];
}

export interface ImportReport {
  dryRun: boolean;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  errors: number;
  /** One for each person of the file, in its order. */
  rows: ImportedRow[];
  /** What is still to be done after it. */
  warnings: string[];
}

/** So much that was not taken over of one row is told by a sentence each. */
const mostOfRow = 20;

/**
 * Tells what became of each row. `taken` has the contacts that others made at the same moment, by the
 * id that was meant for them.
 */
export async function writeReport(
  plan: readonly PlannedRow[],
  groups: Map<string, NamedGroup>,
  taken: Map<string, string>,
  { dryRun, importer }: { dryRun: boolean; importer: string | null },
): Promise<ImportReport> {
  const rows = await mapInSlices(plan, (planned): ImportedRow => {
    if (planned.kind === 'bad') return { status: 'error', ...planned.row };
    const { row, target } = planned;
    const named = row.groups.map((text) => groups.get(text)).filter((group) => group !== undefined);
    const joined = [
      ...new Set(named.flatMap((entry) => ('group' in entry ? entry.group.name : []))),
    ];
    const warnings = [
      ...new Set([
        ...planned.warnings,
        ...named.flatMap((entry) => ('warning' in entry ? entry.warning : [])),
      ]),
    ];
    const known = target.before !== null || !dryRun;
    return {
      row: row.row,
      ...(row.of === undefined ? {} : { of: row.of }),
      status: planned.kind === 'repeated' ? 'skipped' : fateOf(target, taken),
      name: row.name,
      ...(known ? { contactId: taken.get(target.id) ?? target.id } : {}),
      ...(planned.kind === 'repeated' ? { sameAs: target.row } : {}),
      ...(joined.length > 0 ? { groups: joined } : {}),
      ...(warnings.length > 0 ? { warnings: firstOf(warnings, mostOfRow) } : {}),
    };
  });
  const count = (status: ImportedRow['status']) =>
    rows.filter((row) => row.status === status).length;
  return {
    dryRun,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    skipped: count('skipped'),
    errors: count('error'),
    rows,
    warnings: leaderless(plan, groups, importer).map(
      (name) =>
        `"${name}" has no admin: make one of its members one, by PATCH /api/groups/{id}/members/{contactId} with {"role": "ADMIN"}`,
    ),
  };
}

/** The groups that had no members and get some, without the importer being one: nobody leads them yet. */
function leaderless(
  plan: readonly PlannedRow[],
  groups: Map<string, NamedGroup>,
  importer: string | null,
): string[] {
  const led = new Map<string, boolean>();
  for (const planned of plan) {
    if (planned.kind === 'bad') continue;
    for (const text of planned.row.groups) {
      const entry = groups.get(text);
      if (!entry || !('group' in entry) || entry.group.memberCount > 0) continue;
      const { name } = entry.group;
      led.set(name, (led.get(name) ?? false) || planned.target.id === importer);
    }
  }
  return [...led].flatMap(([name, isLed]) => (isLed ? [] : [name]));
}

function fateOf(target: Target, taken: Map<string, string>): 'created' | 'updated' | 'unchanged' {
  if (target.before === null) return taken.has(target.id) ? 'updated' : 'created';
  return changedFields(target).length > 0 ? 'updated' : 'unchanged';
}
