import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { findGroup } from '../../groups/find-group.ts';
import { findNamed } from './find-named.ts';
import { type Slot, value } from './slot.ts';
import { readText, text } from './text.ts';
import { wordsFor } from './words.ts';

/** A title as it was typed. */
export interface Title {
  text: string;
  /** In quotes all of it is meant, whatever it says. */
  quoted: boolean;
}

/** The title of something new. Required. */
export function title(): Slot<Title> {
  return {
    ...text('title'),
    kept: true,
    resolve: (stretch) => {
      const given = readText('title', stretch);
      if (!given.ok) return given;
      const quoted = stretch?.tokens.length === 1 && stretch.tokens[0]!.kind === 'quoted';
      return value({ text: given.value, quoted });
    },
  };
}

/**
 * What may be names at the end of a title: what stands after each "for", and of a list its first name.
 */
function namesAtEnd(title: string, locale: string): string[] {
  const words = wordsFor(locale);
  const introducing = words.phrasesFor(['for']).map((phrase) => phrase.join('\\s+'));
  const places = title.matchAll(new RegExp(`\\s(?:${introducing.join('|')})\\s+(?=\\S)`, 'giu'));
  const ends = [...places].map(({ 0: lead, index }) => title.slice(index + lead.length));
  return ends
    .filter((end) => end.length <= longestName)
    .flatMap((end) => {
      const parts = end.split(/(\s+|,)/);
      const at = parts.findIndex((part) => part === ',' || words.joints.has(part.toLowerCase()));
      return at > 0 ? [end, parts.slice(0, at).join('').trim()] : [end];
    })
    .slice(-mostAsked);
}

/** As long as a group's name may be (docs/rules.md, groups). */
const longestName = 120;

/** Each is looked up: a title of many a "for" is not worth more. */
const mostAsked = 4;

/**
 * Throws targetUnmarked for a title without quotes that ends in "for" and somebody's or some group's
 * name: was it a title, or whom it is for? Taking either for granted would reach the wrong people.
 */
export async function refuseUnmarkedTarget(
  { text, quoted }: Title,
  context: Context,
): Promise<void> {
  const { change, locale } = context;
  if (quoted) return;
  for (const name of namesAtEnd(text, locale)) {
    const found =
      (await findGroup(change, change.actor, name)) ?? (await findNamed({ name }, context));
    if (found) throw new UserError('targetUnmarked', { name: found.name });
  }
}
