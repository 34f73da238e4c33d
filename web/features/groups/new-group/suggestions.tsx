import { Stack } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { RowsLoader } from '../../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../../components/states.tsx';
import { suggestionsQuery } from '../queries.ts';
import { Dismissals } from './dismissals.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { useNewGroupWords } from './words.ts';

/** Groups that the contacts' own data suggest, and below those that were dismissed. */
export function Suggestions() {
  const words = useNewGroupWords();
  const { data, error, refetch } = useQuery(suggestionsQuery);
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!data)
    return (
      <Stack aria-busy="true">
        <RowsLoader height={96} rows={4} />
      </Stack>
    );
  return (
    <Stack gap="sm">
      {data.suggestions.length === 0 && (
        <EmptyState icon={<IconBulb />} title={words.noSuggestionsTitle}>
          {words.noSuggestions}
        </EmptyState>
      )}
      {data.suggestions.map((suggestion) => (
        <SuggestionCard key={suggestion.key} suggestion={suggestion} />
      ))}
      <Dismissals />
    </Stack>
  );
}
