import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { type Event, updateEvent } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useNumberedWords } from '../../components/numbered/title-and-notes.tsx';
import { FollowingField } from '../../components/recurrence/following-field.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { toLocal } from '../../lib/zoned.ts';
import { EventInputs, EventTerms } from './event-inputs.tsx';
import { type EventValues, eventSchema, findWrong, momentsOf, numberOf } from './event-values.ts';
import { useEventWords } from './words.ts';

/** Changes what an event says and when it is; whoever answered is told by Muster what they have to know. */
export function EditEvent({ event, onClose }: { event: Event; onClose: () => void }) {
  const words = useEventWords();
  const numbered = useNumberedWords();
  const { timeZone: zone } = useFormat(event.timeZone);
  const [following, setFollowing] = useState(false);
  const form = useForm<EventValues>({
    mode: 'uncontrolled',
    initialValues: valuesOf(event, zone),
    validate: schemaResolver(eventSchema(words, numbered), { sync: true }),
  });
  const isDirty = (...fields: (keyof EventValues)[]) => fields.some((field) => form.isDirty(field));
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: (values: EventValues) => {
      const { startsAt, hasTime, endsAt, answerBy } = momentsOf(values, zone);
      const body = {
        title: values.title.trim(),
        place: values.place.trim() || null,
        notes: values.notes.trim() || null,
        capacity: numberOf(values.capacity),
        minPeople: numberOf(values.minPeople),
        // What was not touched stays where it is: an event that moves keeps its length.
        ...(isDirty('startDay', 'startTime') && { startsAt, hasTime }),
        ...(isDirty('endDay', 'endTime') && { endsAt }),
        ...(isDirty('closeDay', 'closeTime') && { answerBy }),
        ...(event.recurrence !== null && { following }),
      };
      return ask(updateEvent({ client: api, path: { id: event.id }, body }));
    },
    changes: [['events'], ['schedule']],
    done: words.saved,
    onDone: onClose,
    onProblem: problem.show,
  });

  function save(values: EventValues): void {
    const moments = momentsOf(values, zone);
    const isMoved = isDirty('startDay', 'startTime');
    // The end goes along with the beginning, unless it was given anew.
    const endsAt = isDirty('endDay', 'endTime') || !isMoved ? moments.endsAt : null;
    const wrong = findWrong({ ...moments, endsAt }, { ...words, ...numbered }, isMoved);
    if (wrong) form.setFieldError(...wrong);
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
      <EventInputs form={form} zone={zone} />
      <EventTerms form={form} zone={zone} />
      <FollowingField
        words={words}
        recurrence={event.recurrence}
        value={following}
        onChange={setFollowing}
      />
    </FormDialog>
  );
}

function valuesOf(event: Event, zone: string): EventValues {
  const local = (instant: string | null): [string, string] => {
    if (instant === null) return ['', ''];
    const [day = '', time = ''] = toLocal(instant, zone).split(' ');
    return [day, time.slice(0, 5)];
  };
  const [startDay, startTime] = local(event.startsAt);
  const [endDay, endTime] = local(event.endsAt);
  const [closeDay, closeTime] = local(event.answerBy);
  return {
    ...{ startDay, startTime: event.hasTime ? startTime : '' },
    ...{ endDay, endTime, closeDay, closeTime },
    title: event.title,
    place: event.place ?? '',
    notes: event.notes ?? '',
    capacity: event.capacity ?? '',
    minPeople: event.minPeople ?? '',
  };
}
