import { Checkbox, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Event, type Participant, recordAttendance } from '../../../client/muster.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { participantsQuery } from './queries.ts';
import { useEventWords } from './words.ts';

/** Says who came to an event that has begun. */
export function Attendance({ event, onClose }: { event: Event; onClose: () => void }) {
  const words = useEventWords();
  const { data } = useQuery(participantsQuery(event.id));
  return (
    <Dialog onClose={onClose} title={words.attendance}>
      {data ? (
        <AttendanceForm event={event} people={data.entries} onClose={onClose} />
      ) : (
        <RowsLoader />
      )}
    </Dialog>
  );
}

interface AttendanceFormProps {
  event: Event;
  people: readonly Participant[];
  onClose: () => void;
}

function AttendanceForm({ event, people, onClose }: AttendanceFormProps) {
  const words = useEventWords();
  const format = useFormat();
  // What was said before, else what they answered.
  const [came, setCame] = useState(
    () =>
      new Set(
        people
          .filter(({ attended, status }) => attended ?? status === 'GOING')
          .map(({ contactId }) => contactId),
      ),
  );
  const problem = useFormProblem();
  const idsOf = (which: (one: Participant) => boolean) =>
    people.filter(which).map(({ contactId }) => contactId);
  const { mutate, isPending } = useChange({
    run: () => {
      const isThere = ({ contactId }: Participant) => came.has(contactId);
      const body = {
        exceptIds: idsOf((one) => one.status === 'GOING' && !isThere(one)),
        alsoIds: idsOf((one) => one.status !== 'GOING' && isThere(one)),
      };
      return ask(recordAttendance({ client: api, path: { id: event.id }, body }));
    },
    changes: [['events']],
    done: (result) => words.attendanceSaved(result.came, format.number(result.came)),
    onDone: onClose,
    onProblem: problem.show,
  });
  function tick(contactId: string, isThere: boolean): void {
    const next = new Set(came);
    if (isThere) next.add(contactId);
    else next.delete(contactId);
    setCame(next);
  }
  return (
    <Form onSubmit={() => mutate()} isPending={isPending} problem={problem} onCancel={onClose}>
      <Text size="sm" c="dimmed">
        {words.attendanceHint}
      </Text>
      {people.map(({ contactId, name, status }) => (
        <Checkbox
          key={contactId}
          label={name}
          description={status === 'GOING' ? undefined : words.sections[status]}
          checked={came.has(contactId)}
          onChange={({ currentTarget }) => tick(contactId, currentTarget.checked)}
        />
      ))}
    </Form>
  );
}
