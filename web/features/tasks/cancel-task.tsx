import { cancelTask, type Task } from '../../../client/muster.ts';
import { CancelDialog } from '../../components/recurrence/cancel-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useTaskWords } from './words.ts';

export function CancelTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const words = useTaskWords();
  const { mutate, isPending } = useChange({
    run: (following: boolean) =>
      ask(cancelTask({ client: api, path: { id: task.id }, query: { following } })),
    changes: [['tasks'], ['groups'], ['schedule']],
    done: words.cancelled,
    onDone: onClose,
  });
  return (
    <CancelDialog
      title={words.cancelTitle(task.title)}
      words={words}
      recurrence={task.recurrence}
      confirm={words.cancelTask}
      isPending={isPending}
      onConfirm={mutate}
      onClose={onClose}
    />
  );
}
