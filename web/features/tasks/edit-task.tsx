import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { type Task, updateTask } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useNumberedWords } from '../../components/numbered/title-and-notes.tsx';
import { FollowingField } from '../../components/recurrence/following-field.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { toLocal } from '../../lib/zoned.ts';
import { dueOf, type TaskValues, taskSchema } from './task-fields.ts';
import { TaskInputs } from './task-inputs.tsx';
import { useTaskWords } from './words.ts';

/** Changes what a task says and when it is due, for everyone who has it. */
export function EditTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const words = useTaskWords();
  const numbered = useNumberedWords();
  const { timeZone: zone } = useFormat(task.timeZone);
  const [following, setFollowing] = useState(false);
  const [day = '', time = ''] = task.dueAt ? toLocal(task.dueAt, zone).split(' ') : [];
  const form = useForm<TaskValues>({
    mode: 'uncontrolled',
    initialValues: { title: task.title, notes: task.notes ?? '', day, time: time.slice(0, 5) },
    validate: schemaResolver(taskSchema(words, numbered), { sync: true }),
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: (values: TaskValues) => {
      // What was not moved stays where it is, seconds and all.
      const dueAt =
        form.isDirty('day') || form.isDirty('time') ? { dueAt: dueOf(values, zone) } : {};
      const body = { title: values.title.trim(), notes: values.notes.trim() || null, ...dueAt };
      return ask(updateTask({ client: api, path: { id: task.id }, body: { ...body, following } }));
    },
    changes: [['tasks'], ['schedule']],
    done: words.saved,
    onDone: onClose,
    onProblem: problem.show,
  });
  function save(values: TaskValues): void {
    const dueAt = dueOf(values, zone);
    if ((form.isDirty('day') || form.isDirty('time')) && dueAt && new Date(dueAt) <= new Date())
      form.setFieldError('day', numbered.past);
    else mutate(values);
  }
  return (
    <FormDialog
      title={words.edit}
      size="lg"
      onClose={onClose}
      noValidate
      onSubmit={form.onSubmit(save)}
      isPending={isPending}
      problem={problem}
    >
      <TaskInputs form={form} zone={zone} />
      <FollowingField
        words={words}
        recurrence={task.recurrence}
        value={following}
        onChange={setFollowing}
      />
    </FormDialog>
  );
}
