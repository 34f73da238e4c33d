import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';
import { confirm } from '../confirm.tsx';
import { CopyText } from '../copy-text.tsx';
import { RowsLoader } from '../page-loader.tsx';
import { ProblemState } from '../states.tsx';
import { type FeedOf, useFeed } from './use-feed.ts';
import { useCalendarAddressWords } from './words.ts';

/** The reader's own secret address at which a calendar reads their events, and what they can do with it. */
export function CalendarAddress({ of }: { of: FeedOf }) {
  const words = useCalendarAddressWords();
  const { feed, make, end, url } = useFeed(of);
  if (feed.error && !feed.data) return <ProblemState error={feed.error} reset={feed.refetch} />;
  if (!feed.data) return <RowsLoader rows={1} />;
  const { exists } = feed.data;
  const renew = () =>
    confirm({
      ...{ title: words.renewTitle, children: words.renewAbout, confirm: words.renew },
      onConfirm: () => make.mutate(),
    });
  const askToEnd = () =>
    confirm({
      ...{ title: words.endTitle, children: words.endAbout, confirm: words.end, danger: true },
      onConfirm: () => end.mutate(),
    });
  return (
    <Stack gap="sm">
      {url === undefined ? <Standing {...feed.data} /> : <NewAddress url={url} />}
      <Group gap="xs">
        <Button
          variant="default"
          loading={make.isPending}
          onClick={exists ? renew : () => make.mutate()}
        >
          {exists ? words.renew : words.make}
        </Button>
        {exists && (
          <Button variant="subtle" color="red" loading={end.isPending} onClick={askToEnd}>
            {words.end}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Standing({ createdAt, readAt }: { createdAt: string | null; readAt: string | null }) {
  const words = useCalendarAddressWords();
  const format = useFormat();
  if (createdAt === null) return <Text size="sm">{words.none}</Text>;
  return (
    <Text size="sm">
      {words.since(format.date(createdAt))} {readAt ? words.read(format.ago(readAt)) : words.unread}
    </Text>
  );
}

function NewAddress({ url }: { url: string }) {
  const words = useCalendarAddressWords();
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
    <Alert color="teal" role="status">
      <Stack gap="xs">
        <Text size="sm">{words.once}</Text>
        <TextInput
          label={words.address}
          readOnly
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
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
