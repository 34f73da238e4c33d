import { Text } from '@mantine/core';
import type { GroupDetails } from '../../../../client/muster.ts';
import { CalendarAddress } from '../../../components/calendar-address/calendar-address.tsx';
import { useGroupSettingsWords } from './words.ts';

/** The reader's own address for the events of a group; only who is in it has one. */
export function CalendarPart({ group }: { group: GroupDetails }) {
  const words = useGroupSettingsWords();
  if (group.memberRole === null) return <Text c="dimmed">{words.calendarOfMember}</Text>;
  return <CalendarAddress of={{ groupId: group.id }} />;
}
