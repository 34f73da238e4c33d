import { type Sql, sql } from '../db/client.ts';

/**
 * Tables for a statement's WITH, after `wanted` (place, key, whatsapp_id, phone), a materialized one: `fitting`
 * (place, whole, and of the contact organization_id, id, name and what it is found by) are the contacts that are
 * there and whom a key, a WhatsApp id or a phone of it means; not whole are those who only have it as their first
 * name. All is looked up as arrays, by the keys of contacts: in
 * a join PostgreSQL would expect a hundred rows of `wanted`, and read all contacts there are for them.
 */
export function fittingContacts(organizationId: string): Sql {
  const present = (which: Sql) => sql`
    SELECT organization_id, id, name, name_key, first_name_key, phone FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL AND ${which}`;
  return sql`
    owned AS MATERIALIZED (
      SELECT external_id, contact_id FROM whatsapp_ids
      WHERE organization_id = ${organizationId}::uuid AND external_id = ANY(ARRAY(SELECT whatsapp_id FROM wanted))
    ), present AS MATERIALIZED (
      ${present(sql`name_key = ANY(ARRAY(SELECT key FROM wanted))`)}
      UNION ${present(sql`first_name_key = ANY(ARRAY(SELECT key FROM wanted))`)}
      UNION ${present(sql`phone = ANY(ARRAY(SELECT phone FROM wanted))`)}
      UNION ${present(sql`id = ANY(ARRAY(SELECT contact_id FROM owned))`)}
    ), fitting AS MATERIALIZED (
      SELECT w.place, c.*, c.name_key = w.key AS whole
      FROM wanted w JOIN present c ON w.key IN (c.name_key, c.first_name_key)
      UNION SELECT w.place, c.*, TRUE FROM wanted w JOIN present c ON c.phone = w.phone
      UNION SELECT w.place, c.*, TRUE
      FROM wanted w JOIN owned o ON o.external_id = w.whatsapp_id JOIN present c ON c.id = o.contact_id
    )`;
}
