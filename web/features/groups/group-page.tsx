import { Group as Row, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import type { GroupDetails } from '../../../client/muster.ts';
import { GroupMark } from '../../components/group-mark.tsx';
import { GroupStatusBadge } from '../../components/group-status-badge.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLoader } from '../../components/page-loader.tsx';
import { NotFoundState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { groupQuery } from '../../lib/group-query.ts';
import { ProblemError } from '../../lib/problem-error.ts';
import { ChatState } from './chat-state.tsx';
import { GroupMenu } from './group-actions.tsx';
import { useSigns } from './group-signs.tsx';
import { GroupTabs } from './group-tabs.tsx';
import { refetchInterval } from './queries.ts';
import { useGroupWords } from './words.ts';

/** A group: what it is, and the tabs below it. */
export function GroupPage() {
  const { groupId } = useParams({ from: '/app/groups/$groupId' });
  const { data: group, error, refetch } = useQuery({ ...groupQuery(groupId), refetchInterval });
  // Whoever has not the right id is at a place that is none, as with that of another organization.
  if (error instanceof ProblemError && error.status === 400) return <NotFoundState />;
  if (error && !(group && isPassing(error))) return <ProblemState error={error} reset={refetch} />;
  if (!group) return <PageLoader />;
  return (
    <>
      <GroupHead group={group} />
      <GroupTabs group={group} />
      <Outlet />
    </>
  );
}

/** Whether what was read before may still be looked at: the next reading may come through. */
const isPassing = (error: Error) =>
  error instanceof ProblemError && (error.status === 0 || error.status >= 500);

function GroupHead({ group }: { group: GroupDetails }) {
  const words = useGroupWords();
  const format = useFormat();
  const navigate = useNavigate();
  const signs = useSigns(group);
  return (
    <PageHeader
      title={group.name}
      mark={<GroupMark group={group} size={52} />}
      about={
        <>
          {group.description && <Text size="sm">{group.description}</Text>}
          <Row gap="xs" mt={4}>
            <Row gap={4} wrap="nowrap">
              <IconUsers size={16} aria-hidden="true" />
              {words.members(group.memberCount, format.number(group.memberCount))}
            </Row>
            <GroupStatusBadge status={group.status} />
            <ChatState group={group} />
            {signs.map(({ Icon, label }) => (
              <Row key={label} gap={4} wrap="nowrap">
                <Icon size={16} aria-hidden="true" />
                {label}
              </Row>
            ))}
          </Row>
        </>
      }
      actions={<GroupMenu group={group} onDeleted={() => navigate({ to: '/groups' })} />}
    />
  );
}
