import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { GroupDetails, ListedMember } from '../../../client/muster.ts';
import type { Column } from '../../components/data-table.tsx';
import { useMay } from '../../lib/session.ts';
import {
  AddedBy,
  Appointment,
  CallFigures,
  Instant,
  MemberName,
  OtherGroups,
  RoleMark,
} from './member-cells.tsx';
import { type MemberSort, sorts } from './search.ts';
import { useMembershipWords } from './words.ts';

const optional = [
  'role',
  'title',
  'appointment',
  'lastContact',
  'otherGroups',
  'joined',
  'addedBy',
  'calls',
] as const;

export type OptionalColumn = (typeof optional)[number];

/** What is shown until somebody chooses for themselves. */
const usual: OptionalColumn[] = [
  'role',
  'title',
  'appointment',
  'lastContact',
  'otherGroups',
  'joined',
];

export interface Columns {
  /** Those that the reader may have, and of them those they chose. */
  offered: readonly OptionalColumn[];
  chosen: readonly OptionalColumn[];
  choose: (columns: OptionalColumn[]) => void;
  shown: Column<ListedMember>[];
  /** What the list may be sorted by. */
  sorts: readonly MemberSort[];
  sortOf: (by: string) => MemberSort | undefined;
}

/** The columns of the list of members, of which each reader chooses their own; what is not told to them is none. */
export function useColumns(group: GroupDetails): Columns {
  const words = useMembershipWords();
  const may = useMay();
  const [chosen, choose] = useLocalStorage<OptionalColumn[]>({
    key: 'muster members columns',
    defaultValue: usual,
    getInitialValueInEffect: false,
  });
  const isMinimal = group.sensitive && !may('administer');
  const isTold = may('editContacts') || group.may.includes('call');
  const { timeZone } = group;
  return useMemo(() => {
    const offered = optional.filter((column) => {
      if (isMinimal) return column === 'role' || column === 'title';
      return isTold || (column !== 'lastContact' && column !== 'calls');
    });
    const sortable = sorts.filter((sort) => {
      if (isMinimal) return sort === 'name';
      return isTold || sort !== 'lastContact';
    });
    const sortOf = (by: string) => sortable.find((sort) => sort === by);
    const cells = cellsIn(timeZone);
    const shown: Column<ListedMember>[] = [
      {
        id: 'name',
        header: words.columns.name,
        sort: 'name',
        cell: (member) => <MemberName member={member} />,
      },
      ...offered
        .filter((column) => chosen.includes(column))
        .map((id) => ({ id, header: words.columns[id], sort: sortOf(id), cell: cells[id] })),
    ];
    return { offered, chosen, choose, shown, sorts: sortable, sortOf };
  }, [words, isMinimal, isTold, timeZone, chosen, choose]);
}

const cellsIn = (zone: string | null): Record<OptionalColumn, Column<ListedMember>['cell']> => ({
  role: (member) => <RoleMark member={member} />,
  title: ({ title }) => title,
  appointment: (member) => <Appointment member={member} zone={zone} />,
  lastContact: ({ lastContactAt }) => <Instant at={lastContactAt} zone={zone} isAgo />,
  otherGroups: (member) => <OtherGroups member={member} />,
  joined: ({ joinedAt }) => <Instant at={joinedAt} zone={zone} />,
  addedBy: (member) => <AddedBy member={member} />,
  calls: (member) => <CallFigures member={member} />,
});
