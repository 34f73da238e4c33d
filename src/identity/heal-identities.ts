import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import { type Sql, sql } from '../db/client.ts';
import { phoneOfWhatsappId } from '../forms/phone.ts';
import { type Adoption, adoptIds, standInOf } from './adopt-ids.ts';
import { mergeContacts } from './merge/merge-contacts.ts';
import { type Merge, pairsOf } from './merge/record.ts';

/** One person's ids as the network told them. */
export interface IdentityPair {
  id: string;
  /** Their other id, where the network tells both: only this proves that two ids are one person's. */
  alias: string | null;
  /** The name that they show. */
  name: string | null;
}

/**
 * Heals what is known of people by what the network pairs, in a fixed number of statements however many
 * they are: an id that is missing becomes the contact's, a contact without a phone takes the one that
 * their id shows, and two contacts who prove to be one person are merged (merge/merge-contacts.ts).
 * Somebody who is nobody in the organization stays so. Audited, as Muster's own doing. To be called
 * before the change locks a group, an event or a contact.
 *
 * Answers the contact of each id and alias that is somebody's, by the network's id.
 */
export async function healIdentities(
  given: Change,
  pairs: readonly IdentityPair[],
): Promise<Map<string, string>> {
  const { tx, organizationId, at, messageId, queued } = given;
  const change: Change = { ...createChange({ tx, organizationId, at, messageId }), queued };
  let owners = await findOwners(change, pairs);
  const left = new Set<string>();
  // Once; again only for somebody whom three contacts proved to be.
  for (;;) {
    const proven = pairs.flatMap((pair) => mergeOf(pair, owners) ?? []);
    const merges = disjoint(proven.filter((merge) => !left.has(keyOf(merge))));
    if (merges.length === 0) break;
    for (const merge of await mergeProven(change, merges)) left.add(keyOf(merge));
    owners = await findOwners(change, pairs);
  }
  return adoptIds(
    change,
    pairs.flatMap((pair) => adoptionsOf(pair, owners)),
  );
}

/** Whose an id is. */
interface Owner {
  contactId: string;
  /** Whether the id is kept as theirs; else they have the phone in it. */
  isKept: boolean;
  name: string;
  phone: string | null;
  createdAt: Date;
}

type Owners = ReadonlyMap<string, Owner>;

async function findOwners(
  { tx, organizationId }: Change,
  pairs: readonly IdentityPair[],
): Promise<Owners> {
  const ids = pairs.flatMap(idsOf).map((id) => ({ id, phone: phoneOfWhatsappId(id) ?? null }));
  const rows = await tx.$queryRaw<(Owner & { id: string })[]>`
    -- As arrays, which PostgreSQL looks up by the keys however many rows it expects.
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) AS given (id text, phone text)
    ), kept AS MATERIALIZED (
      SELECT external_id, contact_id FROM whatsapp_ids
      WHERE organization_id = ${organizationId}::uuid AND external_id = ANY(ARRAY(SELECT id FROM given))
    )
    SELECT given.id, c.id AS "contactId", FALSE AS "isKept", c.name, c.phone, c.created_at AS "createdAt"
    FROM (
      SELECT * FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND phone = ANY(ARRAY(SELECT phone FROM given)) AND deleted_at IS NULL
    ) c JOIN given ON given.phone = c.phone
    UNION ALL
    SELECT kept.external_id, c.id, TRUE, c.name, c.phone, c.created_at
    FROM (
      SELECT * FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(ARRAY(SELECT contact_id FROM kept)) AND deleted_at IS NULL
    ) c JOIN kept ON kept.contact_id = c.id
    -- A map keeps the last: the id itself says more than the phone in it.
    ORDER BY 3`;
  return new Map(rows.map(({ id, ...owner }) => [id, owner]));
}

function idsOf({ id, alias }: IdentityPair): string[] {
  return alias === null ? [id] : [id, alias];
}

/** The two contacts whom a pair proves to be one: who has its phone is kept, or any, else the older. */
function mergeOf({ id, alias }: IdentityPair, owners: Owners): Merge | undefined {
  const one = owners.get(id);
  const other = alias === null ? undefined : owners.get(alias);
  if (!one || !other || one.contactId === other.contactId) return undefined;
  const shown = [id, alias].map((known) => known && phoneOfWhatsappId(known));
  const rank = ({ phone }: Owner) => (phone === null ? 0 : shown.includes(phone) ? 2 : 1);
  const first =
    rank(one) - rank(other) ||
    other.createdAt.getTime() - one.createdAt.getTime() ||
    (one.contactId < other.contactId ? 1 : -1);
  const [kept, gone] = first > 0 ? [one, other] : [other, one];
  return { keptId: kept.contactId, otherId: gone.contactId };
}

function keyOf({ keptId, otherId }: Merge): string {
  return `${keptId} ${otherId}`;
}

/** Those merges in which no contact comes twice. */
function disjoint(merges: readonly Merge[]): Merge[] {
  const seen = new Set<string>();
  return merges.filter(({ keptId, otherId }) => {
    const isFree = !seen.has(keptId) && !seen.has(otherId);
    seen.add(keptId).add(otherId);
    return isFree;
  });
}

/** What stands in the way of a merge that the network proves, and is left to somebody who knows. */
interface Doubt {
  keptId: string;
  otherId: string;
  /** Somebody took them apart before. */
  wasApart: boolean;
  /** Each has a LID of their own: they are two accounts, and a phone has passed from one to the other. */
  twoLids: boolean;
  twoUsers: boolean;
  /** Whether the log says so already. */
  isTold: boolean;
}

/** Merges what nothing speaks against; answers what is left alone, told once in the log. */
async function mergeProven(change: Change, merges: readonly Merge[]): Promise<Merge[]> {
  const { tx, organizationId } = change;
  const doubts = await tx.$queryRaw<Doubt[]>`
    WITH found AS (
      SELECT pair.*,
        EXISTS (${entriesOf(change, 'contact.unmerge')}) AS "wasApart",
        EXISTS (${entriesOf(change, 'contact.merge.refuse')}) AS "isTold",
        (SELECT count(DISTINCT w.contact_id) = 2 FROM whatsapp_ids w
          WHERE w.organization_id = ${organizationId}::uuid AND w.contact_id IN (pair."keptId", pair."otherId")
            AND w.external_id LIKE '%@lid') AS "twoLids",
        (SELECT count(*) = 2 FROM users u
          WHERE u.organization_id = ${organizationId}::uuid AND u.contact_id IN (pair."keptId", pair."otherId")
        ) AS "twoUsers"
      FROM ${pairsOf(merges)}
    )
    SELECT * FROM found WHERE "wasApart" OR "twoLids" OR "twoUsers"`;
  const doubted = new Set(doubts.map(keyOf));
  const refused = await mergeContacts(
    change,
    merges.filter((merge) => !doubted.has(keyOf(merge))),
    'WhatsApp shows both ids as one person',
  );
  await recordAudit(
    change,
    ...doubts
      .filter(({ wasApart, isTold }) => !wasApart && !isTold)
      .map(
        ({ keptId, otherId, twoUsers }): AuditFacts => ({
          action: 'contact.merge.refuse',
          subjectType: 'contact',
          subjectId: keptId,
          after: { contactId: otherId },
          reason: twoUsers ? 'each is a user' : 'each has a LID of their own',
        }),
      ),
  );
  return [...doubts, ...refused.map(({ merge }) => merge)];
}

/** The entries of an action about the two of a pair. */
function entriesOf({ organizationId }: Change, action: string): Sql {
  return sql`
    SELECT 1 FROM audit_entries a
    WHERE a.organization_id = ${organizationId}::uuid AND a.subject_type = 'contact'
      AND a.subject_id IN (pair."keptId", pair."otherId") AND a.action = ${action}
      AND a.after->>'contactId' IN (pair."keptId"::text, pair."otherId"::text)`;
}

/** The ids of a pair, and whose they are. Two who are not merged have their own. */
function adoptionsOf(pair: IdentityPair, owners: Owners): Adoption[] {
  const ids = idsOf(pair);
  const [anyOwner] = ids.flatMap((id) => owners.get(id) ?? []);
  return ids.flatMap((id) => {
    const own = owners.get(id);
    const owner = own ?? anyOwner;
    if (!owner) return [];
    const { contactId, phone } = owner;
    const isKept = own?.isKept === true && (pair.name === null || own.name !== standInOf(id));
    return [{ id, contactId, phone, isKept, name: pair.name }];
  });
}
