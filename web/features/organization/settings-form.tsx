import { Box, Fieldset } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { type Organization, updateOwnOrganization } from '../../../client/muster.ts';
import { Form } from '../../components/form.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { toMinutes } from '../../lib/times.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { CallFields } from './call-fields.tsx';
import { ChatFields } from './chat-fields.tsx';
import { GeneralFields } from './general-fields.tsx';
import { endOf, type SettingsValues, toEdit, toValues } from './settings-values.ts';
import { useOrganizationWords } from './words.ts';

export type SettingsFormType = UseFormReturnType<SettingsValues>;

export function SettingsForm({ organization }: { organization: Organization }) {
  const words = useOrganizationWords();
  const common = useCommonWords();
  const form = useForm<SettingsValues>({
    initialValues: toValues(organization),
    validate: {
      callHours: (hours) =>
        hours.every(({ isOn, from, until }) => !isOn || toMinutes(from) < endOf(until))
          ? null
          : words.untilAfterFrom,
      callRetryMinutes: (minutes) =>
        minutes.every((text) => /^\d+$/.test(text)) ? null : common.expected(words.retryExpected),
    },
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: (edit: ReturnType<typeof toEdit>) =>
      ask(updateOwnOrganization({ client: api, body: edit })),
    // The language and the zone of everything may be others.
    changes: [['organization'], ['session']],
    done: common.saved,
    onProblem: problem.show,
  });
  return (
    <Box maw={720}>
      <Form
        problem={problem}
        isPending={isPending}
        onSubmit={form.onSubmit((values) => {
          const edit = toEdit(values, organization);
          if (Object.keys(edit).length > 0) mutate(edit);
          else notifications.show({ message: words.unchanged });
        })}
      >
        <Fieldset legend={words.general}>
          <GeneralFields form={form} />
        </Fieldset>
        <Fieldset legend={words.chats}>
          <ChatFields form={form} />
        </Fieldset>
        <Fieldset legend={words.calls}>
          <CallFields form={form} />
        </Fieldset>
      </Form>
    </Box>
  );
}
