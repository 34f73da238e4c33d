import type { Change } from '../change/change.ts';
import type { Named } from '../languages/reply.ts';
import { tellPeople } from './tell-people.ts';
import type { Promotion } from './waiting-list.ts';

/**
 * Tells people who moved up from a waiting list, with a mention. Answers those who are to be named in
 * the reply: they read it there, or nowhere.
 */
export async function tellPromoted(
  change: Change,
  promotions: readonly Promotion[],
): Promise<Named[]> {
  const { here, unreached } = await tellPeople(change, promotions, (say, event, { named }) =>
    say.promotedNotice({ ...event, promoted: named }),
  );
  return [...here.named, ...unreached.named];
}
