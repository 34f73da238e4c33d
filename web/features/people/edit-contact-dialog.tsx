import { Fieldset } from '@mantine/core';
import { type Contact, type ContactEdit, updateContact } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { AppointmentFields } from './appointment-fields.tsx';
import { CallingFields } from './calling-fields.tsx';
import { useContactPageWords } from './contact-page-words.ts';
import { editOf, valuesOf } from './contact-values.ts';
import { PersonFields } from './person-fields.tsx';
import { useContactForm } from './use-contact-form.ts';

/** All of a contact, to be changed; only what is another is sent. */
export function EditContactDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const common = useCommonWords();
  const words = useContactPageWords();
  const may = useMay();
  const { timeZone } = useFormat();
  const before = valuesOf(contact, timeZone);
  const { form, problem } = useContactForm(before);
  const { mutate, isPending } = useChange({
    run: (body: ContactEdit) => ask(updateContact({ client: api, path: { id: contact.id }, body })),
    changes: [['contacts'], ['groups']],
    done: common.saved,
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.editTitle(contact.name)}
      size="lg"
      onClose={onClose}
      noValidate
      onSubmit={form.onSubmit((values) => {
        const edit = editOf(before, values, timeZone);
        if (Object.keys(edit).length === 0) onClose();
        else mutate(edit);
      })}
      isPending={isPending}
      problem={problem}
    >
      <Fieldset legend={words.person}>
        <PersonFields form={form} mayPhone={may('identify')} />
      </Fieldset>
      <Fieldset legend={words.appointment}>
        <AppointmentFields form={form} />
      </Fieldset>
      <Fieldset legend={words.calling}>
        <CallingFields form={form} />
      </Fieldset>
    </FormDialog>
  );
}
