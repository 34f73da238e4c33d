import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { createEvent, type GroupDetails } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useNumberedWords } from '../../components/numbered/title-and-notes.tsx';
import { PeopleField } from '../../components/people-field/people-field.tsx';
import type { Picked } from '../../components/people-field/use-found.ts';
import { RecurrenceField } from '../../components/recurrence/recurrence-field.tsx';
import { ruleFrom } from '../../components/recurrence/rules.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { EventInputs, EventTerms } from './event-inputs.tsx';
import {
  type EventValues,
  eventSchema,
  findWrong,
  idsOf,
  momentsOf,
  numberOf,
} from './event-values.ts';
import { useEventWords } from './words.ts';

const nothing: EventValues = {
  ...{ title: '', place: '', notes: '', capacity: '', minPeople: '' },
  ...{ startDay: '', startTime: '', endDay: '', endTime: '', closeDay: '', closeTime: '' },
};

/** Plans an event of a group, whose members are invited, and whoever else is chosen. */
export function NewEvent({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const words = useEventWords();
  const numbered = useNumberedWords();
  const common = useCommonWords();
  const { timeZone: zone } = useFormat(group.timeZone);
  const [others, setOthers] = useState<Picked[]>([]);
  const [rule, setRule] = useState('');
  const [day, setDay] = useState('');
  const form = useForm<EventValues>({
    mode: 'uncontrolled',
    initialValues: nothing,
    validate: schemaResolver(eventSchema(words, numbered), { sync: true }),
    onValuesChange: ({ startDay }) => setDay(startDay),
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: (values: EventValues) => {
      const { startsAt, hasTime, endsAt, answerBy } = momentsOf(values, zone);
      const when = { startsAt, hasTime, answerBy, recurrence: ruleFrom(values.startDay, rule) };
      const body = {
        ...{ groupId: group.id, ...idsOf(others), ...when },
        title: values.title.trim(),
        place: values.place.trim() || null,
        notes: values.notes.trim() || null,
        minutes: startsAt && endsAt ? minutesBetween(startsAt, endsAt) : null,
        capacity: numberOf(values.capacity),
        minPeople: numberOf(values.minPeople),
      };
      return ask(createEvent({ client: api, body }));
    },
    changes: [['events'], ['groups'], ['schedule']],
    done: ({ number }) => words.created(number),
    onDone: onClose,
    onProblem: problem.show,
  });

  function create(values: EventValues): void {
    const wrong = findWrong(momentsOf(values, zone), { ...words, ...numbered });
    if (wrong) form.setFieldError(...wrong);
    else mutate(values);
  }

  return (
    <FormDialog
      title={words.create}
      size="lg"
      onClose={onClose}
      noValidate
      onSubmit={form.onSubmit(create)}
      submit={common.create}
      isPending={isPending}
      problem={problem}
    >
      <EventInputs form={form} zone={zone} />
      <RecurrenceField day={day} value={rule} onChange={setRule} />
      <PeopleField
        label={words.invitees}
        description={words.inviteesHint}
        fixed={[{ kind: 'group', id: group.id, name: group.name }]}
        value={others}
        onChange={setOthers}
      />
      <EventTerms form={form} zone={zone} />
    </FormDialog>
  );
}

const minutesBetween = (from: string, to: string): number =>
  Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
