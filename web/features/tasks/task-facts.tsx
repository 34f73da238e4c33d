import { Badge, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconRepeat,
  IconUser,
} from '@tabler/icons-react';
import type { Task } from '../../../client/muster.ts';
import { useDescribeRule } from '../../components/recurrence/use-describe-rule.ts';
import { useFormat } from '../../lib/format.ts';
import { useTaskWords } from './words.ts';

/** Whether somebody still owes it though its date is over. */
export const isOverdue = ({ status, dueAt }: Task): boolean =>
  status === 'OPEN' && dueAt !== null && new Date(dueAt) < new Date();

/** When a task is due, in the zone of its group, and what else is to be known of it at a glance. */
export function TaskFacts({ task }: { task: Task }) {
  const words = useTaskWords();
  const describe = useDescribeRule();
  const format = useFormat(task.timeZone);
  const { dueAt, status, mode, recurrence } = task;
  return (
    <Group gap="xs">
      <Group gap={4} wrap="nowrap" c="dimmed">
        <IconClock size={16} aria-hidden="true" />
        <Text size="sm">{dueAt ? words.due(format.dateTime(dueAt)) : words.noDue}</Text>
      </Group>
      {isOverdue(task) && (
        <Badge color="red" leftSection={<IconAlertTriangle size={12} />}>
          {words.overdue}
        </Badge>
      )}
      {status === 'DONE' && (
        <Badge variant="default" leftSection={<IconCheck size={12} />}>
          {words.status.DONE}
        </Badge>
      )}
      {status === 'CANCELLED' && (
        <Badge variant="default" leftSection={<IconBan size={12} />}>
          {words.status.CANCELLED}
        </Badge>
      )}
      {mode === 'ANYONE' && (
        <Badge variant="outline" leftSection={<IconUser size={12} />}>
          {words.anyoneShort}
        </Badge>
      )}
      {recurrence !== null && (
        <Group gap={4} wrap="nowrap" c="dimmed">
          <IconRepeat size={16} aria-hidden="true" />
          <Text size="sm">{describe(recurrence)}</Text>
        </Group>
      )}
    </Group>
  );
}
