import { formatPhone, phoneOfWhatsappId } from '../people/phone.ts';
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
  const mentioned = message.mentions.filter((id) => text.includes(`@${id.split('@')[0]}`));
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
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return people.reduce((named, { id, phone }) => {
    const name = names.get(id) ?? (phone === null ? null : formatPhone(phone));
    const [digits] = id.split('@');
    return name === null ? named : named.replace(new RegExp(`@${digits}(?!\\d)`, 'g'), () => name);
  }, text);
}
