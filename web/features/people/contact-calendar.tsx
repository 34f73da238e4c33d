import { Alert, Button, Code, CopyButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContactCalendar, deleteContactCalendar } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { calendarQuery } from './queries.ts';
import { Section } from './section.tsx';

/** The user's own secret address at which a calendar reads their events. */
export function ContactCalendar({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  const common = useCommonWords();
  const format = useFormat();
  const { data: feed, error, refetch } = useQuery(calendarQuery(contactId));
  const path = { id: contactId };
  const changes = [['contacts', contactId, 'calendar']];
  const make = useChange({
    run: () => ask(createContactCalendar({ client: api, path })),
    changes,
  });
  const end = useChange({
    run: () => ask(deleteContactCalendar({ client: api, path })),
    changes,
    done: words.calendarEnded,
    onDone: () => make.reset(),
  });
  const renew = () =>
    confirm({
      title: words.renewCalendar,
      children: words.renewWhat,
      confirm: words.renewCalendar,
      onConfirm: () => make.mutate(),
    });
  return (
    <Section title={words.calendar}>
      {error && !feed ? (
        <ProblemState error={error} reset={refetch} />
      ) : !feed ? (
        <Skeleton h={36} aria-busy="true" />
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {words.calendarHow}
          </Text>
          {make.data && (
            <Alert title={words.calendarOnce}>
              <Group wrap="nowrap">
                <Code style={{ overflowWrap: 'anywhere' }}>{make.data.url}</Code>
                <CopyButton value={make.data.url}>
                  {({ copied, copy }) => (
                    <Button size="xs" onClick={copy}>
                      {copied ? common.copied : common.copy}
                    </Button>
                  )}
                </CopyButton>
              </Group>
            </Alert>
          )}
          {feed.createdAt && (
            <Text size="sm">
              {words.calendarSince(format.date(feed.createdAt))}{' '}
              {feed.readAt ? words.calendarRead(format.ago(feed.readAt)) : words.calendarUnread}
            </Text>
          )}
          <Group>
            <Button
              variant="default"
              size="xs"
              loading={make.isPending}
              onClick={() => (feed.exists ? renew() : make.mutate())}
            >
              {feed.exists ? words.renewCalendar : words.makeCalendar}
            </Button>
            {feed.exists && (
              <Button
                variant="default"
                size="xs"
                loading={end.isPending}
                onClick={() => end.mutate()}
              >
                {words.endCalendar}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Section>
  );
}
