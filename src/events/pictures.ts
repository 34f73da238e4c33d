/** A picture, without what may follow it. */
export const picture = /\p{Extended_Pictographic}/gu;

/** Skin tones, the sign that asks for a picture, and the joined sign of a gender. */
const tones = /[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d[♀♂]/gu;

/** The text with every picture in its plain form: 👍🏽 becomes 👍. */
export function withoutTones(text: string): string {
  return text.replace(tones, '');
}

/** What a picture in its plain form answers to an event; those that are not here answer nothing. */
export const pictureAnswers: ReadonlyMap<string, 'GOING' | 'MAYBE' | 'DECLINED'> = new Map([
  ...['👍', '👌', '✅', '✔', '🙋'].map((shown) => [shown, 'GOING'] as const),
  ...['🤔'].map((shown) => [shown, 'MAYBE'] as const),
  ...['👎', '❌', '✖', '🙅', '🚫', '⛔'].map((shown) => [shown, 'DECLINED'] as const),
]);
