import { UserError } from '../errors.ts';
import { isSeen } from '../forms/name.ts';

/** Characters of what somebody is reminded of (docs/rules.md, reminders). */
const longestText = 1000;

/** What somebody is reminded of, without its outer blanks. Throws invalid. */
export function parseReminderText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > longestText || !isSeen(trimmed)) {
    throw new UserError('invalid', {
      field: 'text',
      expected: `1 to ${longestText} characters`,
      example: 'Call the field',
    });
  }
  return trimmed;
}
