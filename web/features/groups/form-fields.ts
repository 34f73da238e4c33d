import * as z from 'zod/mini';
import type { useGroupFormWords } from './form-words.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether a text is one emoji, of however many code points: "⚽", "👨‍👩‍👧", "🇪🇸". */
const isEmoji = (text: string) =>
  [...segmenter.segment(text)].length === 1 &&
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|⃣/u.test(text);

/** What a group is called and looks like, as it is typed: no icon and no description are empty texts. */
export const identityFields = (words: ReturnType<typeof useGroupFormWords>) => ({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, words.nameNeeded), z.maxLength(120, words.nameNeeded)),
  description: z.string().check(z.trim(), z.maxLength(500, words.descriptionLong)),
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, words.badColor)),
  icon: z.string().check(
    z.trim(),
    z.refine((text) => text.trim() === '' || isEmoji(text.trim()), words.badIcon),
  ),
});

export interface Identity {
  name: string;
  description: string;
  color: string;
  icon: string;
}

/** What was typed as the API takes it. */
export const toIdentity = ({ name, description, color, icon }: Identity) => ({
  ...{ name: name.trim(), color },
  ...{ description: description.trim() || null, icon: icon.trim() || null },
});
