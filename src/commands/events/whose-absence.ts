import { type Absence, listAbsences } from '../../absences/absence.ts';
import { spanOf } from '../../absences/span.ts';
import type { Person } from '../../context/find-people.ts';
import { requireMaySayAway } from '../../context/policy.ts';
import { type Context, noGroupHere } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import type { AbsenceFacts, EventFacts } from '../../languages/reply.ts';
import type { EventView } from '../../sight/visible-events.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import type { NamedPeople } from '../arguments/people.ts';
import { factsOf } from './event-facts.ts';

/** Whose time away it is, and the group for whose events alone it is said. */
export interface Whose {
  person: Person;
  /** Null for the sender. */
  name: string | null;
  /** Null for one's own, and where an ADMIN says it: it holds everywhere. */
  group: GroupView | null;
}

/**
 * The sender, or somebody for whom they may answer: an ADMIN for everything, whoever leads the group of the chat for
 * its events. Throws notAllowed, invalid (several people), and as noGroupHere says.
 */
export async function whoseAbsence(named: NamedPeople | null, context: Context): Promise<Whose> {
  const { change, sender, group } = context;
  const { actor } = change;
  if (named === null || named.areSelf) return { person: sender, name: null, group: null };
  const [person, another] = await named.find({ groupId: group?.id ?? null });
  if (!person || another)
    throw new UserError('invalid', {
      field: 'person',
      expected: 'one at a time',
      example: '/away @Pau 20 dec to 6 jan',
    });
  if (person.contactId === sender.contactId) return { person, name: null, group: null };
  const scope = actor.role === 'ADMIN' ? null : group;
  if (!scope && actor.role !== 'ADMIN') throw noGroupHere(context);
  requireMaySayAway(actor, person.contactId, scope);
  return { person, name: person.name, group: scope };
}

/** The times of that person that are not over, as far as the sender may change them. */
export async function absencesOf(
  { person, name, group }: Whose,
  { change }: Context,
): Promise<Absence[]> {
  const all = await listAbsences(change, person.contactId, change.at);
  return name === null || !group ? all : all.filter(({ groupId }) => groupId === group.id);
}

/** A time away as it is told, with its group where that is in the sender's sight. */
export function absenceFacts(
  absence: Absence,
  groups: ReadonlyMap<string, GroupView>,
): AbsenceFacts {
  const { number, reason, groupId } = absence;
  const group = groupId === null ? null : (groups.get(groupId) ?? null);
  return { number, span: spanOf(absence), reason, group };
}

/** Events shown of a time away. */
const shown = 5;

/** The first of some events, and how many they are. */
export function someOf(
  events: readonly EventView[],
  zone: string,
): { events: EventFacts[]; total: number } {
  return {
    events: events.slice(0, shown).map((event) => factsOf(event, zone)),
    total: events.length,
  };
}
