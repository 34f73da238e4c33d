import { Radio, Stack } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createTask, type GroupDetails } from '../../../client/muster.ts';
import { ContactPicker, type PickedContact } from '../../components/contact-picker.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useNumberedWords } from '../../components/numbered/title-and-notes.tsx';
import { PeopleField } from '../../components/people-field/people-field.tsx';
import type { Picked } from '../../components/people-field/use-found.ts';
import { usePeopleFieldWords } from '../../components/people-field/words.ts';
import { RecurrenceField } from '../../components/recurrence/recurrence-field.tsx';
import { ruleFrom } from '../../components/recurrence/rules.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { previewQuery, targetOf } from './queries.ts';
import { dueOf, type TaskValues, taskSchema } from './task-fields.ts';
import { TaskInputs } from './task-inputs.tsx';
import { TaskPreview } from './task-preview.tsx';
import { useTaskWords } from './words.ts';

/** Gives a task to the group, unless somebody else is chosen; before it does it tells how many get it. */
export function NewTask({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const words = useTaskWords();
  const people = usePeopleFieldWords();
  const numbered = useNumberedWords();
  const common = useCommonWords();
  const format = useFormat(group.timeZone);
  const [whom, setWhom] = useState<Picked[]>([{ kind: 'group', id: group.id, name: group.name }]);
  const [except, setExcept] = useState<PickedContact[]>([]);
  const [mode, setMode] = useState<'EACH' | 'ANYONE'>('EACH');
  const [rule, setRule] = useState('');
  const [day, setDay] = useState('');
  const [needsWhom, setNeedsWhom] = useState(false);
  const form = useForm<TaskValues>({
    mode: 'uncontrolled',
    initialValues: { title: '', notes: '', day: '', time: '' },
    validate: schemaResolver(taskSchema(words, numbered), { sync: true }),
    onValuesChange: (values) => setDay(values.day),
  });
  const target = targetOf(whom, except);
  const preview = useQuery(previewQuery(target, words.create));
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: ({ title, notes, ...due }: TaskValues) => {
      const said = { title: title.trim(), notes: notes.trim() || null };
      const when = {
        dueAt: dueOf({ title, notes, ...due }, format.timeZone),
        recurrence: ruleFrom(due.day, rule),
      };
      return ask(createTask({ client: api, body: { ...said, ...when, mode, ...target! } }));
    },
    changes: [['tasks'], ['groups'], ['schedule']],
    done: ({ number }) => words.created(number),
    onDone: onClose,
    onProblem: problem.show,
  });

  function create(values: TaskValues): void {
    setNeedsWhom(target === null);
    const dueAt = dueOf(values, format.timeZone);
    if (dueAt && new Date(dueAt) <= new Date()) form.setFieldError('day', numbered.past);
    else if (target) mutate(values);
  }

  const count = preview.data && !preview.isFetching ? preview.data.people : undefined;
  return (
    <FormDialog
      title={words.create}
      size="lg"
      onClose={onClose}
      noValidate
      onSubmit={form.onSubmit(create)}
      submit={count === undefined ? common.create : words.createFor(count, format.number(count))}
      isPending={isPending}
      problem={problem}
    >
      <TaskInputs form={form} zone={format.timeZone} />
      <RecurrenceField day={day} value={rule} onChange={setRule} />
      <PeopleField
        label={words.whom}
        value={whom}
        onChange={setWhom}
        required
        error={needsWhom && target === null ? people.needsSomebody : undefined}
      />
      {whom.some(({ kind }) => kind === 'group') && (
        <ContactPicker
          label={words.except}
          description={words.exceptHint}
          comboboxProps={{ withinPortal: false }}
          value={except}
          onChange={setExcept}
        />
      )}
      <Radio.Group
        label={words.how}
        value={mode}
        onChange={(value) => setMode(value as 'EACH' | 'ANYONE')}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="EACH" label={words.each} description={words.eachHint} />
          <Radio value="ANYONE" label={words.anyoneShort} description={words.anyoneHint} />
        </Stack>
      </Radio.Group>
      {target && <TaskPreview {...preview} />}
    </FormDialog>
  );
}
