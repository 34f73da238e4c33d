import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { createEvent, type GroupDetails } from '../../../client/muster.ts';
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
  const common = useCommonWords();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const { timeZone: zone } = useFormat(group.timeZone);
  const [others, setOthers] = useState<Picked[]>([]);
  const [rule, setRule] = useState('');
  const [day, setDay] = useState('');
  const form = useForm<EventValues>({
    mode: 'uncontrolled',
    initialValues: nothing,
    validate: schemaResolver(eventSchema(words), { sync: true }),
    onValuesChange: ({ startDay }) => setDay(startDay),
  });
  const problem = useFormProblem(form, ['title', 'place', 'notes', 'capacity', 'minPeople']);
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
    problem.clear();
    const wrong = findWrong(momentsOf(values, zone), words);
    if (wrong) form.setFieldError(...wrong);
    else mutate(values);
  }

  return (
    <Modal opened onClose={onClose} title={words.create} fullScreen={isPhone} size="lg">
      <form onSubmit={form.onSubmit(create)} noValidate>
        <Stack>
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
          {problem.problem && <Alert color="red">{problem.problem}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {common.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const minutesBetween = (from: string, to: string): number =>
  Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
