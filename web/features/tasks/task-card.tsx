import { Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Task } from '../../../client/muster.ts';
import classes from './task-card.module.css';
import { TaskFacts } from './task-facts.tsx';
import { TaskProgress } from './task-progress.tsx';

/** A task in the list; all of it opens it. */
export function TaskCard({ task, onShow }: { task: Task; onShow: () => void }) {
  return (
    <Paper withBorder p="md" role="listitem" className={classes.card}>
      <Stack gap="xs">
        <UnstyledButton onClick={onShow} className={classes.title}>
          <Text span c="dimmed" mr={6}>
            #{task.number}
          </Text>
          <Text span fw={600} td={task.status === 'CANCELLED' ? 'line-through' : undefined}>
            {task.title}
          </Text>
        </UnstyledButton>
        <TaskFacts task={task} />
        {task.status !== 'CANCELLED' && <TaskProgress task={task} />}
      </Stack>
    </Paper>
  );
}
