import { Button, Group as Row, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type GroupDetails, type Link, linkChat, unlinkChat } from '../../../../client/muster.ts';
import { confirm } from '../../../components/confirm.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { RowsLoader } from '../../../components/page-loader.tsx';
import { ProblemState } from '../../../components/states.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormat } from '../../../lib/format.ts';
import { useMay } from '../../../lib/session.ts';
import { useChange } from '../../../lib/use-change.ts';
import { linksQuery, useFreeChats } from '../queries.ts';
import { useGroupSettingsWords } from './words.ts';

const changes = [['groups'], ['chats']];

/** The chats that are linked to a group, and, for ADMINs, those that could be. */
export function ChatsPart({ group }: { group: GroupDetails }) {
  const words = useGroupSettingsWords();
  const mayAdminister = useMay()('administer');
  const { data: links, error, refetch } = useQuery(linksQuery(group.id));
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!links) return <RowsLoader rows={2} />;
  return (
    <Stack gap="sm">
      {links.items.length === 0 && <Text c="dimmed">{words.noChats}</Text>}
      {links.items.map((link) => (
        <LinkedChat key={link.chatId} link={link} />
      ))}
      {mayAdminister && group.status === 'ACTIVE' && <LinkForm groupId={group.id} />}
    </Stack>
  );
}

function LinkedChat({ link: { chatId, chatName, createdAt } }: { link: Link }) {
  const words = useGroupSettingsWords();
  const format = useFormat();
  const name = chatName ?? words.unnamedChat;
  const { mutate, isPending } = useChange({
    run: () => ask(unlinkChat({ client: api, path: { id: chatId } })),
    changes,
    done: words.unlinked,
  });
  return (
    <Row wrap="nowrap" justify="space-between">
      <div style={{ minWidth: 0 }}>
        <Text truncate>{name}</Text>
        <Text size="sm" c="dimmed">
          {words.linkedSince(format.date(createdAt))}
        </Text>
      </div>
      <Button
        variant="default"
        aria-label={words.unlinkNamed(name)}
        loading={isPending}
        onClick={() =>
          confirm({
            title: words.unlinkTitle(name),
            children: words.unlinkAbout,
            confirm: words.unlink,
            onConfirm: () => mutate(),
          })
        }
      >
        {words.unlink}
      </Button>
    </Row>
  );
}

function LinkForm({ groupId }: { groupId: string }) {
  const words = useGroupSettingsWords();
  const { entries, isPending, ...further } = useFreeChats(true);
  const [chatId, setChatId] = useState<string | null>(null);
  const link = useChange({
    run: (id: string) => ask(linkChat({ client: api, path: { id }, body: { groupId } })),
    changes,
    done: ({ chatName }) => words.linked(chatName ?? words.unnamedChat),
    onDone: () => setChatId(null),
  });
  if (isPending) return <RowsLoader rows={1} />;
  return (
    <>
      <Row gap="xs" align="flex-end">
        <Select
          label={words.linkChat}
          description={entries.length > 0 ? words.linkAbout : words.noFreeChats}
          searchable
          flex={1}
          miw={220}
          maw={420}
          disabled={entries.length === 0}
          data={entries.map(({ id, name, externalId }) => ({
            value: id,
            label: name ?? externalId,
          }))}
          value={chatId}
          onChange={setChatId}
        />
        <Button
          disabled={chatId === null}
          loading={link.isPending}
          onClick={() => chatId !== null && link.mutate(chatId)}
        >
          {words.link}
        </Button>
      </Row>
      <LoadMore {...further} />
    </>
  );
}
