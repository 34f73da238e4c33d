import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { UserRole } from '../db/generated/enums.ts';
import { standInOf } from './adopt-ids.ts';
import { healIdentities } from './heal-identities.ts';

/** A contact behind a WhatsApp id, with the staff role of the user bound to it. */
export interface KnownSender {
  contactId: string;
  name: string;
  userId: string | null;
  role: UserRole | null;
}

/** What a message tells about its sender. */
export interface SenderFacts {
  senderExternalId: string;
  /** The sender's other id, where the network tells both. */
  senderAlias: string | null;
  /** The name that the sender shows on WhatsApp. */
  senderName: string | null;
}

/**
 * The contact that a WhatsApp id belongs to: by the id, by the sender's other id, or by the phone in
 * one of them; what that shows of them is kept (healIdentities). Undefined for somebody who is nobody in
 * the organization. The contact stays who they are until the change ends: a merge waits.
 */
export async function recognizeSender(
  change: Change,
  { senderExternalId, senderAlias, senderName }: SenderFacts,
): Promise<KnownSender | undefined> {
  const ids = senderAlias === null ? [senderExternalId] : [senderExternalId, senderAlias];
  const known = await findSender(change, ownerOf(change, ids));
  const isNamed = senderName === null || known?.name !== standInOf(senderExternalId);
  if (known && isNamed) return known;
  const pair = { id: senderExternalId, alias: senderAlias, name: senderName };
  const healed = await healIdentities(change, [pair]);
  const contactId = ids.map((id) => healed.get(id)).find((id) => id !== undefined);
  if (contactId === undefined) return undefined;
  const sender = await findSender(change, sql`${contactId}::uuid`);
  // Merged or deleted by somebody else at this very moment: who it is now is seen now.
  return sender ?? recognizeSender(change, { senderExternalId, senderAlias, senderName });
}

/** The contact for whom all of these ids are kept. Nobody is held where it is none: they may be merged. */
function ownerOf({ organizationId }: Scope, ids: readonly string[]): Sql {
  return sql`(
    SELECT contact_id FROM whatsapp_ids
    WHERE organization_id = ${organizationId}::uuid AND external_id = ANY(${ids})
    GROUP BY contact_id HAVING count(*) = ${ids.length}
  )`;
}

async function findSender(
  { tx, organizationId }: Scope,
  contactId: Sql,
): Promise<KnownSender | undefined> {
  const [sender] = await tx.$queryRaw<KnownSender[]>`
    SELECT c.id AS "contactId", c.name, u.id AS "userId", u.role
    FROM contacts c
    LEFT JOIN users u ON u.organization_id = c.organization_id AND u.contact_id = c.id AND u.disabled_at IS NULL
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${contactId} AND c.deleted_at IS NULL
    FOR KEY SHARE OF c`;
  return sender;
}
