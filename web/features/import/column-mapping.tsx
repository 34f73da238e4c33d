import { Select, Table, Title } from '@mantine/core';
import type { ImportReport } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import type { Reading } from './use-import.ts';
import { useImportWords } from './words.ts';

type ColumnUse = ImportReport['columns'][number];

interface ColumnMappingProps {
  columns: readonly ColumnUse[];
  map: Reading['map'];
  /** Null for as it is read. */
  onChange: (heading: string, field: string | null) => void;
}

/** What each column of a file, or property of its cards, is taken as, to be told otherwise. */
export function ColumnMapping({ columns, map, onChange }: ColumnMappingProps) {
  const words = useImportWords();
  const format = useFormat();
  const title = columns.some(({ column }) => column !== undefined) ? words.columns : words.cards;
  const fields = Object.entries(words.fields).map(([value, label]) => ({ value, label }));
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Table verticalSpacing={6} maw={720} aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.heading}</Table.Th>
            <Table.Th w="55%">{words.takenAs}</Table.Th>
            <Table.Th ta="right">{words.filled}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map((column) => {
            const shown = column.heading || words.column(column.column ?? 0);
            // One without a heading is named by its place.
            const heading = column.heading || `column ${column.column}`;
            return (
              <Table.Tr key={`${column.column}-${column.heading}`}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{shown}</Table.Td>
                <Table.Td>
                  <Select
                    aria-label={words.whatIs(shown)}
                    placeholder={
                      column.takenAs === null ? words.notTaken : words.asRead(column.takenAs)
                    }
                    clearable
                    data={fields}
                    value={map[heading] ?? null}
                    onChange={(field) => onChange(heading, field)}
                  />
                </Table.Td>
                <Table.Td ta="right">{format.number(column.filled)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}
