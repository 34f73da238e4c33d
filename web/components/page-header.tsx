import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface PageHeaderProps {
  title: string;
  /** What else there is to say in a line. */
  about?: ReactNode;
  /** Beside the title, on a phone below it. */
  actions?: ReactNode;
  /** Before the title. */
  mark?: ReactNode;
}

/** The head of a page: its title, which is the window's too. */
export function PageHeader({ title, about, actions, mark }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Muster`;
  }, [title]);
  return (
    <Group justify="space-between" mb="md" gap="sm">
      <Group gap="sm" wrap="nowrap" miw={0} flex="1 1 12rem">
        {mark}
        <Stack gap={0} miw={0}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {about && (
            <Text c="dimmed" size="sm" component="div">
              {about}
            </Text>
          )}
        </Stack>
      </Group>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
