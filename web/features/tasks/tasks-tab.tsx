import { Button, Group, SegmentedControl, Stack, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { GroupDetails } from '../../../client/muster.ts';
import { LoadMore } from '../../components/load-more.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { groupQuery } from '../../lib/group-query.ts';
import { NewTask } from './new-task.tsx';
import { type Filter, useTasks } from './queries.ts';
import { TaskCard } from './task-card.tsx';
import { TaskDrawer } from './task-drawer.tsx';
import { useTaskWords } from './words.ts';

const route = getRouteApi('/app/groups/$groupId/tasks');

/** What the people of a group have to do, and how far they are. */
export function TasksTab() {
  const { groupId } = route.useParams();
  const { data: group, error, refetch } = useQuery(groupQuery(groupId));
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!group) return <RowsLoader height={88} />;
  return <Tasks group={group} />;
}

function Tasks({ group }: { group: GroupDetails }) {
  const words = useTaskWords();
  const { status = 'open', task } = route.useSearch();
  const navigate = route.useNavigate();
  const [isCreating, { open, close }] = useDisclosure(false);
  const mayCreate = group.may.includes('use') && group.status === 'ACTIVE';
  const create = mayCreate && (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      {words.create}
    </Button>
  );
  const show = (id?: string) => navigate({ search: (before) => ({ ...before, task: id }) });
  return (
    <Stack gap="md">
      <VisuallyHidden>
        <Title order={2}>{words.title}</Title>
      </VisuallyHidden>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={words.filter}
          value={status}
          onChange={(value) => navigate({ search: { status: value as Filter }, replace: true })}
          data={Object.entries(words.filters).map(([value, label]) => ({ value, label }))}
        />
        {create}
      </Group>
      <TaskList groupId={group.id} status={status} action={create} onShow={show} />
      {task && <TaskDrawer id={task} onClose={() => show()} />}
      {isCreating && <NewTask group={group} onClose={close} />}
    </Stack>
  );
}

interface TaskListProps {
  groupId: string;
  status: Filter;
  /** What to do where there is none. */
  action: React.ReactNode;
  onShow: (id: string) => void;
}

function TaskList({ groupId, status, action, onShow }: TaskListProps) {
  const words = useTaskWords();
  const tasks = useTasks(groupId, status);
  if (tasks.error) return <ProblemState error={tasks.error} reset={tasks.refetch} />;
  if (tasks.isPending) return <RowsLoader height={88} />;
  if (tasks.entries.length === 0) {
    return (
      <EmptyState
        icon={<IconChecklist />}
        title={words.empty[status]}
        action={status === 'open' && action}
      >
        {words.emptyHint}
      </EmptyState>
    );
  }
  return (
    <div>
      <Stack gap="sm" role="list" aria-label={words.title}>
        {tasks.entries.map((task) => (
          <TaskCard key={task.id} task={task} onShow={() => onShow(task.id)} />
        ))}
      </Stack>
      <LoadMore {...tasks} />
    </div>
  );
}
