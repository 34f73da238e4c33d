import { distance } from 'fastest-levenshtein';

/** Words of a text that say something, as they are compared: not "the", "to". */
export function contentWords(text: string, fillers: ReadonlySet<string>): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !fillers.has(word));
}

/** What somebody calls something that has a title, of those that it could be. */
export interface Fitting<Item> {
  /** Whose title has all of the words; where it is one's whole title, those alone. */
  fits: Item[];
  /** Those for whom a letter or two must be overlooked. */
  near: Item[];
}

/** Finds what is called by some words of its title: "training", "the book night", "diner". Pure. */
export function fitTitles<Item extends { title: string }>(
  said: readonly string[],
  items: readonly Item[],
  fillers: ReadonlySet<string>,
): Fitting<Item> {
  if (said.length === 0) return { fits: [], near: [] };
  const titled = items.map((item) => ({ item, words: contentWords(item.title, fillers) }));
  const those = (same: (one: string, other: string) => boolean) =>
    titled.filter(({ words }) => said.every((word) => words.some((own) => same(word, own))));
  const found = those(isSame);
  const whole = found.filter(({ words }) =>
    words.every((own) => said.some((word) => isSame(word, own))),
  );
  const fits = (whole.length > 0 ? whole : found).map(({ item }) => item);
  return { fits, near: fits.length > 0 ? [] : those(isNear).map(({ item }) => item) };
}

/** Whether all that a title says is among some words. */
export function holdsTitle(
  said: readonly string[],
  title: string,
  fillers: ReadonlySet<string>,
): boolean {
  const words = contentWords(title, fillers);
  return words.length > 0 && words.every((own) => said.some((word) => isSame(word, own)));
}

/** "games" is "game", "partidos" is "partido". */
function isSame(one: string, other: string): boolean {
  return one === other || singular(one) === singular(other);
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/** A letter of four is overlooked, two of eight; and two that changed places. */
export function isNear(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (isSame(one, other)) return true;
  if (shorter < 4) return false;
  return distance(one, other) <= (shorter >= 8 ? 2 : 1) || isSwapped(one, other);
}

function isSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  const swapped = `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at]}${one.slice(at + 2)}`;
  return at >= 0 && swapped === other;
}
