import { sql } from '../db/client.ts';

/** The WhatsApp id by which a contact `c` is mentioned: the newest that proved theirs, else that of their phone. */
export const whatsappIdOfContact = sql`coalesce(
  (
    SELECT w.external_id FROM whatsapp_ids w
    WHERE w.organization_id = c.organization_id AND w.contact_id = c.id ORDER BY w.created_at DESC LIMIT 1
  ),
  substr(c.phone, 2) || '@c.us'
)`;
