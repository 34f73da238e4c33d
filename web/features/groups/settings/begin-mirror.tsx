import { Button, Group as Row, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  createGroupChat,
  type GroupDetails,
  type MirrorPreview,
  previewGroupChat,
} from '../../../../client/muster.ts';
import { confirm } from '../../../components/confirm.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useMay } from '../../../lib/session.ts';
import { useChange } from '../../../lib/use-change.ts';
import { linksQuery, useFreeChats } from '../queries.ts';
import { Differences } from './differences.tsx';
import { useGroupSettingsWords } from './words.ts';

/** A new chat, or one that is there: its own, or for ADMINs one that has no group; shown first what that would do. */
export function BeginMirror({ group }: { group: GroupDetails }) {
  const words = useGroupSettingsWords();
  const path = { id: group.id };
  const changes = [['groups'], ['chats'], ['contacts']];
  const chats = useChoices(group.id);
  const [chatId, setChatId] = useState<string | null>(null);
  const make = useChange({
    run: () => ask(createGroupChat({ client: api, path, body: {} })),
    changes,
    done: words.chatAsked,
  });
  const start = useChange({
    run: (body: { chatId: string; hash: string }) =>
      ask(createGroupChat({ client: api, path, body })),
    changes,
    done: words.started,
  });
  const look = useChange({
    run: (chatId: string) => ask(previewGroupChat({ client: api, path, body: { chatId } })),
    onDone: (preview: MirrorPreview, chatId) =>
      confirm({
        title: words.previewTitle(chats.find(({ value }) => value === chatId)?.label ?? ''),
        children: <Differences preview={preview} />,
        confirm: words.start,
        onConfirm: () => start.mutate({ chatId, hash: preview.hash }),
      }),
  });
  return (
    <Stack gap="sm">
      <Text c="dimmed">{words.noMirror}</Text>
      <Row>
        <Button
          variant="default"
          loading={make.isPending}
          onClick={() =>
            confirm({
              title: words.makeChatTitle,
              children: words.makeChatAbout(words.members),
              confirm: words.makeChat,
              onConfirm: () => make.mutate(),
            })
          }
        >
          {words.makeChat}
        </Button>
      </Row>
      {chats.length > 0 && (
        <Row gap="xs" align="flex-end">
          <Select
            label={words.existing}
            searchable
            flex={1}
            miw={220}
            maw={420}
            data={chats}
            value={chatId}
            onChange={setChatId}
          />
          <Button
            variant="default"
            disabled={chatId === null}
            loading={look.isPending || start.isPending}
            onClick={() => chatId !== null && look.mutate(chatId)}
          >
            {words.preview}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function useChoices(groupId: string) {
  const words = useGroupSettingsWords();
  const { data: links } = useQuery(linksQuery(groupId));
  const { entries } = useFreeChats(useMay()('administer'));
  const linked = links?.items ?? [];
  // A chat that was just linked is in the older list still, until that is read anew.
  const free = entries.filter(({ id }) => !linked.some(({ chatId }) => chatId === id));
  return [
    ...linked.map(({ chatId, chatName }) => ({
      value: chatId,
      label: chatName ?? words.unnamedChat,
    })),
    ...free.map(({ id, name, externalId }) => ({ value: id, label: name ?? externalId })),
  ];
}
