import { type Sql, sql } from '../db/client.ts';

/**
 * Whether an audit entry `a` came of a message in a chat. A look-up by the message's key: asked as EXISTS,
 * PostgreSQL may read all that was ever said in the chat.
 */
export function isSaidIn(chatId: string): Sql {
  return sql`(
    SELECT m.chat_id FROM messages m WHERE m.organization_id = a.organization_id AND m.id = a.message_id
  ) = ${chatId}::uuid`;
}
