/** A picture, without what may follow it. */
export const picture = /\p{Extended_Pictographic}/gu;

/** Skin tones, the sign that asks for a picture, and the joined sign of a gender. */
const tones = /[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d[♀♂]/gu;

/** The text with every picture in its plain form: 👍🏽 becomes 👍. */
export function withoutTones(text: string): string {
  return text.replace(tones, '');
}
