import { Box, Checkbox, Group, Skeleton, Stack, Table, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  type RowData,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useCommonWords } from '../lib/words.ts';
import { DataCard, DataRow, type PickRow } from './data-row.tsx';

const features = tableFeatures({ rowSelectionFeature });

export interface Column<Entry> {
  id: string;
  header: string;
  cell: (entry: Entry) => ReactNode;
  /** By what the list is asked for in another order; none where it cannot be. */
  sort?: string;
  width?: number | string;
  align?: 'left' | 'right';
}

export interface Sorting {
  by: string;
  order: 'asc' | 'desc';
}

export interface Selection {
  /** Keys of the entries that are selected. */
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
}

interface DataTableProps<Entry> {
  /** What it lists, for whoever does not see it. */
  label: string;
  /** The same ones while nothing of them is another: by them a row knows whether it is as it was. */
  columns: readonly Column<Entry>[];
  entries: readonly Entry[];
  keyOf: (entry: Entry) => string;
  nameOf: (entry: Entry) => string;
  /** How many there are in all, where that is known. */
  total?: number | undefined;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  selection?: Selection | undefined;
  isLoading?: boolean;
  hasMore?: boolean;
  onMore?: () => void;
  /** An entry on a phone, where a table has no room. */
  card: (entry: Entry) => ReactNode;
  empty?: ReactNode;
}

/**
 * A list as a table, on a phone as cards. Only the rows in sight are in the page, however long it is, and further
 * pages are asked for as its end comes near. With Shift, all between two rows are selected.
 */
export function DataTable<Entry extends RowData>(props: DataTableProps<Entry>) {
  const { label, columns, entries, keyOf, nameOf, total, selection } = props;
  const { isLoading, hasMore, onMore, card, empty } = props;
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const body = useRef<HTMLDivElement>(null);
  const margin = useOffsetTop(body);
  const selected = useSelected(selection);
  const table = useTable({
    features,
    data: entries as Entry[],
    columns: useMemo(() => columns.map(toColumnDef), [columns]),
    getRowId: keyOf,
    state: { rowSelection: selected },
    enableRowSelection: selection !== undefined,
    onRowSelectionChange(change) {
      const after = typeof change === 'function' ? change(selected) : change;
      selection?.onChange(new Set(Object.keys(after).filter((key) => after[key])));
    },
  });
  const { rows } = table.getRowModel();
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (isPhone ? 88 : 49),
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const inSight = virtualizer.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - 20) onMore?.();
  }, [hasMore, isLoading, last, rows.length, onMore]);

  const pick = useRangePick(entries, keyOf, selection);
  if (!isLoading && rows.length === 0) return empty;
  const before = Math.max(0, (inSight[0]?.start ?? margin) - margin);
  const after = virtualizer.getTotalSize() - ((inSight.at(-1)?.end ?? margin) - margin);
  const shown = inSight.flatMap(({ index }) => {
    const row = rows[index];
    if (!row) return [];
    const { id, original: entry } = row;
    const isSelected = row.getIsSelected();
    const measure = virtualizer.measureElement;
    return { entry, index, id, name: nameOf(entry), isSelected, pick, measure };
  });

  return (
    <Box ref={body}>
      {isPhone ? (
        <Stack gap={0} role="list" aria-label={label}>
          <Box h={before} />
          {shown.map((entry) => (
            <DataCard key={entry.id} card={card} {...entry} />
          ))}
          <Box h={Math.max(0, after)} />
        </Stack>
      ) : (
        <Table.ScrollContainer minWidth={600} type="native">
          <Table
            highlightOnHover
            aria-label={label}
            aria-rowcount={(total ?? rows.length) + 1}
            verticalSpacing={6}
          >
            <Table.Thead>
              <Table.Tr>
                {selection && <PickAll rows={rows.map(({ id }) => id)} selection={selection} />}
                {columns.map((column) => (
                  <Head key={column.id} column={column} {...props} />
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Spacer height={before} />
              {shown.map((entry) => (
                <DataRow key={entry.id} columns={columns} {...entry} />
              ))}
              <Spacer height={after} />
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {isLoading && <MoreLoader />}
    </Box>
  );
}

/** In place of the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}

function toColumnDef<Entry extends RowData>({
  id,
  header,
}: Column<Entry>): ColumnDef<typeof features, Entry> {
  return { id, header };
}

function useSelected(selection: Selection | undefined): Record<string, true> {
  const selected = selection?.selected;
  return useMemo(
    () => Object.fromEntries([...(selected ?? [])].map((key) => [key, true as const])),
    [selected],
  );
}

/** How far below the top of the page something begins. */
function useOffsetTop(ref: React.RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  // After each rendering: what stands above may have become longer.
  useEffect(() => {
    const element = ref.current;
    if (element) setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
  });
  return top;
}

/** Selects in the list as it is when it is called: it stays the same, so that no row is drawn anew because of it. */
function useRangePick<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  selection: Selection | undefined,
): PickRow | undefined {
  const anchor = useRef<string | null>(null);
  const now = useRef({ entries, keyOf, selection });
  useEffect(() => {
    now.current = { entries, keyOf, selection };
  });
  const pick = useCallback<PickRow>((key, isSelected, isRange) => {
    const { entries, keyOf, selection } = now.current;
    if (!selection) return;
    const next = new Set(selection.selected);
    const keys = isRange ? entries.map(keyOf) : [];
    const from = anchor.current === null ? -1 : keys.indexOf(anchor.current);
    const to = keys.indexOf(key);
    const picked = from === -1 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const one of picked) {
      if (isSelected) next.add(one);
      else next.delete(one);
    }
    anchor.current = key;
    selection.onChange(next);
  }, []);
  return selection && pick;
}

function PickAll({ rows, selection }: { rows: readonly string[]; selection: Selection }) {
  const words = useCommonWords();
  const count = rows.filter((key) => selection.selected.has(key)).length;
  const isAll = count > 0 && count === rows.length;
  return (
    <Table.Th w={44}>
      <Checkbox
        aria-label={words.selectAll}
        checked={isAll}
        indeterminate={count > 0 && !isAll}
        onChange={() => selection.onChange(new Set(isAll ? [] : rows))}
      />
    </Table.Th>
  );
}

function Head<Entry>({
  column: { header, sort, width, align },
  sorting,
  onSort,
}: { column: Column<Entry> } & Pick<DataTableProps<Entry>, 'sorting' | 'onSort'>) {
  if (sort === undefined || !onSort) {
    return (
      <Table.Th w={width} ta={align}>
        {header}
      </Table.Th>
    );
  }
  const order = sorting?.by === sort ? sorting.order : undefined;
  const Icon = order === undefined ? IconArrowsSort : order === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th
      w={width}
      ta={align}
      aria-sort={order === undefined ? 'none' : order === 'asc' ? 'ascending' : 'descending'}
    >
      <UnstyledButton
        fz="inherit"
        fw="inherit"
        onClick={() => onSort({ by: sort, order: order === 'asc' ? 'desc' : 'asc' })}
      >
        <Group gap={4} wrap="nowrap" component="span">
          {header}
          <Icon size={14} aria-hidden="true" opacity={order ? 1 : 0.4} />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}

function MoreLoader() {
  const words = useCommonWords();
  return (
    <Stack gap={6} mt={6} role="status" aria-busy="true" aria-label={words.loading}>
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} h={40} />
      ))}
    </Stack>
  );
}
