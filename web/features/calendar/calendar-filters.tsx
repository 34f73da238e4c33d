import { Chip, Group } from '@mantine/core';
import { GroupPicker } from '../../components/group-picker.tsx';
import { useMay } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import classes from './calendar-filters.module.css';
import { type Kind, kinds } from './search.ts';
import { useCalendarWords } from './words.ts';

interface CalendarFiltersProps {
  shown: readonly Kind[];
  onKinds: (kinds: Kind[]) => void;
  groupId: string | undefined;
  onGroup: (groupId: string | undefined) => void;
}

/** What is shown, and of which group. What Muster does by itself is for ADMINs. */
export function CalendarFilters({ shown, onKinds, groupId, onGroup }: CalendarFiltersProps) {
  const common = useCommonWords();
  const words = useCalendarWords();
  const may = useMay();
  const offered = kinds.filter((kind) => kind !== 'automatic' || may('administer'));
  return (
    <Group gap="sm">
      <Group gap={6} role="group" aria-label={words.kindsLabel}>
        {offered.map((kind) => (
          <Chip
            key={kind}
            classNames={{ label: classes.chip }}
            checked={shown.includes(kind)}
            onChange={(isShown) =>
              onKinds(offered.filter((one) => (one === kind ? isShown : shown.includes(one))))
            }
          >
            {words.kinds[kind]}
          </Chip>
        ))}
      </Group>
      <GroupPicker
        aria-label={common.group}
        placeholder={common.allGroups}
        clearable
        onlyActive={false}
        value={groupId ?? null}
        onChange={(picked) => onGroup(picked ?? undefined)}
        miw={200}
      />
    </Group>
  );
}
