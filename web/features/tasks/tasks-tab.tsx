import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';
import { NumberedList } from '../../components/numbered/numbered-list.tsx';
import { NumberedTab } from '../../components/numbered/numbered-tab.tsx';
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
  const show = (id?: string) => navigate({ search: (before) => ({ ...before, task: id }) });
  return (
    <>
      <NumberedTab
        group={group}
        words={words}
        filter={status}
        onFilter={(next) => navigate({ search: { status: next }, replace: true })}
        list={(create) => (
          <TaskList groupId={group.id} status={status} action={create} onShow={show} />
        )}
        dialog={(close) => <NewTask group={group} onClose={close} />}
      />
      {task && <TaskDrawer id={task} onClose={() => show()} />}
    </>
  );
}

interface TaskListProps {
  groupId: string;
  status: Filter;
  /** What to do where there is none. */
  action: ReactNode;
  onShow: (id: string) => void;
}

function TaskList({ groupId, status, action, onShow }: TaskListProps) {
  const words = useTaskWords();
  return (
    <NumberedList
      label={words.title}
      pages={useTasks(groupId, status)}
      height={88}
      columns={1}
      empty={
        <EmptyState
          icon={<IconChecklist />}
          title={words.empty[status]}
          action={status === 'open' && action}
        >
          {words.emptyHint}
        </EmptyState>
      }
      card={(task) => <TaskCard key={task.id} task={task} onShow={() => onShow(task.id)} />}
    />
  );
}
