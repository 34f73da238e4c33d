import { recordAudit } from '../audit/record.ts';
import type { Actor, Change, Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { type ExportedContact, exportedFields, type FileForm } from '../people/contacts-file.ts';
import { countContacts, type GroupsFilter, listContacts } from '../people/list-contacts.ts';
import { type GroupView, requireGroupsById } from '../sight/visible-groups.ts';
import { listGroupContacts } from './list-group-contacts.ts';
import { recordReads } from './tell-members.ts';

/** Whom an export is of: those of a group, or of the organization, who fit. */
export interface ExportedOf {
  groupId?: string | undefined;
  filter: GroupsFilter;
}

/** As many as an import takes: what is exported can be imported again. */
const mostExported = 10_000;

/** So many are read at once: others have their turn between. */
const slice = 10_000;

/** What an export tells of where it is not asked for fields: of a sensitive group the minimum. */
export function usualFields(groups: readonly GroupView[], ofGroup: boolean): FileForm['fields'] {
  const isSensitive = groups.some(({ sensitive }) => sensitive);
  const members = ofGroup ? (['role', 'title'] as const) : [];
  return isSensitive ? ['name', ...members] : [...exportedFields, ...members];
}

/** The groups that an export names. Throws groupNotFound. */
export function groupsOfExport(
  scope: Scope,
  actor: Actor,
  { groupId, filter }: ExportedOf,
): Promise<GroupView[]> {
  const named = groupId === undefined ? (filter.groupIds ?? []) : [groupId];
  return requireGroupsById(scope, actor, [...new Set(named)]);
}

/** How many an export is of. Throws groupNotFound, and invalid where they are too many. */
export async function countExported(
  scope: Scope,
  actor: Actor,
  { groupId, filter }: ExportedOf,
): Promise<number> {
  const of = groupId === undefined ? filter : { ...filter, groupIds: [groupId] };
  const people = await countContacts(scope, actor, of);
  if (people > mostExported) {
    throw new UserError('invalid', {
      field: 'filter',
      expected: `one that at most ${mostExported} contacts fit, not ${people}`,
      example: '{"text": "pau"}',
    });
  }
  return people;
}

/**
 * The contacts of an export, by name. Throws notFound where one of those that are named is not there, or is none of
 * those who fit, and groupNotFound.
 */
export async function collectExported(
  scope: Scope,
  actor: Actor,
  { groupId, filter }: ExportedOf,
): Promise<ExportedContact[]> {
  const contacts: ExportedContact[] = [];
  let cursor: string | undefined;
  do {
    const asked = { limit: slice, cursor };
    const page =
      groupId === undefined
        ? await listContacts(scope, actor, filter, asked)
        : await listGroupContacts(scope, actor, groupId, filter, asked);
    contacts.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const named = new Set(filter.contactIds);
  if (named.size > contacts.length) throw new UserError('notFound', { what: 'contact' });
  return contacts;
}

/** Writes down that contacts were exported: who, whom, how many, and what of them. */
export async function recordExport(
  change: Change,
  { groupId, filter }: ExportedOf,
  groups: readonly GroupView[],
  { people, format, fields, raw }: FileForm & { people: number },
): Promise<void> {
  const { contactIds, appointmentFrom, appointmentTo, groupIds, ...plain } = filter;
  const said = {
    ...plain,
    ...(groupIds ? { groupIds: [...groupIds] } : {}),
    ...(appointmentFrom ? { appointmentFrom: appointmentFrom.toISOString() } : {}),
    ...(appointmentTo ? { appointmentTo: appointmentTo.toISOString() } : {}),
    ...(contactIds ? { named: contactIds.length } : {}),
  };
  await recordAudit(change, {
    action: 'contacts.export',
    subjectType: groupId === undefined ? 'organization' : 'group',
    subjectId: groupId ?? change.organizationId,
    groupId: groupId ?? null,
    after: { people, format, fields: [...fields], raw, filter: said },
  });
  await recordReads(change, groups, people);
}
