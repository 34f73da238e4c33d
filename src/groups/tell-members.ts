import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { GroupView } from '../sight/visible-groups.ts';

/** What is told of who is in a sensitive group: their name, by whatever id they have there, and what they are in it. */
const minimum = ['id', 'contactId', 'name', 'role', 'title'] as const;

/** Of what is told of somebody, that. */
export type Minimum<Person> = Pick<Person, Extract<keyof Person, (typeof minimum)[number]>>;

/** Whether of those who are in these groups an actor is told the minimum alone. */
export function isMinimal(
  { role }: Change['actor'],
  groups: readonly Pick<GroupView, 'sensitive'>[],
): boolean {
  return role !== 'ADMIN' && groups.some(({ sensitive }) => sensitive);
}

/**
 * Tells who is in some groups: of a sensitive one the minimum, but to ADMINs, and that they were told is an entry of
 * the audit log, of each such group, with how many.
 */
export async function tellMembers<Person extends object>(
  change: Change,
  groups: readonly GroupView[],
  people: readonly Person[],
): Promise<(Person | Minimum<Person>)[]> {
  await recordReads(change, groups, people.length);
  return isMinimal(change.actor, groups) ? people.map(minimumOf) : [...people];
}

/** Writes down that so many people of those of some groups that are sensitive were told. */
export async function recordReads(
  change: Change,
  groups: readonly GroupView[],
  people: number,
): Promise<void> {
  const sensitive = groups.filter((group) => group.sensitive);
  await recordAudit(
    change,
    ...sensitive.map(({ id }) => ({
      action: 'group.members.read' as const,
      subjectType: 'group',
      subjectId: id,
      groupId: id,
      after: { people },
    })),
  );
}

function minimumOf<Person extends object>(person: Person): Minimum<Person> {
  return Object.fromEntries(
    minimum.flatMap((field) => (field in person ? [[field, person[field as keyof Person]]] : [])),
  ) as Minimum<Person>;
}
