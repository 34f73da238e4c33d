import { z } from 'zod';

/**
 * The ids of WhatsApp Web as they come out of the page. Since July 2026 it calls `_serialized` of its
 * objects `$1` (wwebjs #201830), so ids are built from their parts and neither name is relied on.
 */

/** Somebody or some chat: "34600111222@c.us", "777@lid", "1203…@g.us"; without the number of a device. */
export const wid = z
  .union([
    z.string(),
    z.object({ user: z.string(), server: z.string() }).transform((id) => `${id.user}@${id.server}`),
    z.object({ _serialized: z.string() }).transform((id) => id._serialized),
    z.object({ $1: z.string() }).transform((id) => id.$1),
  ])
  .transform((id) => id.replace(/:\d+(?=@)/, '').replace(/@s\.whatsapp\.net$/, '@c.us'));

/**
 * The id of a message. The port's id is `id` alone: it is the same whether the chat and the sender
 * went by their LID or their phone when it came, and it is what a quotation names.
 */
export const messageKey = z.object({ fromMe: z.boolean(), id: z.string().min(1) });

export function isGroupId(id: string): boolean {
  return id.endsWith('@g.us');
}

export function isPersonId(id: string): boolean {
  return id.endsWith('@c.us') || isLid(id);
}

/** An id that hides the phone. */
export function isLid(id: string): boolean {
  return id.endsWith('@lid');
}

/** The part before the "@", which a mention in a text repeats. */
export function userOf(id: string): string {
  return id.slice(0, id.indexOf('@'));
}
