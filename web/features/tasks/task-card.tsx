import type { Task } from '../../../client/muster.ts';
import { NumberedCard } from '../../components/numbered/numbered-card.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskProgress } from './task-progress.tsx';

/** A task in the list. */
export function TaskCard({ task, onShow }: { task: Task; onShow: () => void }) {
  return (
    <NumberedCard of={task} onShow={onShow}>
      <TaskFacts task={task} />
      {task.status !== 'CANCELLED' && <TaskProgress task={task} />}
    </NumberedCard>
  );
}
