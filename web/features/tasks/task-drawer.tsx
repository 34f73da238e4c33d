import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Task } from '../../../client/muster.ts';
import { NumberedDrawer } from '../../components/numbered/numbered-drawer.tsx';
import { taskQuery } from './queries.ts';
import { TaskActions } from './task-actions.tsx';
import { TaskChildren } from './task-children.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskProgress } from './task-progress.tsx';
import { useTaskWords } from './words.ts';

/** One task: what it says, and who has done it. */
export function TaskDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useTaskWords();
  return (
    <NumberedDrawer query={useQuery(taskQuery(id))} title={words.title} onClose={onClose}>
      {(task) => <TaskDetails task={task} />}
    </NumberedDrawer>
  );
}

function TaskDetails({ task }: { task: Task }) {
  const words = useTaskWords();
  return (
    <>
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
    </>
  );
}
