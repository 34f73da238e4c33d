import { findCircles, type Pair } from '../../src/suggestions/circles.ts';
import { keyOf, type Written } from './town.ts';

// What is to be suggested, as a reader of docs/rules.md would find it, person by person.

export interface Expected {
  key: string;
  name: string;
  count: number;
  /** The names of three, those who have been known longest. */
  examples: string[];
  near: { id: string; both: number; alike: number } | null;
}

interface Found {
  key: string;
  name: string;
  who: string[];
}

export function suggestByHand(town: Written, role: 'ADMIN' | 'MANAGER'): Expected[] {
  const there = town.people.filter(({ gone }) => !gone);
  const seen = town.groups.filter(({ hides }) => role === 'ADMIN' || !hides);
  const found: Found[] = [
    ...share(there, 'type', 5, (said) => `${said} Clients`),
    ...share(there, 'provider', 10, (said) => `${said} Clients`),
    ...share(there, 'source', 10, (said) => `${said} Bookings`),
    ...lately(town),
    ...(role === 'ADMIN' ? inChats(town) : []),
    ...together(town, seen),
  ];
  const names = new Set([...seen.map(({ name }) => keyOf(name)), ...formerNames(town, seen)]);
  const hushed = new Set(town.groups.flatMap((one) => (one.sensitive ? [...one.members] : [])));
  return found
    .filter(({ key, name }) => !town.dismissed.includes(key) && !names.has(keyOf(name)))
    .flatMap(({ key, name, who }) => {
      const compared = seen.flatMap(({ id, members, sensitive }) => {
        const both = who.filter((one) => members.has(one)).length;
        const alike = both / (who.length + members.size - both);
        return both > 0 ? { id, both, alike, sensitive } : [];
      });
      if (compared.some(({ alike }) => alike >= 0.8)) return [];
      const [near] = compared
        .filter(({ sensitive }) => !sensitive)
        .sort((a, b) => b.alike - a.alike || (a.id < b.id ? -1 : 1));
      return {
        ...{ key, name, count: who.length },
        examples: who
          .filter((one) => !hushed.has(one))
          .sort()
          .slice(0, 3),
        near: near ? { id: near.id, both: near.both, alike: near.alike } : null,
      };
    });
}

/** Of two groups that were called so the first has it. */
function formerNames({ groups }: Written, seen: Written['groups']): string[] {
  return groups.flatMap((group, place) => {
    const isFirst = groups.findIndex(({ former }) => former === group.former) === place;
    return group.former && isFirst && seen.includes(group) ? keyOf(group.former) : [];
  });
}

function share(
  people: Written['people'],
  field: 'type' | 'provider' | 'source',
  least: number,
  nameOf: (said: string) => string,
): Found[] {
  const sharing = Map.groupBy(
    people.filter((one) => one[field] !== null),
    (one) => keyOf(one[field]!),
  );
  return [...sharing].flatMap(([key, all]) => {
    if (all.length < least) return [];
    const written = [...Map.groupBy(all, (one) => one[field]!)].sort(
      ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
    );
    return { key: `${field} ${key}`, name: nameOf(written[0]![0]), who: all.map(({ id }) => id) };
  });
}

function lately({ people, calls }: Written): Found[] {
  const there = people.filter(({ gone }) => !gone);
  const added = there.filter(({ known }) => known <= 30).map(({ id }) => id);
  const missed = there.flatMap(({ id }) => {
    const own = calls
      .map((call, place) => ({ ...call, place }))
      .filter((call) => call.contactId === id && call.rang && call.ago <= 30)
      .sort((a, b) => a.ago - b.ago || b.place - a.place);
    const [last] = own;
    return last && !['ANSWERED', 'DECLINED'].includes(last.outcome) ? id : [];
  });
  return [
    ...(added.length >= 5 && added.length < there.length
      ? [{ key: 'new', name: 'New Clients', who: added }]
      : []),
    ...(missed.length >= 3 ? [{ key: 'followUp', name: 'Needs Follow-up', who: missed }] : []),
  ];
}

function inChats(town: Written): Found[] {
  const names = new Set([
    ...town.groups.map(({ name }) => keyOf(name)),
    ...formerNames(town, town.groups),
  ]);
  return town.chats.flatMap(({ id, name, linked, direct, said }) =>
    linked || direct || name === '' || names.has(keyOf(name)) || said.size < 2
      ? []
      : { key: `chat ${id}`, name, who: [...said] },
  );
}

function together(town: Written, seen: Written['groups']): Found[] {
  const events = town.events.filter(({ group, ago, cancelled }) => {
    const of = town.groups[group];
    return of && seen.includes(of) && !of.sensitive && !cancelled && ago >= 0 && ago < 180;
  });
  const ids = [...new Set(events.flatMap(({ going }) => going))].sort();
  const pairs = ids.flatMap((one) =>
    ids.flatMap((other): Pair[] => {
      if (other <= one) return [];
      const both = events.filter(({ going }) => going.includes(one) && going.includes(other));
      if (both.length < 4) return [];
      const games = both.filter(({ title }) => title === 'Game').length;
      return [{ one, other, title: games * 2 >= both.length ? 'Game' : 'Training' }];
    }),
  );
  return findCircles(pairs, 5).map(({ contactIds, title }) => ({
    key: `together ${contactIds[0]}`,
    name: `${title} Regulars`,
    who: contactIds,
  }));
}
