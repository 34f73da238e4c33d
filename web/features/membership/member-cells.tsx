import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ListedMember } from '../../../client/muster.ts';
import { AppointmentBadge } from '../../components/appointment-badge.tsx';
import { useContactWords } from '../../components/contact-words.ts';
import { useFormat } from '../../lib/format.ts';
import { useMembershipWords } from './words.ts';

export interface OfMember {
  member: ListedMember;
}

export function MemberName({ member: { contactId, name, phone } }: OfMember) {
  return (
    <Stack gap={0}>
      <Anchor
        fw={500}
        style={{ overflowWrap: 'anywhere' }}
        renderRoot={(props) => <Link to="/contacts/$contactId" params={{ contactId }} {...props} />}
      >
        {name}
      </Anchor>
      {phone && (
        <Text size="sm" c="dimmed">
          {phone}
        </Text>
      )}
    </Stack>
  );
}

/** Most are members: only who leads stands out. */
export function RoleMark({ member: { role } }: OfMember) {
  const { roles } = useContactWords();
  if (role === 'MEMBER') return <Text size="sm">{roles[role]}</Text>;
  return (
    <Badge variant="light" tt="none" miw="max-content">
      {roles[role]}
    </Badge>
  );
}

export function Appointment({
  member: { appointmentTime, appointmentStatus },
  zone,
}: OfMember & { zone: string | null }) {
  const format = useFormat(zone);
  if (!appointmentTime && !appointmentStatus) return null;
  return (
    <Stack gap={2} align="flex-start">
      {appointmentTime && (
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          {format.dateTime(appointmentTime)}
        </Text>
      )}
      {appointmentStatus && <AppointmentBadge status={appointmentStatus} />}
    </Stack>
  );
}

interface InstantProps {
  at: string | null | undefined;
  zone: string | null;
  /** Said as how long ago; its date is its tooltip. */
  isAgo?: boolean;
}

export function Instant({ at, zone, isAgo }: InstantProps) {
  const format = useFormat(zone);
  if (!at) return null;
  return (
    <Text
      size="sm"
      component="time"
      dateTime={at}
      style={{ whiteSpace: 'nowrap' }}
      title={format.dateTime(at)}
    >
      {isAgo ? format.ago(at) : format.date(at)}
    </Text>
  );
}

export function OtherGroups({ member: { otherGroups = [], otherGroupCount = 0 } }: OfMember) {
  const words = useMembershipWords();
  const shown = otherGroups.slice(0, 2);
  return (
    <Group gap={4}>
      {shown.map(({ id, name, icon }) => (
        <Anchor
          key={id}
          size="sm"
          renderRoot={(props) => (
            <Link to="/groups/$groupId/members" params={{ groupId: id }} {...props} />
          )}
        >
          {icon} {name}
        </Anchor>
      ))}
      {otherGroupCount > shown.length && (
        <Text size="sm" c="dimmed">
          {words.andMore(String(otherGroupCount - shown.length))}
        </Text>
      )}
    </Group>
  );
}

export function AddedBy({ member: { addedBy } }: OfMember) {
  return addedBy && <Text size="sm">{addedBy.name}</Text>;
}

export function CallFigures({ member: { calls } }: OfMember) {
  const words = useMembershipWords();
  const { number } = useFormat();
  if (!calls || calls.total === 0) return null;
  return <Text size="sm">{words.calls(number(calls.answered), number(calls.attempts))}</Text>;
}
