import type { Change } from '../audit/change.ts';
import type { GroupView } from '../groups/group.ts';
import type { BadRow, ContactRow, ImportProblem } from './contact-row.ts';

export interface ImportOptions {
  /** Only say what would happen. */
  dryRun?: boolean;
  /** Whether the actor may add members to a group in their sight: the policy's answer. */
  mayEdit(group: GroupView): boolean;
}

export interface ImportedRow {
  /** Line in a CSV file or index of the card in a vCard file, from 1. */
  row: number;
  /** "skipped" is somebody whom an earlier row of the file names too. */
  status: 'created' | 'updated' | 'unchanged' | 'skipped' | 'error';
  name?: string;
  /** Not where nothing was made: of an error, or of somebody new in a dry run. */
  contactId?: string;
  /** The groups that the row puts the contact into. */
  groups?: string[];
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
  rows: ImportedRow[];
}

/** Signature first: body follows. */
export async function importContacts(
  _change: Change,
  _rows: readonly (ContactRow | BadRow)[],
  _options: ImportOptions,
): Promise<ImportReport> {
  throw new Error('not written yet');
}
