import { schemaResolver, useForm } from '@mantine/form';
import { useFormProblem } from '../../lib/form-problem.ts';
import { type ContactValues, contactSchema } from './contact-values.ts';
import { usePeopleWords } from './words.ts';

/** The form of a contact: what is wrong is shown where it was typed, and nothing that was typed is lost. */
export function useContactForm(initialValues: ContactValues) {
  const words = usePeopleWords();
  const form = useForm<ContactValues>({
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(contactSchema(words), { sync: true }),
  });
  // Nothing else of a contact can be somebody's already.
  return { form, problem: useFormProblem(form, 'phone') };
}
