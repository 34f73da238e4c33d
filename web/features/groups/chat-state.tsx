import { Group as Row } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBrandWhatsapp,
  IconMessageOff,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { GroupDetails } from '../../../client/muster.ts';
import { linksQuery, mirrorQuery } from './queries.ts';
import { useGroupWords } from './words.ts';

/** In which chats a group is, and, for who may edit it, whether it is in step with one. */
export function ChatState({ group: { id, may } }: { group: GroupDetails }) {
  const words = useGroupWords();
  const { data: links } = useQuery(linksQuery(id));
  const { data: mirror } = useQuery({ ...mirrorQuery(id), enabled: may.includes('edit') });
  if (!links) return null;
  const [first, ...others] = links.items;
  const isAmiss = mirror && (mirror.status === 'STOPPED' || mirror.problem !== null);
  return (
    <>
      <Row gap={4} wrap="nowrap">
        {first ? (
          <IconBrandWhatsapp size={16} aria-hidden="true" />
        ) : (
          <IconMessageOff size={16} aria-hidden="true" />
        )}
        {first ? words.chats(first.chatName ?? words.unnamedChat, others.length) : words.noChat}
      </Row>
      {mirror && (
        <Row gap={4} wrap="nowrap" {...(isAmiss && { c: 'var(--mantine-color-error)' })}>
          {isAmiss ? (
            <IconAlertTriangle size={16} aria-hidden="true" />
          ) : (
            <IconRefresh size={16} aria-hidden="true" />
          )}
          {words.mirrors[isAmiss ? 'STOPPED' : mirror.status]}
        </Row>
      )}
    </>
  );
}
