import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createContactCalendar, deleteContactCalendar } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { feedQuery } from './queries.ts';
import { useCalendarWords } from './words.ts';

/** The reader's events at an address for the calendar that they have anyway. */
export function FeedButton() {
  const words = useCalendarWords();
  const { contactId } = useSession().user;
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={18} />} onClick={open}>
        {words.feed}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={words.feedTitle}>
        {contactId ? <Feed contactId={contactId} /> : <Text>{words.feedNoContact}</Text>}
      </Dialog>
    </>
  );
}

function Feed({ contactId }: { contactId: string }) {
  const words = useCalendarWords();
  const { data: feed, error, refetch } = useQuery(feedQuery(contactId));
  const [url, setUrl] = useState<string>();
  const path = { id: contactId };
  const changes = [feedQuery(contactId).queryKey];
  const make = useChange({
    run: () => ask(createContactCalendar({ client: api, path })),
    changes,
    onDone: (made) => setUrl(made.url),
  });
  const end = useChange({
    run: () => ask(deleteContactCalendar({ client: api, path })),
    changes,
    done: words.ended,
    onDone: () => setUrl(undefined),
  });
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!feed) return <RowsLoader rows={2} />;
  return (
    <Stack>
      <Text size="sm">{words.feedHint}</Text>
      {url ? <Address url={url} /> : feed.exists && <FeedState {...feed} />}
      <Group>
        <Button
          loading={make.isPending}
          variant={feed.exists ? 'default' : 'filled'}
          onClick={() => {
            if (!feed.exists) return make.mutate();
            const { renewTitle: title, renewHint: children, renew } = words;
            confirm({ title, children, confirm: renew, onConfirm: () => make.mutate() });
          }}
        >
          {feed.exists ? words.renew : words.make}
        </Button>
        {feed.exists && (
          <Button
            variant="subtle"
            color="red"
            loading={end.isPending}
            onClick={() => {
              const { endTitle: title, endHint: children, end: label } = words;
              const onConfirm = () => end.mutate();
              confirm({ title, children, confirm: label, danger: true, onConfirm });
            }}
          >
            {words.end}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function FeedState({ createdAt, readAt }: { createdAt: string | null; readAt: string | null }) {
  const words = useCalendarWords();
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {createdAt && words.feedExists(format.date(createdAt))}{' '}
      {readAt ? words.feedRead(format.ago(readAt)) : words.feedNever}
    </Text>
  );
}

function Address({ url }: { url: string }) {
  const words = useCalendarWords();
  // By this scheme calendars know that they are to read it again and again.
  const webcal = url.replace(/^https?:/, 'webcal:');
  const places = [
    [words.google, `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`],
    [words.apple, webcal],
    [
      words.outlook,
      `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}`,
    ],
  ] as const;
  return (
    <Alert color="teal">
      <Stack gap="xs">
        <Text size="sm">{words.once}</Text>
        <TextInput
          label={words.address}
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group gap="xs">
          <CopyText text={url} variant="default" />
          {places.map(([label, href]) => (
            <Button
              key={label}
              variant="default"
              component="a"
              href={href}
              target="_blank"
              rel="noreferrer"
            >
              {label}
            </Button>
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
