import { Stack, Table, Text } from '@mantine/core';
import type { MirrorPreview } from '../../../../client/muster.ts';
import { useFormat } from '../../../lib/format.ts';
import { useGroupSettingsWords } from './words.ts';

/** What putting a group and a chat in step would change in either. */
export function Differences({ preview }: { preview: MirrorPreview }) {
  const { differences: words } = useGroupSettingsWords();
  const format = useFormat();
  const { joining, strangers, adding, without, promoted, chatName, description } = preview;
  const people = (names: readonly string[]) =>
    names.length > 0 && `${format.number(names.length)}: ${names.join(', ')}`;
  const rows = [
    [words.joining, people(joining)],
    [words.strangers, strangers > 0 && format.number(strangers)],
    [words.adding, people(adding)],
    [words.without, people(without)],
    [words.promoted, people(promoted)],
    [words.chatName, chatName],
    [words.description, description && words.descriptions[description]],
    [words.avatar, preview.avatar && '✓'],
  ].filter(([, what]) => what);
  return (
    <Stack gap="xs">
      {!preview.isAdmin && <Text>{words.notAdmin}</Text>}
      {rows.length === 0 ? (
        <Text>{words.none}</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {rows.map(([label, what]) => (
              <Table.Tr key={String(label)}>
                <Table.Th w="40%">{label}</Table.Th>
                <Table.Td>{what}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
