import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { inviteToUpcoming } from '../events/membership.ts';
import { memberTitle, parseShortText } from '../forms/short-text.ts';
import { lockActiveGroup } from '../groups/lock-group.ts';
import { giveOpenTasks } from '../tasks/membership.ts';

export interface NewMember {
  contactId: string;
  /** What they are in the group: "goalkeeper". */
  title?: string | null;
}

export interface Addition {
  /** The contacts that joined, in the order given. */
  added: string[];
  /** Those who were members before; a title given for them is set. */
  already: string[];
  /** Copies of open group tasks that the joiners were given. */
  tasks: number;
  /** Invitations to coming events that they were given. */
  events: number;
}

/**
 * Adds contacts to a group, in a handful of statements whatever their number. The first member of an
 * empty group becomes its admin, or whom `leader` names; null is nobody. Joiners get a copy of the open group tasks and are invited to the
 * coming events. Throws groupNotActive, notFound (a contact), invalid (a title).
 */
export async function addMembers(
  change: Change,
  groupId: string,
  people: readonly NewMember[],
  { leader = people[0]?.contactId ?? null }: { leader?: string | null } = {},
): Promise<Addition> {
  const { tx, organizationId, at } = change;
  const group = await lockActiveGroup(change, groupId, 'UPDATE');
  const titles = new Map(
    people.map(({ contactId, title }) => [contactId, parseShortText(title, memberTitle)]),
  );
  const contactIds = [...titles.keys()];
  const [joiners] = await tx.$queryRaw<{ added: string[] }[]>`
    WITH joined AS (
      INSERT INTO members (organization_id, group_id, contact_id, role, title, joined_at)
      SELECT c.organization_id, ${groupId}::uuid, c.id,
        CASE WHEN c.id = ${group.memberCount === 0 ? leader : null}::uuid THEN 'ADMIN' ELSE 'MEMBER' END::member_role,
        person.title, ${at}
      FROM unnest(${contactIds}::uuid[], ${[...titles.values()]}::text[]) WITH ORDINALITY AS person (id, title, place)
      JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = person.id AND c.deleted_at IS NULL
      ORDER BY person.place
      -- So that a contact who is being deleted at this moment does not become a member.
      FOR SHARE OF c
      ON CONFLICT (organization_id, group_id, contact_id) WHERE left_at IS NULL DO NOTHING
      RETURNING contact_id
    )
    SELECT ARRAY(SELECT contact_id FROM joined) AS added`;
  const { added } = joiners!;
  const joined = new Set(added);
  const already = contactIds.filter((id) => !joined.has(id));
  if (already.length > 0) await settleKnown(change, groupId, already, titles);
  if (added.length === 0) return { added, already, tasks: 0, events: 0 };

  const tasks = await giveOpenTasks(change, groupId, added);
  const events = await inviteToUpcoming(change, groupId, added);
  await recordAudit(change, {
    action: 'group.members.add',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    after: { contactIds: added, tasks, events },
  });
  return { added, already, tasks, events };
}

/** Sets new titles of those who were in already, and refuses ids that name no contact. */
async function settleKnown(
  change: Change,
  groupId: string,
  contactIds: string[],
  titles: Map<string, string | null>,
): Promise<void> {
  const { tx, organizationId } = change;
  const members = await tx.$queryRaw<{ contactId: string; title: string | null }[]>`
    SELECT contact_id AS "contactId", title FROM members
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND contact_id = ANY(${contactIds}::uuid[]) AND left_at IS NULL`;
  if (members.length < contactIds.length) throw new UserError('notFound', { what: 'contact' });
  const retitled = members
    .map(({ contactId, title }) => ({
      contactId,
      before: title,
      after: titles.get(contactId) ?? null,
    }))
    .filter(({ before, after }) => after !== null && after !== before);
  if (retitled.length === 0) return;
  await tx.$executeRaw`
    UPDATE members m SET title = person.title
    FROM unnest(${retitled.map((m) => m.contactId)}::uuid[], ${retitled.map((m) => m.after)}::text[]) AS person (id, title)
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid
      AND m.contact_id = person.id AND m.left_at IS NULL`;
  await recordAudit(change, {
    action: 'group.members.retitle',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: Object.fromEntries(retitled.map((m) => [m.contactId, m.before])),
    after: Object.fromEntries(retitled.map((m) => [m.contactId, m.after])),
  });
}
