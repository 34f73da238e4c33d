import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { useContactTasks } from './queries.ts';
import { ListSection } from './section.tsx';

export function ContactTasks({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  const format = useFormat();
  const tasks = useContactTasks(contactId);
  return (
    <ListSection
      title={words.tasks}
      list={tasks}
      none={words.noTasks}
      keyOf={({ id }) => id}
      row={({ number, title, dueAt, group }) => (
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text style={{ overflowWrap: 'anywhere' }}>
              {title}{' '}
              <Text span c="dimmed" size="sm">
                #{number}
              </Text>
            </Text>
            {group && (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link to="/groups/$groupId/tasks" params={{ groupId: group.id }} {...props} />
                )}
              >
                {group.name}
              </Anchor>
            )}
          </div>
          <Text size="sm" c="dimmed" ta="right" miw={110}>
            {dueAt ? words.due(format.day(dueAt)) : words.noDue}
          </Text>
        </Group>
      )}
    />
  );
}
