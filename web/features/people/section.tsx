import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LoadMore } from '../../components/load-more.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import classes from './section.module.css';

/** A part of the page of a contact. */
export function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="sm" mih={30} gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Paper>
  );
}

interface Listed<Entry> {
  entries: readonly Entry[];
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface ListSectionProps<Entry> {
  title: string;
  list: Listed<Entry>;
  /** What is said where there is none. */
  none: string;
  keyOf: (entry: Entry) => string;
  row: (entry: Entry) => ReactNode;
}

/** A part that is a short list, which may go on. */
export function ListSection<Entry>({ title, list, none, keyOf, row }: ListSectionProps<Entry>) {
  return (
    <Section title={title}>
      {list.error && list.entries.length === 0 ? (
        <ProblemState error={list.error} reset={list.refetch} />
      ) : list.isPending ? (
        <Stack aria-busy="true" gap="xs">
          <RowsLoader rows={2} height={36} />
        </Stack>
      ) : list.entries.length === 0 ? (
        <Text c="dimmed" size="sm">
          {none}
        </Text>
      ) : (
        <Stack gap="sm" component="ul" className={classes.list}>
          {list.entries.map((entry) => (
            <li key={keyOf(entry)}>{row(entry)}</li>
          ))}
        </Stack>
      )}
      <LoadMore {...list} />
    </Section>
  );
}
