import { Tooltip } from '@mantine/core';
import { IconEyeOff, IconLock, IconShieldLock } from '@tabler/icons-react';
import type { Group } from '../../../client/muster.ts';
import { GroupStatusBadge } from '../../components/group-status-badge.tsx';
import classes from './group-card.module.css';
import { useGroupWords } from './words.ts';

type Signed = Pick<Group, 'status' | 'visibility' | 'restricted' | 'sensitive'>;

/** What sets a group apart from others: who sees it, and who may do what and is told what there. */
export function useSigns({ visibility, restricted, sensitive }: Signed) {
  const words = useGroupWords();
  return [
    visibility !== 'ALL_STAFF' && { Icon: IconEyeOff, label: words.hidden[visibility] },
    restricted && { Icon: IconLock, label: words.restricted },
    sensitive && { Icon: IconShieldLock, label: words.sensitive },
  ].filter((sign) => sign !== false);
}

/** The same where there is no room for words, and that it is put away. */
export function GroupSigns({ group }: { group: Signed }) {
  return (
    <>
      {group.status !== 'ACTIVE' && <GroupStatusBadge status={group.status} />}
      {useSigns(group).map(({ Icon, label }) => (
        <Tooltip key={label} label={label}>
          <Icon size={16} role="img" aria-label={label} className={classes.above} />
        </Tooltip>
      ))}
    </>
  );
}
