import { type Heard, nothingHeard } from '../../calls/provider.ts';
import { answerWordsFor, intentWordsFor } from '../../languages/words.ts';
import { clausesIn, foldSaid, type Said, saidAround } from './clauses.ts';
import { companyIn, withoutCompany } from './company.ts';
import { cancelled, confirmed, optOuts, rescheduled, undone } from './phrases.ts';

// A stand-in for the analysis of a real voice: whole phrases only, so that what nobody meant is not done. "I
// can't stop by" is no opt-out, and whoever says two different things has said nothing.

/**
 * What somebody said on the phone, by what they were called about: the variables `reason` and `language` of
 * the dial (docs/calls.md). Pure.
 */
export function readHeard(text: string, variables: Readonly<Record<string, string>>): Heard {
  const { reason = '', language } = variables;
  const phrases = phrasesFor(language || undefined);
  // Longer ones are no phrases, and dear to compare.
  const meaning = (clause: string) =>
    clause.split(' ', mostWords + 1).length > mostWords
      ? undefined
      : meaningOf(clause, reason, phrases);
  const isKnown = (clause: string) => optOut.has(clause) || meaning(clause) !== undefined;
  const clauses = clausesIn(text, phrases.around, isKnown);
  const meanings = new Set(
    clauses.flatMap((clause) => meaning(clause) ?? []).filter((it) => it !== ''),
  );
  const [only] = meanings.size === 1 ? meanings : [];
  const isOptOut =
    clauses.some((clause) => optOut.has(clause)) ||
    (meanings.size === 0 && phrases.stop.has(foldSaid(text)));
  const guests = clauses
    .filter(isKnown)
    .reduce((sum, clause) => sum + companyIn(clause, phrases.company), 0);
  return {
    ...nothingHeard,
    answer:
      only === 'GOING'
        ? { status: only, guests: Math.min(guests, mostGuests) }
        : only === 'MAYBE' || only === 'DECLINED'
          ? { status: only, guests: 0 }
          : null,
    done: only === 'DONE' ? true : only === 'UNDONE' ? false : null,
    appointment:
      only === 'CONFIRMED' || only === 'CANCELLED' || only === 'RESCHEDULED' ? only : null,
    optOut: isOptOut,
    sentiment: isOptOut ? 'NEGATIVE' : only && gladly.has(only) ? 'POSITIVE' : 'NEUTRAL',
    summary: text.replaceAll('\0', '').trim() || null,
  };
}

/** Words of what counts as a phrase. */
const mostWords = 12;

/** As many as one may bring. */
const mostGuests = 20;

const gladly: ReadonlySet<string> = new Set(['GOING', 'DONE', 'CONFIRMED']);

type Meaning =
  | ('GOING' | 'MAYBE' | 'DECLINED')
  | ('DONE' | 'UNDONE')
  | ('CONFIRMED' | 'CANCELLED' | 'RESCHEDULED')
  /** Who is brought along, and no answer by itself. */
  | '';

interface Phrases {
  going: ReadonlySet<string>;
  maybe: ReadonlySet<string>;
  declined: ReadonlySet<string>;
  yes: ReadonlySet<string>;
  done: ReadonlySet<string>;
  doneLeads: ReadonlySet<string>;
  doneTails: ReadonlySet<string>;
  stop: ReadonlySet<string>;
  around: Said;
  company: ReturnType<typeof companyWords>;
}

/** What one clause means to the reason of the call; undefined where it means nothing to it. */
function meaningOf(clause: string, reason: string, phrases: Phrases): Meaning | undefined {
  switch (reason) {
    case 'event': {
      const status = statusOf(clause, phrases);
      if (status) return status;
      const alone = withoutCompany(clause, phrases.company);
      if (alone === clause) return undefined;
      if (statusOf(alone, phrases) === 'GOING') return 'GOING';
      return companyLeads.has(alone) ? '' : undefined;
    }
    case 'task':
      if (notDone.has(clause)) return 'UNDONE';
      return isDone(clause, phrases) || phrases.yes.has(clause) ? 'DONE' : undefined;
    case 'appointment':
      if (cancels.has(clause)) return 'CANCELLED';
      if (moves.has(clause)) return 'RESCHEDULED';
      if (confirms.has(clause) || phrases.yes.has(clause)) return 'CONFIRMED';
      return statusOf(clause, phrases) === 'GOING' ? 'CONFIRMED' : undefined;
    default:
      return undefined;
  }
}

function statusOf(clause: string, phrases: Phrases): 'GOING' | 'MAYBE' | 'DECLINED' | undefined {
  if (phrases.going.has(clause)) return 'GOING';
  if (phrases.maybe.has(clause)) return 'MAYBE';
  return phrases.declined.has(clause) ? 'DECLINED' : undefined;
}

/** "done", "I've just paid by card": one of the words, with what may stand before and after it. */
function isDone(clause: string, { done, doneLeads, doneTails }: Phrases): boolean {
  const words = clause.split(' ');
  const part = (from: number, to: number) => words.slice(from, to).join(' ');
  for (let from = 0; from < words.length; from += 1)
    for (let to = words.length; to > from; to -= 1)
      if (
        done.has(part(from, to)) &&
        (from === 0 || doneLeads.has(part(0, from))) &&
        (to === words.length || doneTails.has(part(to, words.length)))
      )
        return true;
  return false;
}

const folded = (...lists: (readonly string[])[]) => new Set(lists.flat().map(foldSaid));

const optOut = folded(optOuts);
/** What may stand before whom one brings: "I'm bringing a friend". */
const companyLeads = new Set(['', 'im', 'i am', 'ill be', 'i will be', 'ire', 'vendre', 'estare']);
const notDone = folded(undone);
const confirms = folded(confirmed);
const cancels = folded(cancelled);
const moves = folded(rescheduled);

const known = new Map<string | undefined, Phrases>();

function phrasesFor(locale: string | undefined): Phrases {
  const kept = known.get(locale);
  if (kept) return kept;
  const intents = intentWordsFor(locale);
  const all = (list: (words: (typeof intents)[number]) => readonly string[]) =>
    folded(...intents.map(list));
  const made: Phrases = {
    going: all(({ going, together }) => [...going, ...together]),
    maybe: all(({ maybe }) => maybe),
    declined: all(({ declined }) => declined),
    yes: all(({ yes }) => yes.filter((phrase) => phrase !== 'do it')),
    done: all(({ done }) => done),
    doneLeads: all(({ doneLeads }) => doneLeads),
    doneTails: all(({ doneTails }) => doneTails),
    // Whole, whatever the language of the call.
    stop: folded(...intentWordsFor().map(({ stop }) => stop)),
    around: saidAround(
      intentWordsFor().flatMap(
        ({ greetings, farewells, openings, regrets, addressed, clauses }) => [
          ...[...greetings, ...farewells, ...openings, ...regrets],
          ...[...addressed, ...clauses.courtesies],
        ],
      ),
    ),
    company: companyWords(locale),
  };
  // Locales come from rows of the database: a handful, each of a form that it checks.
  if (known.size < 100) known.set(locale, made);
  return made;
}

function companyWords(locale: string | undefined) {
  const answers = answerWordsFor(locale ?? 'es');
  const clauses = intentWordsFor(locale).map((words) => words.clauses);
  return {
    leads: folded(
      ...answers.map((words) => words.with),
      ...clauses.flatMap(({ plus, bringing, joints }) => [plus, bringing, joints]),
    ),
    joints: folded(...clauses.map(({ joints }) => joints)),
    articles: folded(...answers.flatMap(({ own, some }) => [own, some])),
    numbers: new Map(clauses.flatMap(({ numbers }) => Object.entries(numbers))),
    people: new RegExp(
      `^(?:${answers.flatMap(({ person, people }) => [person, people]).join('|')})$`,
    ),
  };
}
