import { findPeople } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { findGroup } from '../../groups/find-group.ts';
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
    resolve: (stretch) => {
      const given = readText('title', stretch);
      if (!given.ok) return given;
      const quoted = stretch?.tokens.length === 1 && stretch.tokens[0]!.kind === 'quoted';
      return value({ text: given.value, quoted });
    },
  };
}

/** "for" and what may be a name, at the end. */
function unmarked(locale: string): RegExp {
  const words = wordsFor(locale).phrasesFor(['for']).flat();
  return new RegExp(`\\s(?:${words.join('|')})\\s+(\\S.{0,119})$`, 'iu');
}

/**
 * Throws targetUnmarked for a title without quotes that ends in "for" and somebody's or some group's
 * name: was it a title, or whom it is for? Taking either for granted would reach the wrong people.
 */
export async function refuseUnmarkedTarget(
  { text, quoted }: Title,
  { change, group, locale }: Context,
): Promise<void> {
  const name = quoted ? undefined : unmarked(locale).exec(text)?.[1];
  if (name === undefined) return;
  const found = (await findGroup(change, change.actor, name)) ?? (await findPerson(name));
  if (found) throw new UserError('targetUnmarked', { name: found.name });

  async function findPerson(wanted: string): Promise<{ name: string } | undefined> {
    try {
      const groupId = group?.id ?? null;
      const [person] = await findPeople(change, change.actor, [{ name: wanted }], { groupId });
      return person;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.code === 'contactAmbiguous' ? { name: wanted } : undefined;
    }
  }
}
