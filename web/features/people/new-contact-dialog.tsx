import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { createContact, type NewContact } from '../../../client/muster.ts';
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
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { form, problem, onProblem } = useContactForm(noValues);
  const { mutate, isPending } = useChange({
    run: (body: NewContact) => ask(createContact({ client: api, body })),
    changes: [
      ['contacts', 'list'],
      ['contacts', 'picker'],
    ],
    done: ({ name }) => words.created(name),
    onDone: ({ id }) => navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
    onProblem,
  });
  return (
    <Modal opened onClose={onClose} title={words.newContact} fullScreen={isPhone ?? false}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          mutate({ name: values.name, ...editOf(noValues, values, timeZone) }),
        )}
      >
        <Stack>
          {problem && <Alert color="red">{problem}</Alert>}
          <PersonFields form={form} mayPhone />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {common.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
