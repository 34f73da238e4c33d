import { Alert, Badge, Button, Group as Row, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { endGroupChat, type GroupDetails, type Mirror } from '../../../../client/muster.ts';
import { confirm } from '../../../components/confirm.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { RowsLoader } from '../../../components/page-loader.tsx';
import { ProblemState } from '../../../components/states.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormat } from '../../../lib/format.ts';
import { useChange } from '../../../lib/use-change.ts';
import { mirrorQuery, useMissing } from '../queries.ts';
import { BeginMirror } from './begin-mirror.tsx';
import { useGroupSettingsWords } from './words.ts';

/** The chat on WhatsApp that a group is kept in step with: how that stands, or how it begins. */
export function MirrorPart({ group }: { group: GroupDetails }) {
  const { data: mirror, error, refetch } = useQuery(mirrorQuery(group.id));
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (mirror === undefined) return <RowsLoader rows={2} />;
  if (mirror === null) return <BeginMirror group={group} />;
  return <KeptInStep mirror={mirror} />;
}

function KeptInStep({ mirror }: { mirror: Mirror }) {
  const words = useGroupSettingsWords();
  const format = useFormat();
  const { groupId, status, problem, inviteLink, comparedAt } = mirror;
  const end = useChange({
    run: () => ask(endGroupChat({ client: api, path: { id: groupId } })),
    changes: [['groups']],
    done: words.mirrorEnded,
  });
  return (
    <Stack gap="sm">
      <Text>
        {words.mirrorStatus[status]}
        {comparedAt && status !== 'CREATING' && ` ${words.compared(format.ago(comparedAt))}`}
      </Text>
      {problem && <Alert color="yellow">{words.problems[problem]}</Alert>}
      {inviteLink && <TextInput label={words.invite} readOnly value={inviteLink} maw={420} />}
      {status !== 'CREATING' && <Missing groupId={groupId} />}
      <Row>
        <Button
          variant="default"
          loading={end.isPending}
          onClick={() =>
            confirm({
              title: words.endMirrorTitle,
              children: words.endMirrorAbout,
              confirm: words.endMirror,
              onConfirm: () => end.mutate(),
            })
          }
        >
          {words.endMirror}
        </Button>
      </Row>
    </Stack>
  );
}

/** Who is in the group and not in the chat, and why. */
function Missing({ groupId }: { groupId: string }) {
  const words = useGroupSettingsWords();
  const { entries, ...further } = useMissing(groupId);
  if (entries.length === 0) return null;
  return (
    <Stack component="section" gap={4} aria-label={words.missing}>
      <Title order={3} size="h5">
        {words.missing}
      </Title>
      {entries.map(({ contactId, name, state }) => (
        <Row key={contactId} justify="space-between" wrap="nowrap">
          <Text truncate>{name}</Text>
          <Badge variant="default" tt="none">
            {words.missingStates[state]}
          </Badge>
        </Row>
      ))}
      <LoadMore {...further} />
    </Stack>
  );
}
