import { Badge } from '@mantine/core';
import type { AppointmentStatus } from '../../client/muster.ts';
import { useContactWords } from './contact-words.ts';

const colors: Record<AppointmentStatus, string> = {
  PENDING: 'yellow',
  CONFIRMED: 'teal',
  CANCELLED: 'red',
  RESCHEDULED: 'blue',
};

/** How an appointment is, in a word. */
export function AppointmentBadge({ status }: { status: AppointmentStatus }) {
  const { appointmentStatuses } = useContactWords();
  return (
    <Badge variant="dot" color={colors[status]} tt="none" fw={500}>
      {appointmentStatuses[status]}
    </Badge>
  );
}
