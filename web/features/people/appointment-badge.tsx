import { Badge } from '@mantine/core';
import type { AppointmentStatus } from '../../../client/muster.ts';
import { useContactWords } from '../../components/contact-words.ts';

const colors: Record<AppointmentStatus, string> = {
  PENDING: 'yellow',
  CONFIRMED: 'teal',
  CANCELLED: 'red',
  RESCHEDULED: 'blue',
};

export function AppointmentBadge({ status }: { status: AppointmentStatus }) {
  const { appointmentStatuses } = useContactWords();
  return (
    <Badge variant="dot" color={colors[status]} tt="none">
      {appointmentStatuses[status]}
    </Badge>
  );
}
