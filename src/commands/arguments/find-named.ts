import { distance } from 'fastest-levenshtein';
import { findPeople, type PersonName } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { squash } from '../../forms/nearest.ts';

/** Somebody whom a text seems to name; without an id where the name fits several, or only nearly fits. */
export interface Named {
  contactId?: string;
  name: string;
}

/** Whom of those that the sender may name words of a free text mean; undefined where they mean nobody. */
export async function findNamed(wanted: PersonName, context: Context): Promise<Named | undefined> {
  return (await findNamedOrNear(wanted, context)).found;
}

/** As findNamed; and where they mean nobody, the name that they nearly are. */
export async function findNamedOrNear(
  wanted: PersonName,
  { change, group }: Context,
): Promise<{ found?: Named; near?: string }> {
  try {
    const groupId = group?.id ?? null;
    const [found] = await findPeople(change, change.actor, [wanted], { groupId });
    return found ? { found } : {};
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (!('name' in wanted)) return {};
    if (error.code === 'contactAmbiguous') return { found: wanted };
    const { suggestions } = (error as UserError<'contactNotFound'>).details;
    const near = suggestions?.find((name) => isNearName(wanted.name, name));
    return near === undefined ? {} : { near };
  }
}

/** Shorter ones are too near to other words. */
const shortestNear = 4;

/** Whether words may be meant for a name: one of its words ("Paco" of "Tío Paco"), or all of it with a slip. */
export function isNearName(said: string, name: string): boolean {
  const wanted = squash(said);
  const words = name.split(/\s+/).map(squash);
  if (wanted.length > 1 && words.includes(wanted)) return true;
  if (wanted.length < shortestNear) return false;
  const slips = wanted.length >= 7 ? 2 : 1;
  return [squash(name), words[0] ?? ''].some(
    (other) => other[0] === wanted[0] && distance(other, wanted) <= slips,
  );
}
