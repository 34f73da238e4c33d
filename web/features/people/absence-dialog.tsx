import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { type ContactGroup, createAbsence } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { toInstant } from '../../lib/zoned.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { usePeopleWords } from './words.ts';

interface AbsenceDialogProps {
  contactId: string;
  /** Those for whose events alone it may be. */
  groups: readonly ContactGroup['group'][];
  /** Whether it may be for all of them. */
  mayAll: boolean;
  onClose: () => void;
}

export function AbsenceDialog({ contactId, groups, mayAll, onClose }: AbsenceDialogProps) {
  const common = useCommonWords();
  const words = useContactPageWords();
  const people = usePeopleWords();
  const { timeZone } = useFormat();
  const moment = z.string().check(z.minLength(1, words.needsMoment));
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      ...{ startsAt: '', endsAt: '', reason: '' },
      groupId: mayAll ? '' : (groups[0]?.id ?? ''),
    },
    validate: schemaResolver(
      z
        .object({
          ...{ startsAt: moment, endsAt: moment },
          reason: z.string().check(z.maxLength(500, people.tooLong(500))),
        })
        .check(
          z.refine(({ startsAt, endsAt }) => !startsAt || !endsAt || startsAt < endsAt, {
            path: ['endsAt'],
            message: words.endsLater,
          }),
        ),
      { sync: true },
    ),
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: ({ startsAt, endsAt, reason, groupId }: typeof form.values) => {
      const zone = groups.find(({ id }) => id === groupId)?.timeZone ?? timeZone;
      return ask(
        createAbsence({
          client: api,
          path: { id: contactId },
          body: {
            startsAt: toInstant(startsAt, zone),
            endsAt: toInstant(endsAt, zone),
            reason: reason.trim() || null,
            groupId: groupId || null,
          },
        }),
      );
    },
    changes: [['contacts', contactId], ['events']],
    done: words.absenceMade,
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.addAbsence}
      onClose={onClose}
      noValidate
      onSubmit={form.onSubmit((values) => mutate(values))}
      isPending={isPending}
      problem={problem}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={words.from}
          required
          data-autofocus
          key={form.key('startsAt')}
          {...form.getInputProps('startsAt')}
        />
        <TextInput
          type="datetime-local"
          label={words.until}
          required
          key={form.key('endsAt')}
          {...form.getInputProps('endsAt')}
        />
      </SimpleGrid>
      <TextInput label={words.reason} key={form.key('reason')} {...form.getInputProps('reason')} />
      {groups.length > 0 && (
        <Select
          label={words.onlyGroup}
          placeholder={common.allGroups}
          clearable={mayAll}
          allowDeselect={mayAll}
          searchable={groups.length > 8}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          key={form.key('groupId')}
          {...form.getInputProps('groupId')}
        />
      )}
    </FormDialog>
  );
}
