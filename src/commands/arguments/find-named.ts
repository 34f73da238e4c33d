import { findPeople, type PersonName } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';

/** Somebody whom a text seems to name; without an id where the name fits several. */
export interface Named {
  contactId?: string;
  name: string;
}

/** Whom of those that the sender may name words of a free text mean; undefined where they mean nobody. */
export async function findNamed(
  wanted: PersonName,
  { change, group }: Context,
): Promise<Named | undefined> {
  try {
    const groupId = group?.id ?? null;
    const [person] = await findPeople(change, change.actor, [wanted], { groupId });
    return person;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.code === 'contactAmbiguous' && 'name' in wanted ? wanted : undefined;
  }
}
