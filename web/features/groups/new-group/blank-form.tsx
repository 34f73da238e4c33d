import { Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import * as z from 'zod/mini';
import { createGroup } from '../../../../client/muster.ts';
import { ContactPicker, type PickedContact } from '../../../components/contact-picker.tsx';
import { Form } from '../../../components/form.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormProblem } from '../../../lib/form-problem.ts';
import { useCommonWords } from '../../../lib/words.ts';
import { type Access, AccessFields } from '../access-fields.tsx';
import { ColorField } from '../color-field.tsx';
import { type Identity, identityFields, toIdentity } from '../form-fields.ts';
import { useGroupFormWords } from '../form-words.ts';
import { IconField } from '../icon-field.tsx';
import { useMake } from './use-make.ts';
import { useNewGroupWords } from './words.ts';

/** As the service has it. */
const usualColor = '#3B82F6';

export function BlankForm() {
  const common = useCommonWords();
  const words = useNewGroupWords();
  const fields = useGroupFormWords();
  const [members, setMembers] = useState<PickedContact[]>([]);
  const form = useForm<Identity & Access>({
    mode: 'uncontrolled',
    initialValues: {
      ...{ name: '', description: '', color: usualColor, icon: '' },
      ...{ visibility: 'ALL_STAFF', viewerIds: [], restricted: false, sensitive: false },
    },
    validate: schemaResolver(z.looseObject(identityFields(fields)), { sync: true }),
  });
  const problem = useFormProblem(form, 'name');
  const { mutate, isPending } = useMake({
    run: ({ viewerIds, ...values }: Identity & Access) =>
      ask(
        createGroup({
          client: api,
          body: {
            ...values,
            ...toIdentity(values),
            ...(values.visibility === 'CUSTOM' && { viewerIds }),
            members: members.map(({ id }) => ({ contactId: id })),
          },
        }),
      ),
    onProblem: problem.show,
  });
  return (
    <Form
      noValidate
      problem={problem}
      isPending={isPending}
      submit={words.create}
      onSubmit={form.onSubmit((values) => mutate(values))}
    >
      <TextInput
        label={common.name}
        placeholder={fields.nameExample}
        required
        data-autofocus
        autoComplete="off"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Textarea
        label={fields.description}
        placeholder={fields.descriptionExample}
        autosize
        minRows={2}
        maxRows={6}
        key={form.key('description')}
        {...form.getInputProps('description')}
      />
      <ColorField key={form.key('color')} {...form.getInputProps('color')} />
      <IconField key={form.key('icon')} {...form.getInputProps('icon')} />
      <AccessFields form={form} />
      <ContactPicker
        label={words.members}
        description={words.membersAbout}
        value={members}
        onChange={setMembers}
      />
    </Form>
  );
}
