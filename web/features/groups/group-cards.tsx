import { Box, SimpleGrid, Skeleton } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Group } from '../../../client/muster.ts';
import { useCommonWords } from '../../lib/words.ts';
import { GroupCard } from './group-card.tsx';

export interface GroupListProps {
  groups: readonly Group[];
  isLoading: boolean;
  hasMore: boolean;
  onMore: () => void;
}

const cols = { base: 1, sm: 2, lg: 3 };

/** Groups as cards; further ones are asked for as their end comes near. */
export function GroupCards({ groups, isLoading, hasMore, onMore }: GroupListProps) {
  const common = useCommonWords();
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const isNear = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isNear && hasMore && !isLoading) onMore();
  }, [isNear, hasMore, isLoading, onMore]);
  return (
    <>
      <SimpleGrid cols={cols} spacing="sm">
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </SimpleGrid>
      <Box ref={ref} h={1} />
      {isLoading && (
        <SimpleGrid
          cols={cols}
          spacing="sm"
          role="status"
          aria-busy="true"
          aria-label={common.loading}
        >
          {[0, 1, 2, 3, 4, 5].map((card) => (
            <Skeleton key={card} h={110} radius="md" />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}
