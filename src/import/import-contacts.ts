import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { addMembers } from '../membership/add-members.ts';
import type { BadRow, ContactRow } from './contact-row.ts';
import { findNamedGroups, type ImportOptions, type NamedGroup } from './import-groups.ts';
import {
  changedFields,
  type KeyedRow,
  type KnownContact,
  type PlannedRow,
  planImport,
  type Target,
} from './import-plan.ts';
import { type ImportReport, writeReport } from './import-report.ts';
import { insertNew, knownColumns, updateKnown } from './write-contacts.ts';

/**
 * Makes and mends contacts from a file that was read, and puts them into the groups that it names,
 * in a handful of statements whatever the number of rows. Bad rows and unknown groups are told in
 * the report and stop nothing. The imports of one organization take turns, so that the same file
 * sent twice at once makes nobody twice. One audit entry, with what was before.
 */
export async function importContacts(
  change: Change,
  rows: readonly (ContactRow | BadRow)[],
  options: ImportOptions,
): Promise<ImportReport> {
  const { tx, organizationId } = change;
  const dryRun = options.dryRun ?? false;
  if (!dryRun) {
    await tx.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended(${`contacts.import:${organizationId}`}, 0))`;
  }
  // Groups before contacts: the order in which every other service locks them.
  const groups = await findNamedGroups(change, rows, options);
  const keyed = await keyRows(change, rows);
  const plan = await planImport(keyed, await findKnown(change, keyed, dryRun));

  const targets = plan.flatMap((planned) => (planned.kind === 'first' ? [planned.target] : []));
  const taken = dryRun ? new Map<string, string>() : await insertNew(change, targets);
  if (!dryRun) await updateKnown(change, targets);
  const importer = change.actor.contactId;
  const report = await writeReport(plan, groups, taken, { dryRun, importer });
  if (dryRun) return report;

  for (const [groupId, contactIds] of membersByGroup(plan, groups, taken)) {
    await addMembers(
      change,
      groupId,
      contactIds.map((contactId) => ({ contactId })),
      // Who happens to stand first in a file does not lead the group (docs/rules.md, contacts).
      { leader: importer !== null && contactIds.includes(importer) ? importer : null },
    );
  }
  await auditImport(change, targets, taken, report);
  return report;
}

/** Asks the database for the keys of the names, whose one definition it has, and for ids. */
async function keyRows(
  { tx }: Change,
  rows: readonly (ContactRow | BadRow)[],
): Promise<(KeyedRow | BadRow)[]> {
  const names = rows.flatMap((row) => ('problem' in row ? [] : [row.name]));
  const keys = await tx.$queryRaw<{ nameKey: string; freshId: string }[]>`
    SELECT name_key(name) AS "nameKey", uuid_v7() AS "freshId"
    FROM unnest(${names}::text[]) WITH ORDINALITY AS given (name, place) ORDER BY place`;
  const next = keys.values();
  return rows.map((row) => ('problem' in row ? row : { ...row, ...next.next().value! }));
}

/** Every contact that a row may be, held until the import ends. */
function findKnown(
  { tx, organizationId }: Change,
  keyed: readonly (KeyedRow | BadRow)[],
  dryRun: boolean,
): Promise<KnownContact[]> {
  const rows = keyed.flatMap((row) => ('problem' in row ? [] : [row]));
  const phones = rows.flatMap(({ phone }) => phone ?? []);
  // Whoever shares a phone is found by name too.
  const names = rows.map(({ nameKey }) => nameKey);
  return tx.$queryRaw<KnownContact[]>`
    SELECT ${knownColumns} FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL
      AND (phone = ANY(${phones}::text[]) OR name_key = ANY(${names}::text[]))
    ORDER BY id ${dryRun ? empty : sql`FOR NO KEY UPDATE`}`;
}

/** A repeated row's groups count for the earlier row: such files list one group a line. */
function membersByGroup(
  plan: readonly PlannedRow[],
  groups: Map<string, NamedGroup>,
  taken: Map<string, string>,
): Map<string, string[]> {
  const members = new Map<string, Set<string>>();
  for (const planned of plan) {
    if (planned.kind === 'bad') continue;
    for (const text of planned.row.groups) {
      const entry = groups.get(text);
      if (!entry || !('group' in entry)) continue;
      const { id } = planned.target;
      const contactIds = members.get(entry.group.id) ?? new Set();
      members.set(entry.group.id, contactIds.add(taken.get(id) ?? id));
    }
  }
  return new Map([...members].map(([groupId, contactIds]) => [groupId, [...contactIds]]));
}

async function auditImport(
  change: Change,
  targets: readonly Target[],
  taken: Map<string, string>,
  report: ImportReport,
): Promise<void> {
  const { rows: _, dryRun: __, warnings: ___, ...counts } = report;
  const changed = targets
    .map((target) => ({ target, keys: changedFields(target) }))
    .filter(({ keys }) => keys.length > 0);
  const pick = (of: 'before' | 'fields') =>
    Object.fromEntries(
      changed.map(({ target, keys }) => [
        target.id,
        Object.fromEntries(keys.map((key) => [key, asFact(target[of]?.[key])])),
      ]),
    );
  const created = targets.filter(({ id, before }) => before === null && !taken.has(id));
  await recordAudit(change, {
    action: 'contacts.import',
    subjectType: 'organization',
    subjectId: change.organizationId,
    before: { contacts: pick('before') },
    after: { ...counts, contacts: pick('fields'), createdIds: created.map(({ id }) => id) },
  });
}

/** As an entry of the log keeps it. */
function asFact(value: string | number | boolean | Date | null | undefined) {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
