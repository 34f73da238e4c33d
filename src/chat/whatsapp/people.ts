import { withDeadline } from './deadline.ts';
import { isLid, userOf } from './ids.ts';

/** The part of the library's client that knows both ids of a person. */
export interface Directory {
  getContactLidAndPhone(ids: string[]): Promise<{ lid?: string; pn?: string }[]>;
}

/** Who is behind an id: WhatsApp shows many people by a LID, which hides their phone. */
export interface People {
  /** The phone's id in place of each LID whose phone is known; all else as it is. In order. Never rejects. */
  byPhone(ids: readonly string[]): Promise<string[]>;
  /** Those whose phone was not known are asked about again. */
  forgetUnknown(): Promise<void>;
}

/**
 * Asks WhatsApp about a LID once, and about one that it does not know once a connection: an unknown
 * one costs a query to its servers.
 */
export function createPeople(directory: Directory, timeoutMs: number): People {
  const known = new Map<string, Promise<string | undefined>>();

  const phoneOf = (lid: string): Promise<string | undefined> => {
    const asked = known.get(lid);
    if (asked) return asked;
    const asking = withDeadline(directory.getContactLidAndPhone([lid]), timeoutMs, 'a phone').then(
      ([found]) => found?.pn,
      () => undefined,
    );
    known.set(lid, asking);
    return asking;
  };

  return {
    byPhone: (ids) =>
      Promise.all(ids.map(async (id) => (isLid(id) ? ((await phoneOf(id)) ?? id) : id))),
    async forgetUnknown() {
      for (const [lid, asking] of [...known]) {
        if ((await asking) === undefined) known.delete(lid);
      }
    },
  };
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
