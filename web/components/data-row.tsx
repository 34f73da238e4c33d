import { Box, Checkbox, Group, Table } from '@mantine/core';
import { memo, type ReactNode, useRef } from 'react';
import { useCommonWords } from '../lib/words.ts';
import classes from './data-table.module.css';
import type { Column } from './data-table.tsx';

/** Selects an entry, or with Shift all from the one before to it. */
export type PickRow = (key: string, isSelected: boolean, isRange: boolean) => void;

interface EntryProps<Entry> {
  entry: Entry;
  /** Its place in the whole list. */
  index: number;
  id: string;
  name: string;
  isSelected: boolean;
  /** Undefined where nothing can be selected. */
  pick: PickRow | undefined;
  /** Told of its element, whose height is not known beforehand. */
  measure: (element: HTMLElement | null) => void;
}

// Both are drawn anew when something of them is another, and not whenever the list is: while it is scrolled, and when
// its answer comes, that is most of the work. What is in every row are elements in the classes of Mantine's table: its
// components would read their styles for each cell.

export const DataRow = memo(function DataRow<Entry>(
  props: EntryProps<Entry> & { columns: readonly Column<Entry>[] },
) {
  const { entry, index, isSelected, measure, columns } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      {...(isSelected ? { 'data-selected': true } : {})}
      data-with-row-border
      data-hover
      className={`${Table.classes.tr} ${classes.row}`}
    >
      {props.pick && (
        <td className={Table.classes.td} style={{ width: 44 }}>
          <PickOne {...props} pick={props.pick} />
        </td>
      )}
      {columns.map(({ id, align, cell }) => (
        <td key={id} className={Table.classes.td} style={{ textAlign: align }}>
          {cell(entry)}
        </td>
      ))}
    </tr>
  );
}) as <Entry>(props: EntryProps<Entry> & { columns: readonly Column<Entry>[] }) => ReactNode;

export const DataCard = memo(function DataCard<Entry>(
  props: EntryProps<Entry> & { card: (entry: Entry) => ReactNode },
) {
  const { entry, index, measure, card } = props;
  return (
    <Group
      ref={measure}
      data-index={index}
      role="listitem"
      wrap="nowrap"
      align="flex-start"
      className={classes.card}
    >
      {props.pick && <PickOne {...props} pick={props.pick} />}
      <Box flex={1} miw={0}>
        {card(entry)}
      </Box>
    </Group>
  );
}) as <Entry>(props: EntryProps<Entry> & { card: (entry: Entry) => ReactNode }) => ReactNode;

function PickOne({
  id,
  name,
  isSelected,
  pick,
}: {
  id: string;
  name: string;
  isSelected: boolean;
  pick: PickRow;
}) {
  const words = useCommonWords();
  const isShift = useRef(false);
  return (
    <Checkbox
      aria-label={words.selectRow(name)}
      checked={isSelected}
      onClick={(event) => {
        isShift.current = event.shiftKey;
      }}
      onChange={(event) => pick(id, event.currentTarget.checked, isShift.current)}
    />
  );
}
