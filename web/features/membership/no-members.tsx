import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../components/states.tsx';
import { useMembershipWords } from './words.ts';

interface NoMembersProps {
  isFiltered: boolean;
  onClear: () => void;
  /** Undefined for whoever may not. */
  onAdd: (() => void) | undefined;
}

/** In place of a list that has nobody: because of its filters, or because nobody is there yet. */
export function NoMembers({ isFiltered, onClear, onAdd }: NoMembersProps) {
  const words = useMembershipWords();
  if (isFiltered)
    return (
      <EmptyState
        title={words.nobodyFits}
        action={
          <Button variant="default" onClick={onClear}>
            {words.clearFilters}
          </Button>
        }
      >
        {words.nobodyFitsHow}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconUsers />}
      title={words.nobody}
      action={onAdd && <Button onClick={onAdd}>{words.addMembers}</Button>}
    >
      {words.nobodyHow}
    </EmptyState>
  );
}
