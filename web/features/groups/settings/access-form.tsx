import { useForm } from '@mantine/form';
import type { GroupDetails } from '../../../../client/muster.ts';
import { Form } from '../../../components/form.tsx';
import { useFormProblem } from '../../../lib/form-problem.ts';
import { useMay } from '../../../lib/session.ts';
import { type Access, AccessFields } from '../access-fields.tsx';
import { useSave } from './use-save.ts';

export function AccessForm({ group }: { group: GroupDetails }) {
  const mayAdminister = useMay()('administer');
  const { visibility, viewerIds, restricted, sensitive } = group;
  const form = useForm<Access>({
    mode: 'uncontrolled',
    initialValues: { visibility, viewerIds, restricted, sensitive },
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useSave(group.id, problem.show);
  return (
    <Form
      noValidate
      problem={problem}
      isPending={isPending}
      onSubmit={form.onSubmit(({ viewerIds, ...values }) => {
        // Named by who sees the users there are.
        const isNamed = values.visibility === 'CUSTOM' && mayAdminister;
        mutate({ ...values, ...(isNamed && { viewerIds }) });
      })}
    >
      <AccessFields form={form} wasSensitive={sensitive} />
    </Form>
  );
}
