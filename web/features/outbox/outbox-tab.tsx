import { Select, Stack, Text } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { DataTable } from '../../components/data-table.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, NotFoundState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { OutboxChat, OutboxState, OutboxText, ResendButton } from './outbox-cells.tsx';
import { useOutbox } from './queries.ts';
import { STATUSES } from './search.ts';
import { useOutboxWords } from './words.ts';

const route = getRouteApi('/app/organization/outbox');

/** What waits to be sent, what was sent, and what could not be; looked at again while it is in sight. */
export function OutboxTab() {
  const words = useOutboxWords();
  const common = useCommonWords();
  const format = useFormat();
  const { status } = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const { entries, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useOutbox(status, may('administer'));
  if (!may('administer')) return <NotFoundState />;
  const when = (at: string) => (
    <Text size="sm" component="time" dateTime={at}>
      {format.dateTime(at)}
    </Text>
  );
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        {words.about}
      </Text>
      <Select
        label={words.state}
        maw={240}
        mb="md"
        clearable
        placeholder={words.all}
        data={STATUSES.map((value) => ({ value, label: words.states[value] }))}
        value={status ?? null}
        onChange={(value) =>
          void navigate({
            to: '/organization/outbox',
            search: { status: value ?? undefined },
            replace: true,
          })
        }
      />
      {error && entries.length === 0 ? (
        <ProblemState error={error} reset={() => void refetch()} />
      ) : isPending ? (
        <Stack gap="xs" role="status" aria-busy="true" aria-label={common.loading}>
          <RowsLoader />
        </Stack>
      ) : (
        <DataTable
          label={words.label}
          entries={entries}
          keyOf={({ id }) => id}
          nameOf={({ body }) => body}
          isLoading={isFetchingNextPage}
          hasMore={hasNextPage}
          onMore={() => void fetchNextPage()}
          columns={[
            {
              id: 'when',
              header: common.when,
              width: 150,
              cell: ({ createdAt }) => when(createdAt),
            },
            {
              id: 'to',
              header: words.to,
              width: 190,
              cell: (message) => <OutboxChat message={message} />,
            },
            {
              id: 'message',
              header: words.message,
              cell: (message) => <OutboxText message={message} />,
            },
            {
              id: 'state',
              header: words.state,
              width: 220,
              cell: (message) => <OutboxState message={message} />,
            },
            {
              id: 'resend',
              header: common.actions,
              width: 150,
              align: 'right',
              cell: (message) => <ResendButton message={message} />,
            },
          ]}
          card={(message) => (
            <Stack gap={4}>
              <Text size="xs" c="dimmed" component="div">
                {when(message.createdAt)}
              </Text>
              <OutboxChat message={message} />
              <OutboxText message={message} />
              <OutboxState message={message} />
              <ResendButton message={message} />
            </Stack>
          )}
          empty={
            <EmptyState icon={<IconMailCheck />} title={words.nothing}>
              {words.nothingWhy[status ?? 'all']}
            </EmptyState>
          }
        />
      )}
    </>
  );
}
