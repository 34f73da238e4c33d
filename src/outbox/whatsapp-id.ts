import { type Sql, sql } from '../db/client.ts';

/** The newest WhatsApp id that proved to be a contact's. */
const newestId = sql`(
  SELECT w.external_id FROM whatsapp_ids w
  WHERE w.organization_id = c.organization_id AND w.contact_id = c.id ORDER BY w.created_at DESC LIMIT 1
)`;

/** The WhatsApp id that a phone shows, of a column. Null where that is. */
export const whatsappIdOfPhoneIn = (column: Sql): Sql => sql`substr(${column}, 2) || '@c.us'`;

const phoneId = whatsappIdOfPhoneIn(sql`c.phone`);

/** The WhatsApp id by which a contact `c` is mentioned: the newest that proved theirs, else that of their phone. */
export const whatsappIdOfContact = sql`coalesce(${newestId}, ${phoneId})`;

/**
 * The WhatsApp id by which a contact `c` is added to a chat: that of their phone, since few can be added by
 * a LID, else the newest that proved theirs. Null for who has neither.
 */
export const invitedIdOfContact = sql`coalesce(${phoneId}, ${newestId})`;
