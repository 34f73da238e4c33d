import { Anchor, Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { contactFactsQuery, factsQuery } from './queries.ts';
import { useGroupWords } from './words.ts';

/** The whole of it at a glance. */
export function GroupFacts() {
  const { facts } = useGroupWords();
  const format = useFormat();
  const may = useMay();
  const groups = useQuery(factsQuery);
  const contacts = useQuery({ ...contactFactsQuery, enabled: may('seeContacts') });
  const [latest] = groups.data?.items ?? [];
  const count = (value: number | undefined) => value !== undefined && format.number(value);
  return (
    <SimpleGrid
      component="section"
      aria-label={facts.label}
      cols={{ base: 2, md: 4 }}
      spacing="sm"
      mb="md"
    >
      <Fact label={facts.groups} isLoading={groups.isPending}>
        {count(groups.data?.total ?? undefined)}
      </Fact>
      {may('seeContacts') && (
        <>
          <Fact label={facts.grouped} isLoading={contacts.isPending}>
            {contacts.data && count(contacts.data.all - contacts.data.ungrouped)}
          </Fact>
          <Fact label={facts.ungrouped} isLoading={contacts.isPending}>
            {count(contacts.data?.ungrouped)}
          </Fact>
        </>
      )}
      <Fact label={facts.latest} isLoading={groups.isPending}>
        {latest ? (
          <Anchor
            inherit
            lineClamp={1}
            title={latest.name}
            renderRoot={(props) => (
              <Link to="/groups/$groupId/members" params={{ groupId: latest.id }} {...props} />
            )}
          >
            {latest.name}
          </Anchor>
        ) : (
          facts.none
        )}
      </Fact>
    </SimpleGrid>
  );
}

function Fact({
  label,
  isLoading,
  children,
}: {
  label: string;
  isLoading: boolean;
  children: ReactNode;
}) {
  return (
    <Paper withBorder px="md" py="xs">
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {isLoading ? (
        <Skeleton h={24} w="50%" aria-busy="true" />
      ) : (
        <Text fw={650} size="lg" component="div">
          {children}
        </Text>
      )}
    </Paper>
  );
}
