import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useContactWords } from '../../components/contact-words.ts';
import { GroupMark } from '../../components/group-mark.tsx';
import { useContactPageWords } from './contact-page-words.ts';
import { useContactGroups } from './queries.ts';
import { ListSection } from './section.tsx';

export function ContactGroups({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  const { roles } = useContactWords();
  const groups = useContactGroups(contactId);
  return (
    <ListSection
      title={words.groups}
      list={groups}
      none={words.noGroups}
      keyOf={({ group }) => group.id}
      row={({ group, role, title }) => (
        <Group wrap="nowrap" gap="sm">
          <GroupMark group={group} />
          <div>
            <Anchor
              fw={500}
              renderRoot={(props) => (
                <Link to="/groups/$groupId/members" params={{ groupId: group.id }} {...props} />
              )}
            >
              {group.name}
            </Anchor>
            <Text size="sm" c="dimmed">
              {[roles[role], title].filter(Boolean).join(' · ')}
            </Text>
          </div>
          {group.status !== 'ACTIVE' && (
            <Badge variant="default" tt="none" ml="auto">
              {words.groupStatuses[group.status]}
            </Badge>
          )}
        </Group>
      )}
    />
  );
}
