import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { formatPhone, phoneOfWhatsappId } from '../forms/phone.ts';
import { shownName, standInOf } from '../identity/adopt-ids.ts';
import { healIdentities } from '../identity/heal-identities.ts';
import { lockIntroductions } from '../identity/introduce-contacts.ts';
import type { InChat } from './compare-sides.ts';
import type { GroupParticipant } from './group-info.ts';

/** Somebody in a chat, and who that is; null for nobody known. */
export interface Participant extends Omit<InChat, 'contactId'> {
  contactId: string | null;
  alias: string | null;
  /** E.164, where one of their ids tells it. */
  phone: string | null;
  /** What a new contact of theirs is called. */
  name: string;
}

/** The same, of somebody who is known. */
export type Known = Participant & { contactId: string };

/**
 * Heals what is known of the people in a chat by what WhatsApp pairs, before a group is locked. Where one
 * of them is nobody yet, nobody else makes a contact of them until the change ends.
 */
export async function healParticipants(
  change: Change,
  participants: readonly GroupParticipant[],
): Promise<void> {
  const owners = await healIdentities(change, participants);
  const isStranger = ({ id, isSelf }: GroupParticipant) => !isSelf && !owners.has(id);
  if (participants.some(isStranger)) await lockIntroductions(change);
}

/**
 * Who the people in a chat are: by an id that is theirs, by the phone in one, by who they were when the
 * chat was last seen. Accounts of the organization are left out, and who is there under two ids is there
 * once.
 */
export async function matchParticipants(
  { tx, organizationId }: Scope,
  participants: readonly GroupParticipant[],
  base: readonly InChat[],
): Promise<Participant[]> {
  const people = participants.filter(({ isSelf }) => !isSelf).map(describe);
  const owned = sql`(
      SELECT w.external_id, w.contact_id FROM whatsapp_ids w
      JOIN contacts c ON c.organization_id = w.organization_id AND c.id = w.contact_id AND c.deleted_at IS NULL
      WHERE w.organization_id = ${organizationId}::uuid
    )`;
  const found = await tx.$queryRaw<{ contactId: string | null; isAccount: boolean }[]>`
    SELECT coalesce(own.contact_id, other.contact_id, owner.id) AS "contactId", EXISTS (
      SELECT 1 FROM accounts a
      WHERE a.organization_id = ${organizationId}::uuid AND a.external_id IN (person.id, person.alias)
    ) AS "isAccount"
    FROM unnest(
      ${people.map(({ externalId }) => externalId)}::text[], ${people.map(({ alias }) => alias)}::text[],
      ${people.map(({ phone }) => phone)}::text[]
    ) WITH ORDINALITY AS person (id, alias, phone, place)
    LEFT JOIN ${owned} own ON own.external_id = person.id
    LEFT JOIN ${owned} other ON other.external_id = person.alias
    LEFT JOIN contacts owner ON owner.organization_id = ${organizationId}::uuid AND owner.phone = person.phone
      AND owner.deleted_at IS NULL
    ORDER BY person.place`;
  const before = new Map(base.map(({ externalId, contactId }) => [externalId, contactId]));
  const matched = people.flatMap((person, place): Participant[] => {
    const { contactId, isAccount } = found[place]!;
    if (isAccount) return [];
    // Somebody deleted since is no stranger: they are to leave the chat.
    const gone = before.get(person.externalId) ?? before.get(person.alias ?? '');
    return [{ ...person, contactId: contactId ?? gone ?? null }];
  });
  return [
    ...Map.groupBy(matched, ({ contactId, externalId }) => contactId ?? externalId).values(),
  ].map((same) => ({ ...same[0]!, isAdmin: same.some(({ isAdmin }) => isAdmin) }));
}

function describe(shown: GroupParticipant): Omit<Participant, 'contactId'> {
  const { id: externalId, alias, isAdmin } = shown;
  const phone = phoneOfWhatsappId(externalId) ?? phoneOfWhatsappId(alias ?? '') ?? null;
  const standIn = phone === null ? standInOf(externalId) : formatPhone(phone);
  return { externalId, alias, phone, isAdmin, name: shownName(shown.name) ?? standIn };
}

/**
 * Makes contacts of those in a chat who are nobody yet, in two statements. Whoever was made a contact by
 * somebody else at this very moment is left out: the next comparison knows them.
 */
export async function introduceParticipants(
  change: Change,
  participants: readonly Participant[],
): Promise<Known[]> {
  const known = participants.filter((person): person is Known => person.contactId !== null);
  const strangers = participants.filter(({ contactId }) => contactId === null);
  if (strangers.length === 0) return known;
  const { tx, organizationId, at } = change;
  const made = await tx.$queryRaw<{ id: string; place: number }[]>`
    WITH person AS MATERIALIZED (
      SELECT uuid_v7() AS id, * FROM jsonb_to_recordset(${JSON.stringify(
        strangers.map(({ name, phone, externalId, alias }, place) => {
          return { name, phone, ids: alias === null ? [externalId] : [externalId, alias], place };
        }),
      )}::jsonb) AS person (name text, phone text, ids text[], place int)
      WHERE NOT EXISTS (
        SELECT 1 FROM whatsapp_ids w JOIN contacts c ON c.organization_id = w.organization_id AND c.id = w.contact_id
        WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = ANY(person.ids) AND c.deleted_at IS NULL
      )
    ), made AS (
      INSERT INTO contacts (organization_id, id, name, phone, created_at, updated_at)
      SELECT ${organizationId}::uuid, id, name, phone, ${at}, ${at} FROM person
      ON CONFLICT (organization_id, phone) WHERE deleted_at IS NULL DO NOTHING
      RETURNING id
    ), kept AS (
      INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
      SELECT DISTINCT ON (own.id) ${organizationId}::uuid, own.id, person.id, ${at}::timestamptz
      FROM made JOIN person USING (id) CROSS JOIN LATERAL unnest(person.ids) AS own (id)
      -- Of somebody deleted, whose number it is no more.
      ON CONFLICT (organization_id, external_id) DO UPDATE SET contact_id = excluded.contact_id
    )
    SELECT id, place FROM made JOIN person USING (id) ORDER BY place`;
  const introduced = made.map(({ id, place }) => ({ ...strangers[place]!, contactId: id }));
  await recordAudit(
    change,
    ...introduced.map(
      ({ contactId, name, phone, externalId }): AuditFacts => ({
        action: 'contact.create',
        subjectType: 'contact',
        subjectId: contactId,
        after: { name, phone, whatsappId: externalId },
      }),
    ),
  );
  return [...known, ...introduced];
}
