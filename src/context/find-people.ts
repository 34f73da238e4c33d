import type { Actor, Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../forms/nearest.ts';
import {
  type CountryCode,
  formatPhone,
  phoneOfWhatsappId,
  readTypedPhone,
  whatsappIdOfPhone,
} from '../forms/phone.ts';
import { introduceContacts } from '../identity/introduce-contacts.ts';
import { findAlike } from '../people/find-alike.ts';
import { fittingContacts } from '../people/fitting-contacts.ts';
import { mayInOrganization } from './policy.ts';

export interface Person {
  contactId: string;
  name: string;
}

/**
 * How somebody was named: by the WhatsApp id of a mention or phone, or by a name. With a phone, what they
 * are called may be said; and whether it may be another's: digits without a country code.
 */
export type PersonName =
  | { whatsappId: string; called?: string; doubtful?: string }
  | { name: string; doubtful?: string };

export interface Preference {
  /** Members of this group are preferred where a name fits several people. */
  groupId: string | null;
  /** Whether people outside the actor's own groups may be named: by whoever edits a group. */
  everyone?: boolean;
  /** The change in which people who are mentioned and not known yet become contacts. */
  introduce?: Change;
}

/**
 * The contacts behind mentions, phones and names, in the order given, in one statement. A full name
 * beats a first name, a member of the preferred group beats others. Throws contactNotFound with near
 * names, and contactAmbiguous: two people of one name are asked about, not guessed.
 */
export async function findPeople(
  scope: Scope,
  actor: Actor,
  named: readonly PersonName[],
  preference: Preference,
): Promise<Person[]> {
  const { introduce } = preference;
  if (introduce) {
    await refuseDoubtful(introduce, named);
    await introduceContacts(
      introduce,
      named.flatMap((person) => ('whatsappId' in person ? person : [])),
    );
  }
  const found = await findFitting(scope, actor, named, preference);
  const people: Person[] = [];
  for (const [place, person] of named.entries()) {
    const candidates = found[place]!;
    const [only] = candidates;
    if (!only) throw await nobody(scope, person, actor, preference.everyone ?? false);
    if (candidates.length > 1 && 'name' in person) {
      throw new UserError('contactAmbiguous', {
        name: person.name,
        candidates: candidates.map(({ name }) => name),
      });
    }
    people.push(only);
  }
  return people;
}

/** As findPeople, but for each who was named all whom that fits equally well, nobody too. */
export async function findFitting(
  { tx, organizationId }: Scope,
  actor: Actor,
  named: readonly PersonName[],
  { groupId, everyone = false }: Preference,
): Promise<Person[][]> {
  const wanted = named.map((person, place) => ({
    place,
    name: 'name' in person ? person.name : null,
    whatsapp_id: 'whatsappId' in person ? person.whatsappId : null,
    phone: 'whatsappId' in person ? (phoneOfWhatsappId(person.whatsappId) ?? null) : null,
  }));
  const namable = namableTo(actor, everyone);
  const found = await tx.$queryRaw<Candidate[]>`
    WITH wanted AS MATERIALIZED (
      SELECT place, name_key(name) AS key, whatsapp_id, phone
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS person (place int, name text, whatsapp_id text, phone text)
    ), ${fittingContacts(organizationId)}
    SELECT c.place, c.id AS "contactId", c.name, c.whole, coalesce((
      SELECT TRUE FROM members m WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid
        AND m.contact_id = c.id AND m.left_at IS NULL
    ), FALSE) AS near
    FROM fitting c WHERE ${namable}
    ORDER BY c.place, c.name_key, c.id`;

  const byPlace = Map.groupBy(found, ({ place }) => place);
  return named.map((_, place) =>
    best(byPlace.get(place) ?? []).map(({ contactId, name }) => ({ contactId, name })),
  );
}

/** Nobody becomes a contact by digits that may be anybody's. Throws phoneDoubtful. */
async function refuseDoubtful(
  { tx, organizationId }: Change,
  named: readonly PersonName[],
): Promise<void> {
  const doubtful = named.flatMap((person) => {
    if (person.doubtful === undefined) return [];
    const phone = 'whatsappId' in person ? (phoneOfWhatsappId(person.whatsappId) ?? null) : null;
    return [{ typed: person.doubtful, phone }];
  });
  if (doubtful.length === 0) return;
  const known = await tx.$queryRaw<{ phone: string }[]>`
    SELECT phone FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND phone = ANY(${doubtful.map(({ phone }) => phone)})
      AND deleted_at IS NULL`;
  const strange = doubtful.find(({ phone }) => known.every((contact) => contact.phone !== phone));
  if (!strange) return;
  const { typed, phone } = strange;
  throw new UserError('phoneDoubtful', {
    typed,
    perhaps: phone === null ? null : formatPhone(phone),
  });
}

interface Candidate extends Person {
  place: number;
  whole: boolean;
  near: boolean;
}

/** The best fit, or all that fit equally well. */
function best(candidates: Candidate[]): Candidate[] {
  const prefer = (people: Candidate[], wanted: (person: Candidate) => boolean) => {
    const chosen = people.filter(wanted);
    return chosen.length > 0 ? chosen : people;
  };
  return prefer(
    prefer(candidates, ({ whole }) => whole),
    ({ near }) => near,
  );
}

/** Which contacts `c` an actor may name: all for staff, else those who are in a group with them. */
function namableTo(actor: Actor, everyone: boolean): Sql {
  if (everyone || mayInOrganization(actor, 'seeContacts')) return sql`TRUE`;
  // A look-up by keys for each contact that fits: as EXISTS, PostgreSQL may pair all members of all groups.
  return sql`(c.id = ${actor.contactId}::uuid OR (
    SELECT TRUE FROM members own JOIN members theirs
      ON theirs.organization_id = own.organization_id AND theirs.group_id = own.group_id
    WHERE own.organization_id = c.organization_id AND own.contact_id = ${actor.contactId}::uuid
      AND own.left_at IS NULL AND theirs.contact_id = c.id AND theirs.left_at IS NULL LIMIT 1
  ))`;
}

async function nobody(
  scope: Scope,
  person: PersonName,
  actor: Actor,
  everyone: boolean,
): Promise<UserError> {
  if ('whatsappId' in person) {
    const phone = phoneOfWhatsappId(person.whatsappId);
    return new UserError('contactNotFound', {
      name: phone ? formatPhone(phone) : person.whatsappId,
      suggestions: [],
    });
  }
  const { name } = person;
  const names = await findAlike(scope, name, actor.contactId, namableTo(actor, everyone));
  return new UserError('contactNotFound', { name, suggestions: nearest(name, names) });
}

const phonePattern = '(?:\\+|00)?[\\d(][\\d\\s().-]{5,}\\d';
const withPhone = new RegExp(
  `^(?:(?<phone>${phonePattern}),?\\s+(?<called>\\p{L}.*)|(?<before>\\p{L}.*?),?\\s+(?<after>${phonePattern}))$`,
  'su',
);

/** A name and a phone; of a longer text every blank might begin the phone. */
const longestNamed = 200;

/**
 * How a text names a person: the "@34600111222" of a mention, a phone, a phone with what its owner is
 * called ("+34 600 111 222 Toni Jr"), or a name. A phone without a country code is one of the country.
 */
export function readPersonName(
  text: string,
  mentions: readonly string[],
  country: CountryCode | undefined,
): PersonName {
  const name = text.replace(/^[@＠]\s*/, '').trim();
  const digits = name.replace(/[\s().-]/g, '');
  const mention = mentions.find((id) => id.split('@')[0] === digits.replace(/^\+/, ''));
  if (mention) return { whatsappId: mention };
  const { phone, called, before, after } =
    (name.length <= longestNamed ? withPhone.exec(name)?.groups : undefined) ?? {};
  const typed = readTypedPhone(phone ?? after ?? name, country);
  if (!typed) return { name };
  const by = called ?? before;
  const calledSo = by === undefined ? {} : { called: by };
  if ('phone' in typed) return { whatsappId: whatsappIdOfPhone(typed.phone), ...calledSo };
  const { doubtful, perhaps } = typed;
  return perhaps === null
    ? { name, doubtful }
    : { whatsappId: whatsappIdOfPhone(perhaps), doubtful, ...calledSo };
}
