import { setContactLocale } from '../people/set-language.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** The language of a person: they are answered as before. */
const undoLanguage: Inverse = async (change, { subjectId, before, after }) => {
  const { locale: was } = before as { locale: string | null };
  const { locale: set } = after as { locale: string | null };
  if ((await setContactLocale(change, subjectId, was)) !== set) throw cannotUndo('', 'changed');
  return { undone: { kind: 'language' } };
};

export const languageInverses = {
  'contact.language': undoLanguage,
} satisfies Inverses;
