import { Badge } from '@mantine/core';
import type { AppointmentStatus } from '../../../client/muster.ts';
import { usePeopleWords } from './words.ts';

const colors: Record<AppointmentStatus, string> = {
  PENDING: 'yellow',
  CONFIRMED: 'teal',
  CANCELLED: 'red',
  RESCHEDULED: 'blue',
};

export function AppointmentBadge({ status }: { status: AppointmentStatus }) {
  const words = usePeopleWords();
  return (
    <Badge variant="dot" color={colors[status]} tt="none">
      {words.statuses[status]}
    </Badge>
  );
}
