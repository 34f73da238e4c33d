import type { ImportProblem } from './contact-row.ts';
import type { NamedGroup } from './import-groups.ts';
import { changedFields, type PlannedRow, type Target } from './import-plan.ts';

export interface ImportedRow {
  /** Line in a CSV file or index of the card in a vCard file, from 1. */
  row: number;
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
  /** What was passed over: groups that are unknown, or not the actor's to fill. */
  warnings?: string[];
}

export interface ImportReport {
  dryRun: boolean;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  errors: number;
  /** One for each row of the file, in its order. */
  rows: ImportedRow[];
}

/**
 * Tells what became of each row. `taken` has the contacts that others made at the same moment, by the
 * id that was meant for them.
 */
export function writeReport(
  plan: readonly PlannedRow[],
  groups: Map<string, NamedGroup>,
  taken: Map<string, string>,
  dryRun: boolean,
): ImportReport {
  const rows = plan.map((planned): ImportedRow => {
    if (planned.kind === 'bad') return { status: 'error', ...planned.row };
    const { row, target } = planned;
    const named = row.groups.map((text) => groups.get(text)).filter((group) => group !== undefined);
    const joined = [
      ...new Set(named.flatMap((entry) => ('group' in entry ? entry.group.name : []))),
    ];
    const warnings = [
      ...new Set(named.flatMap((entry) => ('warning' in entry ? entry.warning : []))),
    ];
    const known = target.before !== null || !dryRun;
    return {
      row: row.row,
      status: planned.kind === 'repeated' ? 'skipped' : fateOf(target, taken),
      name: row.name,
      ...(known ? { contactId: taken.get(target.id) ?? target.id } : {}),
      ...(planned.kind === 'repeated' ? { sameAs: target.row } : {}),
      ...(joined.length > 0 ? { groups: joined } : {}),
      ...(warnings.length > 0 ? { warnings } : {}),
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
  };
}

function fateOf(target: Target, taken: Map<string, string>): 'created' | 'updated' | 'unchanged' {
  if (target.before === null) return taken.has(target.id) ? 'updated' : 'created';
  return changedFields(target).length > 0 ? 'updated' : 'unchanged';
}
