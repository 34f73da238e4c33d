import { Box, Table, Text } from '@mantine/core';
import type { AuditEntry } from '../../../client/muster.ts';
import type { Format } from '../../lib/format.ts';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import classes from './audit-list.module.css';
import { useFactWords } from './fact-words.ts';
import { useAuditWords } from './words.ts';

type Facts = Record<string, unknown>;

/** Whether there is something behind the sentence of an entry. */
export const hasDetails = ({ before, after, reason }: AuditEntry): boolean =>
  Object.keys({ ...before, ...after }).length > 0 || reason !== null;

/** What was before, and what is since, a line for each fact. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const words = useAuditWords();
  const { nameOf } = useFactWords();
  const show = useShowValue(entry);
  const before: Facts = entry.before ?? {};
  const after: Facts = entry.after ?? {};
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const names = new Map(entry.people.map(({ contactId, name }) => [contactId, name]));
  return (
    <Box className={classes.details}>
      {fields.length > 0 && (
        <Table layout="fixed" withRowBorders={false} verticalSpacing={2} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Td w="30%" />
              {entry.before && <Table.Th>{words.before}</Table.Th>}
              {entry.after && <Table.Th>{words.after}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row" fw={500}>
                  {names.get(field) ?? nameOf(field)}
                </Table.Th>
                {entry.before && (
                  <Table.Td className={classes.fact}>{show(before[field])}</Table.Td>
                )}
                {entry.after && <Table.Td className={classes.fact}>{show(after[field])}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {entry.reason !== null && (
        <Text size="sm">
          {words.reason}: {entry.reason}
        </Text>
      )}
    </Box>
  );
}

/** How a value among the facts is read: people by name, moments as dates, the model's words in the reader's. */
function useShowValue({ people }: AuditEntry): (value: unknown) => string {
  const words = useCommonWords();
  const format = useFormat();
  const { nameOf, wordOf } = useFactWords();
  const names = new Map(people.map(({ contactId, name }) => [contactId, name]));
  return function show(value: unknown): string {
    if (value === null || value === undefined || value === '') return '—';
    if (value === true) return words.yes;
    if (value === false) return words.no;
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string')
      return names.get(value) ?? momentOf(value, format) ?? wordOf(value);
    if (Array.isArray(value)) return value.map(show).join(', ') || '—';
    return Object.entries(value)
      .map(([field, part]) => `${names.get(field) ?? nameOf(field)}: ${show(part)}`)
      .join('; ');
  };
}

function momentOf(text: string, { date, time }: Format): string | undefined {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? `${date(text)}, ${time(text)}` : undefined;
}
