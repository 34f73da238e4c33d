import { withDeadline } from './deadline.ts';
import { isLid, isPersonId, userOf } from './ids.ts';

/** The part of the library's client that knows both ids of a person. */
export interface Directory {
  getContactLidAndPhone(ids: string[]): Promise<{ lid?: string; pn?: string }[]>;
}

/** Somebody by both ids: the phone's, and the LID as the alias. Where one is not known: by the other alone. */
export interface Person {
  id: string;
  alias: string | null;
}

/** Who is behind an id: WhatsApp shows many people by a LID, which hides their phone. */
export interface People {
  /** The people behind ids, in order. Who is not known in time is known by the id. Never rejects. */
  who(ids: readonly string[]): Promise<Person[]>;
  /** As `who`, however long it takes: for many at once. */
  whoInTheEnd(ids: readonly string[]): Promise<Person[]>;
  /** The phone's id in place of each LID whose phone is known in time; all else as it is. In order. */
  byPhone(ids: readonly string[]): Promise<string[]>;
  /** Those of whom one id was not known are asked about again. */
  forgetUnknown(): void;
}

/**
 * Asks WhatsApp about an id once, and about one that it does not know once a connection: an unknown
 * one costs a query to its servers. Many are asked about in one call.
 */
export function createPeople(directory: Directory, timeoutMs: number): People {
  const known = new Map<string, Promise<Person>>();
  const unknown = new Set<string>();

  function ask(ids: readonly string[]): Promise<Person>[] {
    const fresh = [...new Set(ids)].filter((id) => isPersonId(id) && !known.has(id));
    const asking =
      fresh.length === 0
        ? Promise.resolve([])
        : directory.getContactLidAndPhone(fresh).catch(() => []);
    for (const [n, id] of fresh.entries()) {
      const answer = asking.then((found) => {
        const { lid, pn } = found[n] ?? {};
        if (lid === undefined || pn === undefined) unknown.add(id);
        return pn === undefined ? alone(id) : { id: pn, alias: lid ?? null };
      });
      known.set(id, answer);
    }
    return ids.map((id) => known.get(id) ?? Promise.resolve(alone(id)));
  }

  const who = (ids: readonly string[]): Promise<Person[]> =>
    Promise.all(
      ask(ids).map((answer, n) =>
        withDeadline(answer, timeoutMs, 'who somebody is').catch(() => alone(ids[n]!)),
      ),
    );

  return {
    who,
    whoInTheEnd: (ids) => Promise.all(ask(ids)),
    async byPhone(ids) {
      const lids = ids.filter(isLid);
      const found = await who(lids);
      const phones = new Map(lids.map((lid, n) => [lid, found[n]!.id]));
      return ids.map((id) => phones.get(id) ?? id);
    },
    forgetUnknown() {
      for (const id of unknown) known.delete(id);
      unknown.clear();
    },
  };
}

function alone(id: string): Person {
  return { id, alias: null };
}

/** A text in which people are mentioned by the ids that stand in `to` instead of those in `from`. */
export function renameMentions(
  text: string,
  from: readonly string[],
  to: readonly string[],
): string {
  const names = new Map(from.map((id, n) => [userOf(id), userOf(to[n] ?? id)]));
  return text.replace(/@(\d+)/g, (mention, user) => {
    const name = names.get(user);
    return name === undefined ? mention : `@${name}`;
  });
}
