import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getGroup } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { ImportRows } from './import-rows.tsx';
import { ImportWarnings } from './import-warnings.tsx';
import type { Imported } from './use-import.ts';
import { useImportWords } from './words.ts';

interface ImportResultProps {
  imported: Imported;
  groupId: string | null;
  fileName: string;
  onRestart: () => void;
}

/** What an import did. */
export function ImportResult({ imported, groupId, fileName, onRestart }: ImportResultProps) {
  const words = useImportWords();
  const { report, added, refusal } = imported;
  return (
    <Stack>
      <Alert icon={<IconCircleCheck />} title={words.done} role="status">
        {words.doneWhat(report.created, report.updated)}
      </Alert>
      {groupId !== null && <IntoGroup groupId={groupId} added={added} refusal={refusal} />}
      <ImportWarnings warnings={report.warnings} />
      <Group>
        <Button renderRoot={(props) => <Link to="/contacts" {...props} />}>
          {words.toContacts}
        </Button>
        <Button variant="default" onClick={onRestart}>
          {words.another}
        </Button>
      </Group>
      <ImportRows rows={report.rows} fileName={fileName} />
    </Stack>
  );
}

function IntoGroup({
  groupId,
  added,
  refusal,
}: { groupId: string } & Pick<Imported, 'added' | 'refusal'>) {
  const words = useImportWords();
  const say = useProblemWords();
  const { data: group } = useQuery({
    queryKey: ['groups', groupId],
    queryFn: ({ signal }) => ask(getGroup({ client: api, path: { id: groupId }, signal })),
  });
  if (!group) return null;
  return refusal === undefined ? (
    <Alert>{words.added(added, group.name)}</Alert>
  ) : (
    <Alert color="red">
      {words.notAdded(group.name)} {say(refusal)}
    </Alert>
  );
}
