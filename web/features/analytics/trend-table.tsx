import { Table } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';
import type { SeriesPoint, ShownSeries } from './trend.tsx';

interface TrendTableProps {
  label: string;
  header: string;
  points: readonly SeriesPoint[];
  series: readonly ShownSeries[];
  dayOf: (day: string) => string;
}

/** What the chart draws, in numbers. */
export function TrendTable({ label, header, points, series, dayOf }: TrendTableProps) {
  const { number } = useFormat();
  return (
    <Table.ScrollContainer minWidth={480} maxHeight={360} type="native" tabIndex={0}>
      <Table aria-label={label} stickyHeader verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{header}</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.map((point) => (
            <Table.Tr key={point.day}>
              <Table.Th scope="row" fw="normal">
                {dayOf(point.day)}
              </Table.Th>
              {series.map(({ name }) => (
                <Table.Td key={name} ta="right">
                  {number(point[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
