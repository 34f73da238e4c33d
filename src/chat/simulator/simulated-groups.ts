import type {
  AddResult,
  CreateGroupResult,
  GroupChange,
  GroupChangeResult,
  GroupInfo,
  GroupParticipant,
} from '../transport.ts';

/** A group chat of the simulated network. Whoever plays its people may change it at will. */
export interface SimulatedGroup {
  name: string;
  description: string | null;
  avatar: Uint8Array | null;
  /** By id; the account itself is among them. */
  people: Map<string, Pick<GroupParticipant, 'alias' | 'name' | 'isAdmin'>>;
  /** People who cannot simply be added, and what becomes of it. */
  refusals: Map<string, AddResult>;
}

/** The group chats of one simulated account. */
export interface SimulatedGroups {
  get(chatId: string): SimulatedGroup | undefined;
  /** Plays somebody who makes a group chat that the account is in, as an admin unless told. */
  found(chatId: string, name: string, people: readonly string[], isAdmin?: boolean): SimulatedGroup;
  /** Plays people who are in a chat because they are heard there; in one that was made so, they join it. */
  overhear(chatId: string, name: string, people: readonly string[]): void;
  info(chatId: string): GroupInfo | null;
  find(name: string): string[];
  create(group: {
    name: string;
    description: string | null;
    people: readonly string[];
    key: string;
  }): CreateGroupResult;
  change(chatId: string, change: GroupChange): GroupChangeResult;
}

/** The id by which the simulated account itself is among the people of its groups. */
export const simulatedSelf = 'self@c.us';

const admin = { alias: null, name: null, isAdmin: true };
const member = { alias: null, name: null, isAdmin: false };

export function createSimulatedGroups(): SimulatedGroups {
  const groups = new Map<string, SimulatedGroup>();
  const overheard = new WeakSet<SimulatedGroup>();

  function found(
    chatId: string,
    name: string,
    people: readonly string[],
    isAdmin = true,
  ): SimulatedGroup {
    const group: SimulatedGroup = {
      name,
      description: null,
      avatar: null,
      people: new Map([
        [simulatedSelf, isAdmin ? admin : member],
        ...people.map((id) => [id, member] as const),
      ]),
      refusals: new Map(),
    };
    groups.set(chatId, group);
    return group;
  }

  function add({ people, refusals }: SimulatedGroup, id: string): AddResult {
    if (people.has(id)) return 'already';
    const refusal = refusals.get(id);
    if (refusal === undefined) people.set(id, member);
    return refusal ?? 'added';
  }

  function move(
    { people }: SimulatedGroup,
    id: string,
    change: 'remove' | 'promote' | 'demote',
  ): AddResult {
    const person = people.get(id);
    if (change === 'remove') return people.delete(id) ? 'added' : 'already';
    if (!person) return 'failed';
    const isAdmin = change === 'promote';
    people.set(id, { ...person, isAdmin });
    return person.isAdmin === isAdmin ? 'already' : 'added';
  }

  return {
    get: (chatId) => groups.get(chatId),
    found,
    overhear(chatId, name, people) {
      const known = groups.get(chatId);
      if (!known) overheard.add(found(chatId, name, people));
      else if (overheard.has(known)) for (const id of people) add(known, id);
    },
    info(chatId) {
      const group = groups.get(chatId);
      if (!group?.people.has(simulatedSelf)) return null;
      const { name, description, people } = group;
      return {
        name,
        description,
        isAdmin: people.get(simulatedSelf)!.isAdmin,
        participants: [...people].map(([id, person]) => ({
          id,
          ...person,
          isSelf: id === simulatedSelf,
        })),
      };
    },
    find: (name) =>
      [...groups].flatMap(([id, group]) =>
        group.name === name && group.people.has(simulatedSelf) ? [id] : [],
      ),
    create({ name, description, people, key }) {
      const chatId = `simulated-${key}@g.us`;
      if (!groups.has(chatId)) found(chatId, name, people).description = description;
      return { status: 'created', chatId, people: new Map(people.map((id) => [id, 'added'])) };
    },
    change(chatId, change) {
      const group = groups.get(chatId);
      const self = group?.people.get(simulatedSelf);
      if (!group || !self)
        return { status: 'failed', retryable: false, reason: 'not in the group' };
      if (!self.isAdmin) return { status: 'notAdmin' };
      if (change.change === 'name') group.name = change.name;
      if (change.change === 'description') group.description = change.description;
      if (change.change === 'avatar') group.avatar = change.image;
      const people = new Map<string, AddResult>();
      if ('people' in change) {
        const { change: how, people: ids } = change;
        for (const id of ids) people.set(id, how === 'add' ? add(group, id) : move(group, id, how));
      }
      return { status: 'done', people };
    },
  };
}
