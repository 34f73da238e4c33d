import { Checkbox, Group as Row, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { createGroupFromTemplate, type GroupTemplate } from '../../../../client/muster.ts';
import { Form } from '../../../components/form.tsx';
import { GroupMark } from '../../../components/group-mark.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormProblem } from '../../../lib/form-problem.ts';
import { useCommonWords } from '../../../lib/words.ts';
import { identityFields } from '../form-fields.ts';
import { useGroupFormWords } from '../form-words.ts';
import { useMake } from './use-make.ts';
import { useNewGroupWords } from './words.ts';

/** A group from a template: under which name, and who is put in. */
export function TemplateForm({
  template,
  onBack,
}: {
  template: GroupTemplate;
  onBack: () => void;
}) {
  const words = useNewGroupWords();
  const common = useCommonWords();
  const fields = useGroupFormWords();
  const isFillable = template.criteria !== null;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: template.name, fill: isFillable },
    validate: schemaResolver(z.looseObject({ name: identityFields(fields).name }), { sync: true }),
  });
  const problem = useFormProblem(form, 'name');
  const { mutate, isPending } = useMake({
    run: ({ name, fill }: { name: string; fill: boolean }) =>
      ask(
        createGroupFromTemplate({
          client: api,
          body: { templateId: template.id, name: name.trim(), fill },
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
      onCancel={onBack}
      cancel={common.back}
      onSubmit={form.onSubmit((values) => mutate(values))}
    >
      <Row wrap="nowrap" gap="sm">
        <GroupMark group={template} size={44} />
        <Text c="dimmed">{template.description}</Text>
      </Row>
      <TextInput
        label={common.name}
        required
        autoComplete="off"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      {isFillable ? (
        <Checkbox
          label={words.fill}
          description={words.fillAbout(template.rule)}
          key={form.key('fill')}
          {...form.getInputProps('fill', { type: 'checkbox' })}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {words.unfillable}
        </Text>
      )}
    </Form>
  );
}
