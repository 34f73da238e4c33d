import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconTrophy } from '@tabler/icons-react';
import type { GroupFigures } from '../../../client/muster.ts';
import { type Column, DataTable, type Sorting } from '../../components/data-table.tsx';
import { GroupMark } from '../../components/group-mark.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { type Compared, compared, sortGroups } from './compared.ts';
import { RateBar } from './rate-bar.tsx';
import type { AnalyticsSearch } from './search.ts';
import { type AnalyticsWords, useAnalyticsWords } from './words.ts';

interface Figure {
  id: Compared;
  header: string;
  /** As the API calls it, where it says which group is best in it. */
  figure?: string;
  isShare?: boolean;
}

/** What is compared; calls and scores are told to ADMINs alone. */
function figuresOf(words: AnalyticsWords, isTold: boolean): Figure[] {
  const basic: Figure[] = [
    { id: 'members', header: words.members },
    { id: 'answered', header: words.eventAnswers, figure: 'eventAnswerRate', isShare: true },
    { id: 'attended', header: words.attendance, figure: 'attendanceRate', isShare: true },
    { id: 'tasks', header: words.tasksDone, figure: 'doneRate', isShare: true },
    { id: 'messages', header: words.messages },
  ];
  const full: Figure[] = [
    { id: 'calls', header: words.callsAnswered, figure: 'answerRate', isShare: true },
    { id: 'score', header: words.score, figure: 'score' },
  ];
  return isTold ? [...basic, ...full] : basic;
}

interface ComparisonTableProps {
  groups: readonly GroupFigures[];
  /** Of each figure the group in which it is best. */
  best: Record<string, string>;
  search: Pick<AnalyticsSearch, 'sort' | 'order'>;
  onSort: (sorting: Sorting) => void;
}

/** Groups side by side, in the order that the address says. */
export function ComparisonTable({ groups, best, search, onSort }: ComparisonTableProps) {
  const common = useCommonWords();
  const words = useAnalyticsWords();
  const isTold = useMay()('analyze');
  const figures = figuresOf(words, isTold);
  const cell = ({ id, figure, isShare }: Figure, of: GroupFigures) => (
    <FigureCell
      value={compared[id](of)}
      isShare={isShare}
      isBest={figure !== undefined && best[figure] === of.group.id}
    />
  );
  const columns: Column<GroupFigures>[] = [
    { id: 'name', header: common.group, sort: 'name', cell: (of) => <GroupName {...of} /> },
    ...figures.map((figure) => ({
      id: figure.id,
      header: figure.header,
      sort: figure.id,
      cell: (of: GroupFigures) => cell(figure, of),
    })),
  ];
  return (
    <DataTable
      label={words.comparison}
      columns={columns}
      entries={sortGroups(groups, search)}
      keyOf={({ group }) => group.id}
      nameOf={({ group }) => group.name}
      sorting={{ by: search.sort ?? 'name', order: search.order ?? 'asc' }}
      onSort={onSort}
      card={(of) => (
        <Stack gap={6}>
          <GroupName {...of} />
          <SimpleGrid cols={2} spacing="md" verticalSpacing={4}>
            {figures.map((figure) => (
              <div key={figure.id}>
                <Text size="xs" c="dimmed">
                  {figure.header}
                </Text>
                {cell(figure, of)}
              </div>
            ))}
          </SimpleGrid>
        </Stack>
      )}
    />
  );
}

function GroupName({ group }: GroupFigures) {
  return (
    <Group gap="sm" wrap="nowrap">
      <GroupMark group={group} size={28} />
      <TextLink to="/groups/$groupId/analytics" params={{ groupId: group.id }} inherit>
        {group.name}
      </TextLink>
    </Group>
  );
}

interface FigureCellProps {
  value: number | null;
  isShare?: boolean | undefined;
  isBest: boolean;
}

function FigureCell({ value, isShare, isBest }: FigureCellProps) {
  const words = useAnalyticsWords();
  const { number } = useFormat();
  return (
    <Group gap={6} wrap="nowrap">
      {isShare ? <RateBar rate={value} /> : value === null ? '–' : number(Math.round(value))}
      {isBest && (
        <IconTrophy size={14} role="img" aria-label={words.best} style={{ flexShrink: 0 }} />
      )}
    </Group>
  );
}
