import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBan, IconBell, IconPencil } from '@tabler/icons-react';
import { nudgeTask, type Task } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { CancelTask } from './cancel-task.tsx';
import { EditTask } from './edit-task.tsx';
import { useCrowd } from './use-crowd.ts';
import { useTaskWords } from './words.ts';

/** What whoever may change a task does with it. */
export function TaskActions({ task }: { task: Task }) {
  const words = useTaskWords();
  const format = useFormat();
  const say = useCrowd();
  const [isEditing, edit] = useDisclosure(false);
  const [isCancelling, cancel] = useDisclosure(false);
  const { mutate: remind, isPending } = useChange({
    run: () => ask(nudgeTask({ client: api, path: { id: task.id } })),
    done: ({ told, unreached }) => {
      if (told === 0 && unreached.total === 0) return words.nobodyElse;
      const said = told === 0 ? words.nobodyReminded : words.reminded(told, format.number(told));
      return unreached.total === 0 ? said : `${said} ${words.unreached(say(unreached))}`;
    },
  });
  return (
    <Group gap="xs">
      {task.status === 'OPEN' && (
        <Button
          variant="light"
          leftSection={<IconBell size={16} />}
          loading={isPending}
          onClick={() => remind()}
        >
          {words.remind}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        {words.edit}
      </Button>
      <Button variant="default" leftSection={<IconBan size={16} />} onClick={cancel.open}>
        {words.cancelTask}
      </Button>
      {isEditing && <EditTask task={task} onClose={edit.close} />}
      {isCancelling && <CancelTask task={task} onClose={cancel.close} />}
    </Group>
  );
}
