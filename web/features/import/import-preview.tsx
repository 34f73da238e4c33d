import { Alert, Box, Button, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getGroup } from '../../../client/muster.ts';
import { GroupPicker } from '../../components/group-picker.tsx';
import { PageLoader } from '../../components/page-loader.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { ImportRows } from './import-rows.tsx';
import { ImportWarnings } from './import-warnings.tsx';
import { type ContactsFile, type Reading, usePreview } from './use-import.ts';
import { useImportWords } from './words.ts';

interface ImportPreviewProps {
  file: ContactsFile;
  isImporting: boolean;
  onImport: (wanted: { reading: Reading; groupId: string | null }) => void;
  onRestart: () => void;
}

/** What a file would do, which can be told what its columns are. */
export function ImportPreview({ file, isImporting, onImport, onRestart }: ImportPreviewProps) {
  const words = useImportWords();
  const say = useProblemWords();
  const format = useFormat();
  const [map, setMap] = useState<Reading['map']>({});
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 250);
  const [groupId, setGroupId] = useState<string | null>(null);
  const country = /^[a-z]{2}$/i.test(settled) ? settled : '';
  const reading = { map, country };
  const { data: report, error, isFetching } = usePreview(file, reading);
  const isForeign = useIsForeign(groupId);
  const restart = (
    <Button variant="default" onClick={onRestart} disabled={isImporting}>
      {words.another}
    </Button>
  );
  if (error && !report)
    return (
      <Stack align="flex-start">
        <Alert color="red" title={file.name}>
          {say(error)}
        </Alert>
        {restart}
      </Stack>
    );
  if (!report) return <PageLoader />;
  const { columns, warnings, rows, created, updated, unchanged } = report;
  const people = created + updated + unchanged;
  return (
    <Stack>
      {error && <Alert color="red">{say(error)}</Alert>}
      <Stack aria-busy={isFetching} opacity={isFetching ? 0.5 : 1} gap="lg">
        <ColumnMapping
          columns={columns}
          map={map}
          onChange={(heading, field) => {
            const { [heading]: _, ...others } = map;
            setMap(field === null ? others : { ...others, [heading]: field });
          }}
        />
        <ImportWarnings warnings={warnings} />
        <TextInput
          label={words.country}
          description={words.countryHint}
          placeholder={report.country ?? ''}
          maxLength={2}
          w={320}
          maw="100%"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Stack>
      <Group align="flex-end">
        <Box w={320} maw="100%">
          <GroupPicker
            label={words.toGroup}
            placeholder={words.noGroup}
            clearable
            value={groupId}
            onChange={setGroupId}
            error={isForeign && words.notYours}
          />
        </Box>
        <Button
          loading={isImporting}
          disabled={people === 0 || isFetching || isForeign}
          onClick={() => onImport({ reading, groupId })}
        >
          {people === 0 ? words.nothing : words.doIt(people, format.number(people))}
        </Button>
        {restart}
      </Group>
      <Box opacity={isFetching ? 0.5 : 1}>
        <ImportRows rows={rows} fileName={file.name} />
      </Box>
    </Stack>
  );
}

/** Whether a group that is picked is another's to put people into. */
function useIsForeign(groupId: string | null): boolean {
  const { data } = useQuery({
    queryKey: ['groups', groupId],
    queryFn: ({ signal }) => ask(getGroup({ client: api, path: { id: groupId ?? '' }, signal })),
    enabled: groupId !== null,
  });
  return groupId !== null && data !== undefined && !data.may.includes('edit');
}
