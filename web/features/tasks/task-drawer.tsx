import { Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Task } from '../../../client/muster.ts';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useCommonWords } from '../../lib/words.ts';
import { taskQuery } from './queries.ts';
import { TaskActions } from './task-actions.tsx';
import { TaskChildren } from './task-children.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskProgress } from './task-progress.tsx';
import { useTaskWords } from './words.ts';

/** One task: what it says, and who has done it. */
export function TaskDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const common = useCommonWords();
  const words = useTaskWords();
  const { data: task, error, refetch } = useQuery(taskQuery(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={
        <Text fw={650} size="lg" style={{ overflowWrap: 'anywhere' }}>
          {task ? `#${task.number} ${task.title}` : words.title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': common.close, size: 'lg' }}
    >
      {error ? (
        <ProblemState error={error} reset={refetch} />
      ) : task ? (
        <TaskDetails task={task} />
      ) : (
        <Stack aria-busy="true">
          <RowsLoader />
        </Stack>
      )}
    </Drawer>
  );
}

function TaskDetails({ task }: { task: Task }) {
  const words = useTaskWords();
  return (
    <Stack>
      <TaskFacts task={task} />
      {task.notes && (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{task.notes}</Text>
      )}
      {task.mode === 'ANYONE' && (
        <Text size="sm" c="dimmed">
          {words.anyone}
        </Text>
      )}
      <TaskProgress task={task} />
      {task.mayChange && task.status !== 'CANCELLED' && <TaskActions task={task} />}
      {(['OPEN', 'DONE', 'WITHDRAWN', 'CANCELLED'] as const).map((status) => (
        <TaskChildren key={status} task={task} status={status} />
      ))}
    </Stack>
  );
}
