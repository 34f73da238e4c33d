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
  const names = new Map<string, string>();
  return {
    async nameOf(chatId) {
      const known = names.get(chatId);
      if (known !== undefined) return known;
      const name = await withDeadline(read(chatId), timeoutMs, 'a name').catch(() => null);
      if (name !== null) names.set(chatId, name);
      return name;
    },
    forget: (chatId) => void names.delete(chatId),
    forgetAll: () => names.clear(),
  };
}
