import { Alert, Button, CopyButton, Group as Row, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  createGroupCalendar,
  deleteGroupCalendar,
  type GroupDetails,
} from '../../../../client/muster.ts';
import { confirm } from '../../../components/confirm.tsx';
import { RowsLoader } from '../../../components/page-loader.tsx';
import { ProblemState } from '../../../components/states.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormat } from '../../../lib/format.ts';
import { useChange } from '../../../lib/use-change.ts';
import { useCommonWords } from '../../../lib/words.ts';
import { calendarQuery } from '../queries.ts';
import { useGroupSettingsWords } from './words.ts';

/** The reader's own address for the events of a group; only who is in it has one. */
export function CalendarPart({ group }: { group: GroupDetails }) {
  const words = useGroupSettingsWords();
  if (group.memberRole === null) return <Text c="dimmed">{words.calendarOfMember}</Text>;
  return <OwnCalendar id={group.id} />;
}

function OwnCalendar({ id }: { id: string }) {
  const words = useGroupSettingsWords();
  const format = useFormat();
  const { data: feed, error, refetch } = useQuery(calendarQuery(id));
  const [url, setUrl] = useState<string>();
  const changes = [['groups', id, 'calendar']];
  const make = useChange({
    run: () => ask(createGroupCalendar({ client: api, path: { id } })),
    changes,
    onDone: (made) => setUrl(made.url),
  });
  const end = useChange({
    run: () => ask(deleteGroupCalendar({ client: api, path: { id } })),
    changes,
    done: words.calendarEnded,
    onDone: () => setUrl(undefined),
  });
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!feed) return <RowsLoader rows={1} />;
  const renew = () =>
    confirm({
      title: words.renewTitle,
      children: words.renewAbout,
      confirm: words.renewCalendar,
      onConfirm: () => make.mutate(),
    });
  const askToEnd = () =>
    confirm({
      title: words.endTitle,
      children: words.endAbout,
      confirm: words.endCalendar,
      danger: true,
      onConfirm: () => end.mutate(),
    });
  return (
    <Stack gap="sm">
      <Text size="sm">
        {feed.createdAt
          ? `${words.calendarSince(format.date(feed.createdAt))} ${feed.readAt ? words.calendarRead(format.ago(feed.readAt)) : words.calendarUnread}`
          : words.noCalendar}
      </Text>
      {url !== undefined && <NewAddress url={url} />}
      <Row gap="xs">
        <Button
          variant="default"
          loading={make.isPending}
          onClick={feed.exists ? renew : () => make.mutate()}
        >
          {feed.exists ? words.renewCalendar : words.makeCalendar}
        </Button>
        {feed.exists && (
          <Button variant="default" loading={end.isPending} onClick={askToEnd}>
            {words.endCalendar}
          </Button>
        )}
      </Row>
    </Stack>
  );
}

function NewAddress({ url }: { url: string }) {
  const words = useGroupSettingsWords();
  const common = useCommonWords();
  return (
    <Alert color="teal" role="status">
      <Stack gap="xs">
        <Text size="sm">{words.calendarOnce}</Text>
        <Row gap="xs" wrap="nowrap">
          <TextInput
            aria-label={words.address}
            readOnly
            flex={1}
            value={url}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? common.copied : common.copy}</Button>
            )}
          </CopyButton>
        </Row>
      </Stack>
    </Alert>
  );
}
