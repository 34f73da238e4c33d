import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { findAvatar } from '../groups/avatar.ts';
import { differences } from './differences.ts';
import type { GroupChange, PeopleChange } from './group-info.ts';

/**
 * People whom one call adds, promotes or removes. WhatsApp publishes no figure; WhatsApp Web itself
 * waits between two additions (whatsapp-web.js, addParticipants: 250 to 500 ms), so that twenty take ten
 * seconds.
 */
export const mostAtOnce = 20;

/** One thing that is to be done to a chat on WhatsApp. */
export interface Call {
  change: GroupChange;
  /** Whom it is about, by their ids on WhatsApp. */
  contacts: Map<string, string>;
}

/** Of the chat itself, or of somebody in it. */
type Difference =
  | { change: 'name' | 'description' | 'avatar'; contactId: null; externalId: null }
  | { change: PeopleChange; contactId: string; externalId: string };

type Row = Difference & { groupId: string; name: string; description: string | null };

/**
 * What is to be done next to the chat of a mirror, so that it follows its group, but for what rests;
 * undefined for nothing.
 */
export async function findNextCall(
  scope: Scope,
  mirrorId: string,
  at: Date,
  resting: readonly string[],
): Promise<Call | undefined> {
  const { tx, organizationId } = scope;
  const mirror = sql`(
    SELECT * FROM mirrors WHERE organization_id = ${organizationId}::uuid AND id = ${mirrorId}::uuid
  )`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.change, d.contact_id AS "contactId", d.external_id AS "externalId", g.id AS "groupId", g.name,
      g.description
    FROM (
      SELECT *, min(rank) OVER () AS first FROM ${differences(mirror, at)}
      WHERE change <> ALL(${resting}::text[])
    ) d
    JOIN mirrors mr ON mr.organization_id = d.organization_id AND mr.id = d.mirror_id
    JOIN groups g ON g.organization_id = mr.organization_id AND g.id = mr.group_id
    WHERE d.rank = d.first
    ORDER BY d.contact_id LIMIT ${mostAtOnce}`;
  const [first] = rows;
  if (!first) return undefined;
  const { change, groupId, name, description } = first;
  if (change === 'name') return { change: { change, name }, contacts: new Map() };
  if (change === 'description') return { change: { change, description }, contacts: new Map() };
  if (change === 'avatar') {
    const image = (await findAvatar(scope, groupId))?.data ?? null;
    return { change: { change, image }, contacts: new Map() };
  }
  const contacts = new Map(
    rows.flatMap((row) => (row.contactId === null ? [] : [[row.externalId, row.contactId]])),
  );
  return { change: { change, people: [...contacts.keys()] }, contacts };
}
