import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { useFieldErrors } from '../../lib/field-errors.ts';
import { type ContactValues, contactFields, contactSchema } from './contact-values.ts';
import { usePeopleWords } from './words.ts';

/** The form of a contact: what is wrong is shown where it was typed, and nothing that was typed is lost. */
export function useContactForm(initialValues: ContactValues) {
  const words = usePeopleWords();
  const sort = useFieldErrors();
  const [problem, setProblem] = useState<string>();
  const form = useForm<ContactValues>({
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(contactSchema(words), { sync: true }),
  });
  return {
    form,
    /** What is wrong with no field in particular. */
    problem,
    onProblem(error: unknown) {
      // Nothing else of a contact can be somebody's already.
      const { errors, rest } = sort(error, contactFields, 'phone');
      form.setErrors(errors);
      setProblem(rest);
    },
  };
}
