import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { AppointmentStatus } from '../../../client/muster.ts';
import { useContactWords } from '../contact-words.ts';
import type { WorkFormProps } from './plan-dialog.tsx';
import { WorkForm } from './work-form.tsx';

const statuses = ['PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'] as const;

export function StatusForm(props: WorkFormProps) {
  const words = useContactWords();
  const [status, setStatus] = useState<AppointmentStatus>();
  return (
    <WorkForm {...props} work={status && { operation: 'status', appointmentStatus: status }}>
      <Radio.Group
        label={words.fields.appointmentStatus}
        value={status ?? null}
        onChange={(value) => setStatus(value as AppointmentStatus)}
      >
        <Stack gap="xs" mt="xs">
          {statuses.map((one) => (
            <Radio key={one} value={one} label={words.appointmentStatuses[one]} />
          ))}
        </Stack>
      </Radio.Group>
    </WorkForm>
  );
}
