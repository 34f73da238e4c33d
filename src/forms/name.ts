/** The name of a person or organization: 1 to 120 characters, white space folded, or undefined. */
export function parseName(text: string): string | undefined {
  const name = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return name.length <= 120 && isSeen(name) ? name : undefined;
}

/** Whether anything is seen of a text: more than blanks and invisible marks. */
export function isSeen(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}]/u.test(text);
}
