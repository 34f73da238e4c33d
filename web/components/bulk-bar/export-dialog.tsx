import { Checkbox, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useChange } from '../../lib/use-change.ts';
import { useContactWords } from '../contact-words.ts';
import { type ExportedField, exportPeople, type Format } from './export-people.ts';
import type { BulkTarget } from './target.ts';
import { useBulkWords } from './words.ts';

const ofContacts = [
  'name',
  'phone',
  'email',
  'notes',
  'locale',
  'timeZone',
  'appointmentTime',
  'appointmentType',
  'appointmentDuration',
  'appointmentStatus',
  'appointmentProvider',
  'bookingSource',
  'specialInstructions',
  'callHoursBefore',
  'callConsent',
  'doNotCall',
  'id',
  'createdAt',
] as const satisfies ExportedField[];

const ofMembers = ['role', 'title'] as const satisfies ExportedField[];

/** What is chosen beforehand: of a sensitive group what the service gives by itself. */
const usual: ExportedField[] = ['name', 'phone', 'email'];
const usualOfSensitive: ExportedField[] = ['name', 'role', 'title'];

interface Props {
  target: BulkTarget;
  onClose: () => void;
}

/** A file of people, in the form and with the fields that are chosen. */
export function ExportDialog({ target, onClose }: Props) {
  const words = useBulkWords();
  const { fields: names } = useContactWords();
  const { group } = target;
  const [format, setFormat] = useState<Format>('csv');
  const [fields, setFields] = useState<string[]>(group?.sensitive ? usualOfSensitive : usual);
  const problem = useFormProblem();
  const offered: readonly ExportedField[] = group ? [...ofContacts, ...ofMembers] : ofContacts;
  // In the order in which they are offered, in whichever they were chosen.
  const chosen = offered.filter((field) => fields.includes(field));
  const { mutate, isPending } = useChange({
    run: () => exportPeople(target, format, chosen),
    done: words.exported,
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.export}
      size="lg"
      onClose={onClose}
      onSubmit={() => mutate()}
      submit={words.download}
      isPending={isPending}
      isIncomplete={chosen.length === 0}
      problem={problem}
    >
      <SegmentedControl
        aria-label={words.format}
        value={format}
        onChange={(value) => setFormat(value as Format)}
        data={[
          { value: 'csv', label: 'CSV' },
          { value: 'json', label: 'JSON' },
        ]}
      />
      <Checkbox.Group label={words.exportFields} value={fields} onChange={setFields}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" spacing="xs">
          {offered.map((field) => (
            <Checkbox key={field} value={field} label={names[field]} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </FormDialog>
  );
}
