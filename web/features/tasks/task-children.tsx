import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconRotate } from '@tabler/icons-react';
import {
  setTaskChild,
  type Task,
  type TaskChild,
  type TaskStatus,
} from '../../../client/muster.ts';
import { LoadMore } from '../../components/load-more.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useChildren } from './queries.ts';
import { useTaskWords } from './words.ts';

/** Those whose copies are in one state; nothing where there are none. */
export function TaskChildren({ task, status }: { task: Task; status: TaskStatus }) {
  const words = useTaskWords();
  const children = useChildren(task.id, status);
  if (children.error) return <ProblemState error={children.error} reset={children.refetch} />;
  if (children.isPending) {
    // What is seldom there is not announced.
    return status === 'OPEN' ? <RowsLoader rows={3} /> : null;
  }
  if (children.entries.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {words.sections[status]}
      </Title>
      <Stack gap={0} role="list" aria-label={words.sections[status]}>
        {children.entries.map((child) => (
          <Child key={child.id} task={task} child={child} />
        ))}
      </Stack>
      <LoadMore {...children} />
    </section>
  );
}

function Child({ task, child }: { task: Task; child: TaskChild }) {
  const words = useTaskWords();
  const format = useFormat();
  const { user } = useSession();
  const { contactId, name, status, closedAt } = child;
  const { mutate, isPending } = useChange({
    run: (to: 'DONE' | 'OPEN') =>
      ask(setTaskChild({ client: api, path: { id: task.id, contactId }, body: { status: to } })),
    changes: [['tasks'], ['groups'], ['schedule']],
    done: (_, to) => (to === 'DONE' ? words.closed(name) : words.reopened(name)),
  });
  const isTheirs = status === 'OPEN' || status === 'DONE';
  const may = (task.mayChange || user.contactId === contactId) && task.status !== 'CANCELLED';
  const isOpen = status === 'OPEN';
  return (
    <Group role="listitem" justify="space-between" wrap="nowrap" mih={48}>
      <div>
        <Text>{name}</Text>
        {status === 'DONE' && closedAt && (
          <Text size="xs" c="dimmed">
            {words.closedAt(format.ago(closedAt))}
          </Text>
        )}
      </div>
      {may && isTheirs && (
        <Button
          variant={isOpen ? 'light' : 'subtle'}
          color={isOpen ? undefined : 'gray'}
          leftSection={isOpen ? <IconCheck size={16} /> : <IconRotate size={16} />}
          aria-label={isOpen ? words.closeFor(name) : words.reopenFor(name)}
          loading={isPending}
          onClick={() => mutate(isOpen ? 'DONE' : 'OPEN')}
        >
          {isOpen ? words.markDone : words.reopen}
        </Button>
      )}
    </Group>
  );
}
