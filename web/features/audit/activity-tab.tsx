import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { PageLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { groupQuery } from '../../lib/group-query.ts';
import { AuditLog } from './audit-log.tsx';

const route = getRouteApi('/app/groups/$groupId/activity');

/** Every change of a group, in its own zone. */
export function ActivityTab() {
  const { groupId } = route.useParams();
  const { groupId: _, ...search } = route.useSearch();
  const navigate = useNavigate();
  const { data: group, error, refetch } = useQuery(groupQuery(groupId));
  if (error) return <ProblemState error={error} reset={() => void refetch()} />;
  if (!group) return <PageLoader />;
  return (
    <AuditLog
      search={search}
      onSearch={(search) =>
        void navigate({
          to: '/groups/$groupId/activity',
          params: { groupId },
          search,
          replace: true,
          resetScroll: false,
        })
      }
      groupId={group.id}
      zone={group.timeZone}
    />
  );
}
