import type { GroupDetails } from '../../../client/muster.ts';
import { LinkTabs } from '../../components/link-tabs.tsx';
import { useMay } from '../../lib/session.ts';
import { useGroupWords } from './words.ts';

/** The parts of a group; only those that the reader may see. */
export function GroupTabs({
  group: { id, may, openTasks, comingEvents },
}: {
  group: GroupDetails;
}) {
  const { tabs } = useGroupWords();
  const mayReadAudit = useMay()('readAudit');
  const parts = [
    { part: 'members', shown: true },
    { part: 'tasks', count: openTasks, shown: true },
    { part: 'events', count: comingEvents, shown: true },
    { part: 'messages', shown: may.includes('ask') },
    { part: 'analytics', shown: true },
    { part: 'activity', shown: mayReadAudit },
    { part: 'settings', shown: may.includes('edit') },
  ] as const;
  return (
    <LinkTabs
      label={tabs.label}
      tabs={parts
        .filter(({ shown }) => shown)
        .map(({ part, ...tab }) => ({
          ...tab,
          to: `/groups/${id}/${part}`,
          label: tabs[part],
        }))}
    />
  );
}
