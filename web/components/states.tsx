import { Button, Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconMoodEmpty, IconZoomQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../lib/problem-error.ts';
import { useProblemWords } from '../lib/problem-words.ts';
import { useCommonWords } from '../lib/words.ts';

interface StateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** What to do next. */
  action?: ReactNode;
}

/** In place of a list that has nothing: what it would have, and the next step. */
export function EmptyState({ icon = <IconMoodEmpty />, title, children, action }: StateProps) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw={420} ta="center">
        <ThemeIcon size={48} radius="xl" variant="light" aria-hidden="true">
          {icon}
        </ThemeIcon>
        <Title order={2} size="h4">
          {title}
        </Title>
        {children && <Text c="dimmed">{children}</Text>}
        {action}
      </Stack>
    </Center>
  );
}

/** In place of what could not be read: why, in words, and another try. What is not there is not found. */
export function ProblemState({ error, reset }: { error: unknown; reset?: () => void }) {
  const words = useCommonWords();
  const say = useProblemWords();
  if (error instanceof ProblemError && error.status === 404) return <NotFoundState />;
  return (
    <EmptyState
      icon={<IconAlertTriangle />}
      title={say(error)}
      action={reset && <Button onClick={() => reset()}>{words.retry}</Button>}
    />
  );
}

export function NotFoundState() {
  const words = useCommonWords();
  return (
    <EmptyState
      icon={<IconZoomQuestion />}
      title={words.notFoundTitle}
      action={
        <Button component={Link} to="/groups">
          {words.home}
        </Button>
      }
    >
      {words.notFound}
    </EmptyState>
  );
}
