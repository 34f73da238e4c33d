import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { type GroupDetails, type ListedMember, updateMember } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useChange } from '../../lib/use-change.ts';
import { useMembershipWords } from './words.ts';

interface TitleDialogProps {
  group: GroupDetails;
  member: ListedMember;
  onClose: () => void;
}

/** As long as the service takes one. */
const longest = 60;

/** What somebody is in the group. Left empty, they have no title. */
export function TitleDialog({ group, member, onClose }: TitleDialogProps) {
  const words = useMembershipWords();
  const say = useProblemWords();
  const schema = z.object({ title: z.string().check(z.maxLength(longest, words.titleTooLong)) });
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { title: member.title ?? '' },
    validate: schemaResolver(schema, { sync: true }),
  });
  const change = useChange({
    run: ({ title }: { title: string }) =>
      ask(
        updateMember({
          client: api,
          path: { id: group.id, contactId: member.contactId },
          body: { title: title.trim() || null },
        }),
      ),
    changes: [['groups']],
    done: words.titled(member.name),
    onDone: onClose,
    onProblem: (error) => form.setFieldError('title', say(error)),
  });
  return (
    <FormDialog
      title={words.titleOf(member.name)}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => change.mutate(values))}
      isPending={change.isPending}
    >
      <TextInput
        label={words.columns.title}
        description={words.titleHow}
        data-autofocus
        key={form.key('title')}
        {...form.getInputProps('title')}
      />
    </FormDialog>
  );
}
