import { withDeadline } from './deadline.ts';

/** The names of groups, each read from the page once until it may have changed. */
export interface GroupNames {
  /** Null where the page does not know it, or does not answer in time. */
  nameOf(chatId: string): Promise<string | null>;
  forget(chatId: string): void;
  forgetAll(): void;
}

export function createGroupNames(
  read: (chatId: string) => Promise<string | null>,
  timeoutMs: number,
): GroupNames {
  const names = new Map<string, Promise<string | null>>();
  return {
    nameOf(chatId) {
      const known = names.get(chatId);
      if (known) return known;
      const name = withDeadline(read(chatId), timeoutMs, 'a name').catch(() => null);
      // At once: the messages of a history all ask at the same moment.
      names.set(chatId, name);
      name.then((found) => {
        if (found === null && names.get(chatId) === name) names.delete(chatId);
      });
      return name;
    },
    forget: (chatId) => void names.delete(chatId),
    forgetAll: () => names.clear(),
  };
}
