const blanks = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
const apostrophes = /[\u2018\u2019\u201b\u02bc\u00b4]/g;
const colons = /[\uff1a\u2236]/g;

/** What needs no evening out, as most texts do not: told at one look instead of four. */
const even = /^[ -~\u00a1-\u00ac\u00ae-\u00b3\u00b5-\u024f]*$/;

/**
 * Evens out what phones type: every blank or invisible mark becomes a space, dashes and apostrophes
 * the plain ones. One character for one character, so that positions remain those of the source.
 */
export function levelText(text: string): string {
  if (even.test(text)) return text;
  return text
    .replace(blanks, ' ')
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(colons, ':');
}
