import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Entry } from './entry.ts';

interface EntryLinkProps {
  entry: Entry;
  className?: string | undefined;
  children: ReactNode;
}

/** Leads to what an entry is about; where there is no page of it, only says it. */
export function EntryLink({ entry: { about, group }, className, children }: EntryLinkProps) {
  if (!about || !group) {
    return (
      <Text span inherit className={className}>
        {children}
      </Text>
    );
  }
  const params = { groupId: group.id };
  return about.type === 'event' ? (
    <Anchor
      inherit
      className={className}
      renderRoot={(props) => (
        <Link
          to="/groups/$groupId/events"
          params={params}
          search={{ event: about.id }}
          {...props}
        />
      )}
    >
      {children}
    </Anchor>
  ) : (
    <Anchor
      inherit
      className={className}
      renderRoot={(props) => (
        <Link to="/groups/$groupId/tasks" params={params} search={{ task: about.id }} {...props} />
      )}
    >
      {children}
    </Anchor>
  );
}
