import { Button, Group as Row, Stack, Text, Title } from '@mantine/core';
import { type Dismissal, restoreGroupSuggestion } from '../../../../client/muster.ts';
import { LoadMore } from '../../../components/load-more.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormat } from '../../../lib/format.ts';
import { useChange } from '../../../lib/use-change.ts';
import { useDismissals } from '../queries.ts';
import { useNewGroupWords } from './words.ts';

/** What was dismissed, to be given back; nothing where nothing was. */
export function Dismissals() {
  const words = useNewGroupWords();
  const { entries, ...further } = useDismissals();
  if (entries.length === 0) return null;
  return (
    <Stack component="section" gap={4} aria-label={words.dismissals}>
      <Title order={3} size="h5">
        {words.dismissals}
      </Title>
      {entries.map((dismissal) => (
        <DismissedRow key={dismissal.key} dismissal={dismissal} />
      ))}
      <LoadMore {...further} />
    </Stack>
  );
}

function DismissedRow({ dismissal: { key, createdAt } }: { dismissal: Dismissal }) {
  const words = useNewGroupWords();
  const format = useFormat();
  const { mutate, isPending } = useChange({
    run: () => ask(restoreGroupSuggestion({ client: api, body: { key } })),
    changes: [['groups', 'suggestions']],
    done: words.restored,
  });
  return (
    <Row wrap="nowrap" justify="space-between">
      <Text size="sm" truncate>
        {key} · {format.date(createdAt)}
      </Text>
      <Button
        variant="subtle"
        size="compact-md"
        aria-label={words.restoreNamed(key)}
        loading={isPending}
        onClick={() => mutate()}
        style={{ flexShrink: 0 }}
      >
        {words.restore}
      </Button>
    </Row>
  );
}
