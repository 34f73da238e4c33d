import { Paper, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock, IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';
import { ChatLog } from '../../components/chat/chat-log.tsx';
import { PageLoader, RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { groupQuery } from '../../lib/group-query.ts';
import { useCommonWords } from '../../lib/words.ts';
import { GroupMessage, PendingMessage } from './group-message.tsx';
import { MessageBox } from './message-box.tsx';
import classes from './messages-tab.module.css';
import { linksQuery, namesQuery, useGroupMessages } from './queries.ts';
import { useSending } from './use-sending.ts';
import { useMessagesWords } from './words.ts';

const route = getRouteApi('/app/groups/$groupId/messages');

/** What was said in the chats of a group, and a box to say something to it. */
export function MessagesTab() {
  const words = useMessagesWords();
  const { groupId } = route.useParams();
  const { data: group, error, refetch } = useQuery(groupQuery(groupId));
  if (error) return <ProblemState error={error} reset={() => void refetch()} />;
  if (!group) return <PageLoader />;
  if (!group.may.includes('ask')) {
    return (
      <EmptyState icon={<IconLock />} title={words.mayNotRead}>
        {words.mayNotReadWhy}
      </EmptyState>
    );
  }
  return <Conversation key={groupId} group={group} />;
}

function Conversation({ group }: { group: GroupDetails }) {
  const common = useCommonWords();
  const words = useMessagesWords();
  const { messages, poll, ...read } = useGroupMessages(group.id, true);
  const { data: links } = useQuery(linksQuery(group.id));
  const { data: names } = useQuery(namesQuery(group.id));
  const [sentCount, setSentCount] = useState(0);
  const sending = useSending({
    groupId: group.id,
    messages,
    onSent({ through, people, strangers, optedOut }) {
      setSentCount((count) => count + 1);
      void poll();
      if (through === 'groupChats') return;
      const unreached = strangers.total + optedOut.total;
      const told = [words.direct(people), ...(unreached > 0 ? [words.unreached(unreached)] : [])];
      notifications.show({ message: told.join(' '), color: 'teal' });
    },
  });
  const byId = new Map(messages.map((message) => [message.id, message]));
  const { timeZone: zone } = group;
  const shown = [...messages, ...sending.pending];
  const hasChat = links === undefined || links.items.length > 0;
  const isOneChat = (links?.items.length ?? 0) <= 1;
  return (
    <Paper withBorder className={classes.chat}>
      {read.error && messages.length === 0 ? (
        <div className={classes.empty}>
          <ProblemState error={read.error} reset={() => void read.refetch()} />
        </div>
      ) : read.isPending ? (
        <Stack flex={1} p="md" role="status" aria-busy="true" aria-label={common.loading}>
          <RowsLoader rows={5} height={56} />
        </Stack>
      ) : shown.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState icon={<IconMessages />} title={hasChat ? words.empty : words.noChat}>
            {hasChat ? words.emptyWhy : words.noChatWhy}
          </EmptyState>
        </div>
      ) : (
        <ChatLog
          label={words.label}
          messages={shown}
          bubble={(said) =>
            'delivery' in said ? (
              <PendingMessage said={said} zone={zone} />
            ) : (
              <GroupMessage
                message={said}
                quoted={said.quotedId === null ? undefined : byId.get(said.quotedId)}
                names={names}
                zone={zone}
                isOneChat={isOneChat}
              />
            )
          }
          zone={zone}
          hasOlder={read.hasNextPage}
          isLoadingOlder={read.isFetchingNextPage}
          onOlder={() => void read.fetchNextPage()}
          sentCount={sentCount}
        />
      )}
      <MessageBox group={group} sending={sending} />
    </Paper>
  );
}
