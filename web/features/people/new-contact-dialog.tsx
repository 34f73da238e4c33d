import { useNavigate } from '@tanstack/react-router';
import { createContact, type NewContact } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { editOf, noValues } from './contact-values.ts';
import { PersonFields } from './person-fields.tsx';
import { useContactForm } from './use-contact-form.ts';
import { usePeopleWords } from './words.ts';

/** Makes a contact, and opens their page, where all else can be said of them. */
export function NewContactDialog({ onClose }: { onClose: () => void }) {
  const words = usePeopleWords();
  const common = useCommonWords();
  const { timeZone } = useFormat();
  const navigate = useNavigate();
  const { form, problem } = useContactForm(noValues);
  const { mutate, isPending } = useChange({
    run: (body: NewContact) => ask(createContact({ client: api, body })),
    changes: [
      ['contacts', 'list'],
      ['contacts', 'picker'],
    ],
    done: ({ name }) => words.created(name),
    onDone: ({ id }) => navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.newContact}
      onClose={onClose}
      noValidate
      onSubmit={form.onSubmit((values) =>
        mutate({ name: values.name, ...editOf(noValues, values, timeZone) }),
      )}
      submit={common.create}
      isPending={isPending}
      problem={problem}
    >
      <PersonFields form={form} mayPhone />
    </FormDialog>
  );
}
