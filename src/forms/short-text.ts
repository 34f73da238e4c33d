import { UserError } from '../errors.ts';
import { isSeen } from './name.ts';

/** A text that may be left out: its name, the characters it may have, and an example of one. */
export interface ShortText {
  field: string;
  most: number;
  example: string;
}

/** The text without its outer blanks, null where nothing is left. Throws invalid where it is too long. */
export function parseShortText(
  text: string | null | undefined,
  { field, most, example }: ShortText,
): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > most)
    throw new UserError('invalid', { field, expected: `${most} characters at most`, example });
  return trimmed === '' ? null : trimmed;
}

/** What somebody is in a group (docs/rules.md, groups). */
export const memberTitle: ShortText = { field: 'title', most: 60, example: 'goalkeeper' };
/** What is said about a task or an event besides its title (docs/rules.md, tasks). */
export const notesText: ShortText = { field: 'notes', most: 4000, example: 'Bring both shirts' };
/** Where an event is (docs/rules.md, events). */
export const placeText: ShortText = { field: 'place', most: 200, example: 'Riverside' };
/** Why somebody answered as they did (docs/rules.md, events). */
export const reasonText: ShortText = { field: 'reason', most: 500, example: 'my knee hurts' };
/** What is said to a group, as long as a text of WhatsApp's own API may be (docs/rules.md, messages). */
export const messageText: ShortText = {
  field: 'text',
  most: 4096,
  example: 'Practice is off tonight',
};

/** Titles of tasks and events: 1 to 200 characters after trimming (docs/rules.md). Throws invalid. */
export function parseTitle(text: string): string {
  const title = text.trim();
  if (title.length > 200 || !isSeen(title)) {
    throw new UserError('invalid', {
      field: 'title',
      expected: '1 to 200 characters',
      example: 'Read Chapter 5',
    });
  }
  return title;
}
