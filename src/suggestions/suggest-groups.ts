import type { BusinessType } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import type { Say } from '../languages/say.ts';
import { clip } from '../languages/wording.ts';
import { type Asking, readBusiness } from './asking.ts';
import { compareWithGroups, findTaken } from './compare.ts';
import { findDismissed } from './dismissals.ts';
import { readChats } from './read-chats.ts';
import { readCircles } from './read-circles.ts';
import { readLately } from './read-lately.ts';
import { readShared } from './read-shared.ts';
import { type Candidate, kindsOf, looks, mostOfKind, type Suggestion } from './suggestion.ts';

/** As long as the name of a group may be. */
const longestName = 120;

/**
 * The groups that the contacts' own data suggest, in the language of the organization, those of the most people first
 * of each kind. None is suggested that is there in the sight of whoever asks, by its name or by its people, or that was
 * dismissed. Eight statements, however many contacts and groups there are.
 */
export async function suggestGroups(asking: Asking): Promise<Suggestion[]> {
  const { businessType, say } = await readBusiness(asking);
  const found = [
    ...(await readShared(asking)),
    ...(await readLately(asking)),
    ...(await readChats(asking)),
    ...(await readCircles(asking)),
  ].map((one) => ({ ...one, ...wordsOf(one, businessType, say) }));
  const dismissed = await findDismissed(
    asking,
    found.map(({ key }) => key),
  );
  const taken = await findTaken(
    asking,
    found.map(({ name }) => name),
  );
  const wanted = found.filter(({ key, name }) => !dismissed.has(key) && !taken.has(name));
  const comparisons = await compareWithGroups(asking, wanted);
  const suggestions = wanted.flatMap(({ said: _, ...one }, place): Suggestion[] => {
    const { isThere, ...comparison } = comparisons.get(place) ?? gone;
    return isThere ? [] : [{ ...one, ...comparison, ...looks[one.kind] }];
  });
  return kindsOf(businessType).flatMap((kind) =>
    suggestions
      .filter((one) => one.kind === kind)
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
      .slice(0, mostOfKind),
  );
}

/** The suggestion with this key, as whoever asks is shown it. Throws notFound. */
export async function requireSuggestion(asking: Asking, key: string): Promise<Suggestion> {
  const suggestion = (await suggestGroups(asking)).find((one) => one.key === key);
  if (!suggestion) throw new UserError('notFound', { what: 'suggestion' });
  return suggestion;
}

/** Of somebody who was there a statement before, and is not now. */
const gone = { isThere: true, near: null, examples: [] };

function wordsOf({ kind, said, criteria }: Candidate, businessType: BusinessType, say: Say) {
  const text = say.suggestion({ kind, said, businessType });
  return { ...text, name: clip(text.name, longestName), rule: say.criteria(criteria) };
}
