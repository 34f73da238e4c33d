import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { endSession, listSessions, type Session } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useSessionWords } from './words.ts';

/** One's own sessions; those of all for whoever runs the organization. */
export function SessionsTab() {
  const words = useSessionWords();
  const format = useFormat();
  const may = useMay();
  const { entries, error, refetch, isPending, hasNextPage, fetchNextPage } = usePages({
    queryKey: ['sessions'],
    ask: (cursor, signal) =>
      ask(listSessions({ client: api, query: { limit: 50, ...(cursor && { cursor }) }, signal })),
  });
  if (error) return <ProblemState error={error} reset={refetch} />;
  const columns: Column<Session>[] = [
    { id: 'device', header: words.device, cell: (session) => <Device session={session} /> },
    ...(may('administer')
      ? [{ id: 'who', header: words.who, cell: ({ userName }: Session) => userName }]
      : []),
    { id: 'since', header: words.since, cell: ({ createdAt }) => format.dateTime(createdAt) },
    { id: 'used', header: words.lastUsed, cell: ({ lastUsedAt }) => format.ago(lastUsedAt) },
    { id: 'end', header: '', cell: (session) => <EndButton session={session} />, align: 'right' },
  ];
  return (
    <Stack>
      <Text c="dimmed">{words.sessionsHow}</Text>
      <DataTable
        label={words.sessions}
        columns={columns}
        entries={entries}
        keyOf={({ id }) => id}
        nameOf={({ device }) => device}
        isLoading={isPending}
        hasMore={hasNextPage}
        onMore={fetchNextPage}
        card={(session) => (
          <Group justify="space-between" wrap="nowrap">
            <Stack gap={2} miw={0}>
              <Device session={session} />
              <Text size="sm" c="dimmed">
                {session.userName} · {format.ago(session.lastUsedAt)}
              </Text>
            </Stack>
            <EndButton session={session} />
          </Group>
        )}
      />
    </Stack>
  );
}

function Device({ session: { device, isCurrent } }: { session: Session }) {
  const words = useSessionWords();
  return (
    <Group gap="xs">
      <Text inherit fw={550}>
        {device}
      </Text>
      {isCurrent && <Badge variant="light">{words.current}</Badge>}
    </Group>
  );
}

/** One's own current session ends by signing out, in the menu of one's account. */
function EndButton({ session: { id, userName, device, isCurrent } }: { session: Session }) {
  const words = useSessionWords();
  const { mutate, isPending } = useChange({
    run: () => ask(endSession({ client: api, path: { id } })),
    changes: [['sessions']],
    done: words.ended,
  });
  if (isCurrent) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={isPending}
      aria-label={words.endOf(device)}
      onClick={() =>
        confirm({
          title: words.endTitle,
          children: words.endWhat(userName),
          confirm: words.end,
          onConfirm: () => mutate(),
        })
      }
    >
      {words.end}
    </Button>
  );
}
