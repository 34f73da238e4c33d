import { type Sql, sql } from '../db/client.ts';

/** `sent` of `settled`: rows of the outbox with `text` and `named` as they arrived, and `is_head`. */
export const sentRows = sql`
  SELECT organization_id, chat_id, external_id, edits_external_id, text AS body, named AS mentions,
    quoted_external_id, about_number, media_id, poll_options, sent_at
  FROM settled WHERE status = 'SENT' AND is_head`;

/**
 * Makes `sent`, rows of the outbox whose messages have arrived, part of their chats' history, at an
 * instant: a statement over that table, with `external_id`, `sent_at` and the texts as they arrived.
 */
export function intoHistory(at: Date): Sql {
  return sql`
    INSERT INTO messages (
      organization_id, chat_id, group_id, direction, external_id, body, mentions, quoted_external_id, about_number,
      media_id, media, poll_options, receipt, sent_at, stored_at, edited_at
    )
    SELECT s.organization_id, s.chat_id, l.group_id, 'OUT', s.external_id, s.body, s.mentions, s.quoted_external_id,
      s.about_number, s.media_id,
      CASE WHEN f.id IS NOT NULL THEN jsonb_build_object(
        'kind', CASE split_part(f.mime_type, '/', 1)
          WHEN 'image' THEN 'image' WHEN 'video' THEN 'video' WHEN 'audio' THEN 'audio' ELSE 'document' END,
        'mimeType', f.mime_type, 'fileName', f.file_name, 'size', length(f.data)
      ) END,
      s.poll_options, 'SENT', s.sent_at, ${at}, CASE WHEN s.edits_external_id = s.external_id THEN s.sent_at END
    FROM sent s
    LEFT JOIN links l ON l.organization_id = s.organization_id AND l.chat_id = s.chat_id
    LEFT JOIN media f ON f.organization_id = s.organization_id AND f.id = s.media_id
    -- An edit keeps the id of the message that it takes the place of. Else the network has shown the
    -- message before it said that it was sent: what only Muster knows of it is added.
    ON CONFLICT (organization_id, external_id) DO UPDATE
      SET body = excluded.body, mentions = excluded.mentions, about_number = excluded.about_number,
        quoted_external_id = coalesce(messages.quoted_external_id, excluded.quoted_external_id),
        media_id = coalesce(excluded.media_id, messages.media_id), media = coalesce(excluded.media, messages.media),
        poll_options = CASE excluded.poll_options WHEN '{}' THEN messages.poll_options ELSE excluded.poll_options END,
        edited_at = coalesce(excluded.edited_at, messages.edited_at)
      WHERE messages.direction = 'OUT'`;
}
