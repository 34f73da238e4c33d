import { remembered } from '../../dates/remembered.ts';
import { picture, pictureAnswers } from '../../events/pictures.ts';
import type { IntentWords } from '../../languages/intent-words.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { fold } from '../tokenize.ts';
import { readEventAnswer } from './event-answer.ts';

/** How somebody stands on a list: WAITLISTED is a reserve. */
export type ListedStatus = 'GOING' | 'MAYBE' | 'DECLINED' | 'WAITLISTED';

/** What pictures say in a list besides answers: "🚫 Jo", "Leo ❓", and a reserve as Muster writes one. */
const listPictures: ReadonlyMap<string, ListedStatus> = new Map<string, ListedStatus>([
  ...pictureAnswers,
  ...['🚫', '⛔', '❎', '🤕', '🤒'].map((shown) => [shown, 'DECLINED'] as const),
  ...['❓', '❔', '🤷'].map((shown) => [shown, 'MAYBE'] as const),
  ...['⏳', '🪑'].map((shown) => [shown, 'WAITLISTED'] as const),
]);

/** What the pictures of a line say; undefined where none says anything, and where they contradict one another. */
export function statusOfPictures(text: string): ListedStatus | undefined {
  const said = new Set(
    (text.match(picture) ?? []).flatMap((shown) => listPictures.get(shown) ?? []),
  );
  return said.size === 1 ? [...said][0] : undefined;
}

interface Vocabulary {
  headings: ReadonlyMap<string, ListedStatus>;
  remarks: ReadonlyMap<string, ListedStatus>;
  numbers: ReadonlyMap<string, number>;
  company: ReadonlySet<string>;
}

const vocabularyOf = remembered(({ lists, clauses }: IntentWords): Vocabulary => {
  const all = (words: readonly string[], status: ListedStatus) =>
    words.map((said): [string, ListedStatus] => [fold(said), status]);
  return {
    headings: new Map([
      ...all(lists.going, 'GOING'),
      ...all(lists.reserves, 'WAITLISTED'),
      ...all(lists.maybe, 'MAYBE'),
      ...all(lists.declined, 'DECLINED'),
    ]),
    remarks: new Map([
      ...all(lists.reserves, 'WAITLISTED'),
      ...all(lists.doubts, 'MAYBE'),
      ...all(lists.absences, 'DECLINED'),
    ]),
    numbers: new Map(Object.entries(clauses.numbers).map(([word, count]) => [fold(word), count])),
    company: new Set(clauses.company.map(fold)),
  };
});

/** What a heading says of those below it: "Reserves", "No vienen"; undefined for any other text. */
export function readHeading(text: string, locale: string | undefined): ListedStatus | undefined {
  const said = fold(text).trim();
  for (const words of intentWordsFor(locale)) {
    const status = vocabularyOf(words).headings.get(said);
    if (status) return status;
  }
  return undefined;
}

/** What a remark beside a name says: "maybe", "50/50", "lesionado", "?"; undefined for any other. */
export function readRemark(text: string, locale: string | undefined): ListedStatus | undefined {
  const isAsked = /[?¿؟]/.test(text);
  const said = fold(text.replace(/[?¿؟!¡]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  if (said === '') return isAsked ? 'MAYBE' : undefined;
  for (const words of intentWordsFor(locale)) {
    const status = vocabularyOf(words).remarks.get(said);
    if (status) return status;
  }
  return readEventAnswer(said, locale)?.status ?? (isAsked ? 'MAYBE' : undefined);
}

/** People without a name: "friend", "a friend", "2 amigos"; undefined for anything else. */
export function readCompany(text: string, locale: string | undefined): number | undefined {
  const words = fold(text).trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  for (const language of intentWordsFor(locale)) {
    const { numbers, company } = vocabularyOf(language);
    if (!company.has(last) || words.length > 2) continue;
    const [count] = words;
    if (words.length === 1) return 1;
    const number = numbers.get(count!) ?? (/^\d{1,2}$/.test(count!) ? Number(count) : undefined);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** The words that join two names, or a name and its guests: "and", "y", "&", "with". */
export function jointsFor(locale: string | undefined): string {
  const joints = intentWordsFor(locale).flatMap(({ clauses }) => [
    ...clauses.joints,
    ...clauses.bringing,
  ]);
  return [...new Set(joints)].map((joint) => joint.replace(/\+/g, '\\+')).join('|');
}
