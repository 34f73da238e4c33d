import { formatPhone, phoneOfWhatsappId } from '../forms/phone.ts';
import type { Context } from './read-context.ts';

/**
 * A text as it is kept and shown: whoever is mentioned in it ("@34600111222") by name, since only the
 * message itself shows that to those who read it. Whom nobody knows is told by their number, where it is
 * known. Asks the database only for a text that mentions somebody.
 */
export async function nameMentions(
  text: string,
  { change, message }: Pick<Context, 'change' | 'message'>,
): Promise<string> {
  const said = new Set(text.match(/@\d+/g));
  const mentioned = message.mentions.filter((id) => said.has(handleOf(id)));
  if (mentioned.length === 0) return text;
  const { tx, organizationId } = change;
  const people = mentioned.map((id) => ({ id, phone: phoneOfWhatsappId(id) ?? null }));
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT person.id, c.name
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS person (id text, phone text)
    JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL
      AND (c.phone = person.phone OR c.id = (
        SELECT w.contact_id FROM whatsapp_ids w
        WHERE w.organization_id = c.organization_id AND w.external_id = person.id
      ))`;
  const byId = new Map(found.map(({ id, name }) => [id, name]));
  const names = new Map(
    people.map(({ id, phone }) => [
      handleOf(id),
      byId.get(id) ?? (phone === null ? null : formatPhone(phone)),
    ]),
  );
  return text.replace(/@\d+/g, (handle) => names.get(handle) ?? handle);
}

/** "@34600111222", as an id stands in a text. */
function handleOf(whatsappId: string): string {
  return `@${whatsappId.split('@')[0]}`;
}
