import { intentWordsFor } from '../../languages/words.ts';
import { cleanText, fold } from '../tokenize.ts';

/** Who came to an event, as an answer to that question: all who were in, but for whom it names. */
export interface WhoCame {
  /** Names as typed; null where it is all of them. */
  except: string | null;
}

/** Longer messages tell of something else. */
const longest = 200;

/** Words of the longest phrases. */
const mostOfAll = 4;
const mostOfBut = 2;

/** What a whole message says of who came, if it does: "all of them", "all but Sam and Jo". Not "yes". Pure. */
export function readWhoCame(body: string, locale?: string): WhoCame | undefined {
  if (body.length > longest || /[?¿؟\n]/.test(body)) return undefined;
  const typed = cleanText(body).split(' ');
  const said = (from: number, to: number) => plain(typed.slice(from, to).join(' '));
  for (const { allCame, but } of intentWordsFor(locale)) {
    for (let all = Math.min(mostOfAll, typed.length); all > 0; all -= 1) {
      if (!allCame.includes(said(0, all))) continue;
      if (all === typed.length) return { except: null };
      for (let to = Math.min(all + mostOfBut, typed.length - 1); to > all; to -= 1) {
        if (but.includes(said(all, to))) return { except: typed.slice(to).join(' ') };
      }
    }
  }
  return undefined;
}

function plain(text: string): string {
  return fold(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
