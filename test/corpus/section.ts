/**
 * One message: who writes it, what they write, what it does, and a part of the first line that it is
 * answered; or that it is passed over in silence.
 *
 * - Who: "Ann", in the group's chat; "Ann, in private"; "Ann, elsewhere", in a group chat that is about
 *   no group; "Ann → #2", a reply to what Muster said about 2; "Ann → Ben", a reply to a person.
 * - "silence; settled" ends what was asked, and says nothing.
 * - What it does is read from the rows that are there afterwards, as test/corpus/effect.ts writes it;
 *   "nothing" where it is answered and nothing is changed.
 * - "@34600000002" is a mention, as phones send it.
 */
export type Row =
  | readonly [who: string, says: string, does: string, answer: string]
  | readonly [who: string, says: string, does: 'silence' | 'silence; settled'];

/** What a row says whose message is deleted: of a section that has `edits`. */
export const deleted = '(deletes it)';

/** Messages that begin from the same situation. */
export interface Section {
  about: string;
  /** Whose club: with a Spanish locale unless it is the English one. */
  language?: 'english' | 'spanish';
  /** What was said before, and did what it does. */
  after?: readonly (readonly [who: string, says: string])[];
  /** The message that each row is an edit of, by whoever writes the row. */
  edits?: string;
  rows: readonly Row[];
}

/** A row taken apart. */
export interface Case {
  who: string;
  place: 'chat' | 'private' | 'elsewhere';
  /** The number that the quoted message is about, or the person who wrote it. */
  quotes: number | string | null;
  says: string;
  does: string;
  /** Null for silence. */
  answer: string | null;
}

export function readRow([writer, says, does, answer]: Row): Case {
  const quietly = does === 'silence; settled' ? 'settled' : 'nothing';
  return { ...readWriter(writer), says, does: answer ? does : quietly, answer: answer ?? null };
}

/** Takes "Ann, in private" and "Ann → #2" apart. */
export function readWriter(writer: string): Pick<Case, 'who' | 'place' | 'quotes'> {
  const [, who, place, number, person] =
    /^([^,→]+?)(?:, (in private|elsewhere))?(?: → (?:#(\d+)|(.+)))?$/u.exec(writer) ?? [];
  if (!who) throw new Error(`nobody writes as “${writer}”`);
  return {
    who,
    place: place === undefined ? 'chat' : place === 'elsewhere' ? 'elsewhere' : 'private',
    quotes: number ? Number(number) : (person ?? null),
  };
}
