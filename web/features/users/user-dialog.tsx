import { Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createUser, getContact, type User, updateUser } from '../../../client/muster.ts';
import { ContactPicker, type PickedContact } from '../../components/contact-picker.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useUserWords } from './words.ts';

const ROLES = ['ADMIN', 'MANAGER', 'USER'] as const;

/** Makes a user, or changes one. */
export function UserDialog({ user, onClose }: { user?: User | undefined; onClose: () => void }) {
  const words = useUserWords();
  const common = useCommonWords();
  const bound = useBound(user?.contactId);
  const [chosen, setChosen] = useState<PickedContact[]>();
  const contact = chosen ?? bound;
  const form = useForm({
    initialValues: {
      name: user?.name ?? '',
      email: user?.email ?? '',
      role: user?.role ?? ('USER' as User['role']),
    },
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: ({ name, email, role }: typeof form.values) => {
      const body = {
        name: name.trim(),
        email: email.trim() || null,
        role,
        // Whose contact is still being asked for stays as it is.
        ...(contact && { contactId: contact[0]?.id ?? null }),
      };
      return user
        ? ask(updateUser({ client: api, path: { id: user.id }, body }))
        : ask(createUser({ client: api, body }));
    },
    changes: [['users'], ['session']],
    done: user ? common.saved : words.created,
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={user ? words.editUser(user.name) : words.newUser}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => mutate(values))}
      submit={user ? common.save : common.create}
      isPending={isPending}
      problem={problem}
    >
      <TextInput label={common.name} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={words.email} type="email" {...form.getInputProps('email')} />
      <Radio.Group label={words.role} {...form.getInputProps('role')}>
        <Stack gap="xs" mt={4}>
          {ROLES.map((role) => (
            <Radio
              key={role}
              value={role}
              label={words.roles[role]}
              description={words.rolesHow[role]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ContactPicker
        label={words.contact}
        description={words.contactHow}
        value={contact ?? []}
        onChange={setChosen}
        maxValues={1}
      />
    </FormDialog>
  );
}

/** The contact who a user is; undefined while it is asked for. */
function useBound(contactId: string | null | undefined): PickedContact[] | undefined {
  const { data } = useQuery({
    queryKey: ['contacts', contactId],
    queryFn: ({ signal }) =>
      ask(getContact({ client: api, path: { id: contactId ?? '' }, signal })),
    enabled: Boolean(contactId),
  });
  return contactId ? data && [data] : [];
}
