import type { Change } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { type GroupView, groupColumns, visibleGroups } from '../sight/visible-groups.ts';
import type { BadRow, ContactRow } from './contact-row.ts';

export interface ImportOptions {
  /** Only say what would happen. */
  dryRun?: boolean;
  /** Whether the actor may add members to a group in their sight: the policy's answer. */
  mayEdit(group: GroupView): boolean;
}

/** A group named in a file: the group, or why it takes nobody. */
export type NamedGroup = { group: GroupView } | { warning: string };

/** The groups that the file names, by the text it names them with, locked in one order. */
export async function findNamedGroups(
  { tx, organizationId, actor }: Change,
  rows: readonly (ContactRow | BadRow)[],
  { dryRun, mayEdit }: ImportOptions,
): Promise<Map<string, NamedGroup>> {
  const texts = [...new Set(rows.flatMap((row) => ('problem' in row ? [] : row.groups)))];
  const named = new Map<string, NamedGroup>(
    texts.map((text) => [text, { warning: `there is no group "${text}"` }]),
  );
  if (texts.length === 0) return named;
  const found = await tx.$queryRaw<(GroupView & { texts: string[] })[]>`
    WITH given AS MATERIALIZED (
      SELECT text, name_key(text) AS key FROM unnest(${texts}::text[]) AS text
    )
    SELECT ${groupColumns(actor)},
      (SELECT array_agg(text) FROM given WHERE key = g.name_key) AS texts
    ${visibleGroups(organizationId, actor)} AND g.name_key IN (SELECT key FROM given)
    ORDER BY g.id ${dryRun ? empty : sql`FOR NO KEY UPDATE OF g`}`;
  for (const { texts: meaning, ...group } of found) {
    const entry: NamedGroup = !mayEdit(group)
      ? { warning: `only an admin of "${group.name}" adds members to it` }
      : group.status !== 'ACTIVE'
        ? { warning: `"${group.name}" is ${group.status.toLowerCase()} and takes no members` }
        : { group };
    for (const text of meaning) named.set(text, entry);
  }
  return named;
}
