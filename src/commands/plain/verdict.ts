import { intentWordsFor } from '../../languages/words.ts';
import { cleanText, fold } from '../tokenize.ts';

/** What is to become of an event with too few people. */
export interface Verdict {
  holds: boolean;
  /** Of the event, where it is said: "hold it #12". */
  number: number | null;
}

/** Longer messages tell of something else. */
const longest = 40;

/** What a whole message says of an event with too few people, if it does: "hold it", "call it off, please". Pure. */
export function readVerdict(body: string, locale?: string): Verdict | undefined {
  // "call it off?" asks back.
  if (body.length > longest || /[?¿؟]/.test(body)) return undefined;
  const [, said = '', number] = /^(.*?)(?: (\d{1,9}))?$/.exec(plain(cleanText(body))) ?? [];
  const given = number === undefined ? null : Number(number);
  for (const { holds, callsOff, clauses } of intentWordsFor(locale)) {
    const phrase = withoutCourtesy(said, clauses.courtesies);
    if (holds.includes(phrase)) return { holds: true, number: given };
    if (callsOff.includes(phrase)) return { holds: false, number: given };
  }
  return undefined;
}

function withoutCourtesy(said: string, courtesies: readonly string[]): string {
  const last = courtesies.map(plain).find((phrase) => said.endsWith(` ${phrase}`));
  return last === undefined ? said : said.slice(0, -last.length - 1);
}

function plain(text: string): string {
  return fold(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
