import { Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Numbered } from './numbered.ts';
import classes from './numbered-card.module.css';

interface NumberedCardProps {
  of: Numbered;
  onShow: () => void;
  /** What is to be known of it at a glance. */
  children: ReactNode;
}

/** A task or an event in a list; all of it opens it. */
export function NumberedCard({
  of: { number, title, status },
  onShow,
  children,
}: NumberedCardProps) {
  return (
    <Paper withBorder p="md" role="listitem" className={classes.card}>
      <Stack gap="xs">
        <UnstyledButton onClick={onShow} className={classes.title}>
          <Text span c="dimmed" mr={6}>
            #{number}
          </Text>
          <Text span fw={600} td={status === 'CANCELLED' ? 'line-through' : undefined}>
            {title}
          </Text>
        </UnstyledButton>
        {children}
      </Stack>
    </Paper>
  );
}
