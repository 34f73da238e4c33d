import { useContactWords } from '../../components/contact-words.ts';
import { useImportWords } from './words.ts';

/** What that is called of which a row is wrong. */
export function useFieldName(): (field: string) => string {
  const contact: Record<string, string> = useContactWords().fields;
  const { places }: { places: Record<string, string> } = useImportWords();
  return (field) => places[field] ?? contact[field] ?? field;
}
