import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';

/** A name without its emoji, where that is another one: "📚 Readers" is called @Readers too. */
function withoutEmoji(name: string): string[] {
  const bare = name
    .replace(
      /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3)+/gu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  return bare !== '' && bare !== name ? [bare] : [];
}

/**
 * Keeps what a group is called besides its name: what it was called before, until another group is called
 * so, and names without their emoji, unless they are another group's already.
 */
export async function keepFurtherNames(
  { tx, organizationId }: Change,
  groupId: string,
  { name, before }: { name: string; before: string | null },
): Promise<void> {
  const former = before === null ? [] : [before, ...withoutEmoji(before)];
  const names = [...former, ...withoutEmoji(name)];
  if (names.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO further_names (organization_id, name_key, group_id)
    SELECT DISTINCT ON (name_key(said.name)) ${organizationId}::uuid, name_key(said.name), ${groupId}::uuid
    FROM unnest(${names}::text[]) AS said (name)
    WHERE NOT EXISTS (
      SELECT 1 FROM groups g
      WHERE g.organization_id = ${organizationId}::uuid AND g.name_key = name_key(said.name)
    )
    ON CONFLICT (organization_id, name_key) DO UPDATE SET group_id = excluded.group_id`;
}

/** Whether a group `g` is called by a name: by its own, or by a further one that is no other group's own. */
export function isCalled(name: Sql): Sql {
  return sql`(g.name_key = name_key(${name}) OR EXISTS (
    SELECT 1 FROM further_names f
    WHERE f.organization_id = g.organization_id AND f.name_key = name_key(${name}) AND f.group_id = g.id
      AND NOT EXISTS (
        SELECT 1 FROM groups own WHERE own.organization_id = f.organization_id AND own.name_key = f.name_key
      )
  ))`;
}
