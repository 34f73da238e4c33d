import { Badge, Button, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ImportReport } from '../../../client/muster.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useFieldName } from './use-field-name.ts';
import { useImportWords } from './words.ts';
import { downloadWrong } from './wrong-rows.ts';

type Row = ImportReport['rows'][number];
type Status = Row['status'];

const colors: Record<Status, string> = {
  created: 'teal',
  updated: 'blue',
  unchanged: 'gray',
  skipped: 'yellow',
  error: 'red',
};
const statuses = Object.keys(colors) as Status[];

/** What becomes of each row, by what becomes of it. */
export function ImportRows({ rows, fileName }: { rows: readonly Row[]; fileName: string }) {
  const common = useCommonWords();
  const words = useImportWords();
  const format = useFormat();
  const nameOf = useFieldName();
  const [which, setWhich] = useState<Status | 'all'>('all');
  const byStatus = useMemo(() => Map.groupBy(rows, ({ status }) => status), [rows]);
  const keys = useMemo(() => new Map(rows.map((row, index) => [row, String(index)])), [rows]);
  const shown = which === 'all' ? rows : (byStatus.get(which) ?? []);
  const wrong = byStatus.get('error') ?? [];
  const columns: Column<Row>[] = [
    { id: 'row', header: words.row, cell: ({ row }) => format.number(row), width: 80 },
    { id: 'name', header: common.name, cell: ({ name, of }) => name ?? of },
    { id: 'status', header: words.status, cell: ({ status }) => <Becomes status={status} /> },
    { id: 'details', header: words.details, cell: (row) => <Details row={row} /> },
  ];
  const chip = (value: Status | 'all', label: string, count: number) => (
    <Chip key={value} value={value} size="sm">
      {label} {format.number(count)}
    </Chip>
  );
  return (
    <section aria-label={words.rows}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {words.rows}
        </Title>
        {wrong.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            onClick={() => downloadWrong(wrong, words.csv, nameOf, fileName)}
          >
            {words.download}
          </Button>
        )}
      </Group>
      <Chip.Group value={which} onChange={(value) => setWhich(value as Status | 'all')}>
        <Group gap="xs" mb="sm" role="radiogroup" aria-label={words.which}>
          {chip('all', words.allRows, rows.length)}
          {statuses.map((status) =>
            chip(status, words.statuses[status], byStatus.get(status)?.length ?? 0),
          )}
        </Group>
      </Chip.Group>
      <DataTable
        label={words.rows}
        columns={columns}
        entries={shown}
        keyOf={(row) => keys.get(row) ?? ''}
        nameOf={({ row }) => String(row)}
        total={shown.length}
        card={(row) => (
          <Stack gap={2}>
            <Group justify="space-between" wrap="nowrap">
              <Text fw={500}>{row.name ?? row.of ?? `${words.row} ${row.row}`}</Text>
              <Becomes status={row.status} />
            </Group>
            <Details row={row} />
          </Stack>
        )}
        empty={<Text c="dimmed">{words.noRows}</Text>}
      />
    </section>
  );
}

function Becomes({ status }: { status: Status }) {
  const words = useImportWords();
  return (
    <Badge variant="dot" color={colors[status]} tt="none">
      {words.statuses[status]}
    </Badge>
  );
}

/** Why a row is wrong or skipped, and what is to be known of it. */
function Details({ row: { problem, sameAs, groups = [], warnings = [] } }: { row: Row }) {
  const words = useImportWords();
  const nameOf = useFieldName();
  const lines = [
    ...(problem
      ? [words.problem(nameOf(problem.field), problem.got, problem.expected, problem.example)]
      : []),
    ...(sameAs === undefined ? [] : [words.sameAs(sameAs)]),
    ...(groups.length > 0 ? [words.groupsOf(groups.join(', '))] : []),
    ...warnings,
  ];
  return lines.map((line) => (
    <Text key={line} size="sm" style={{ overflowWrap: 'anywhere' }}>
      {line}
    </Text>
  ));
}
