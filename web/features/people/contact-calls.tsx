import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { useContactCalls } from './queries.ts';
import { ListSection } from './section.tsx';

export function ContactCalls({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  const format = useFormat();
  const calls = useContactCalls(contactId);
  return (
    <ListSection
      title={words.calls}
      list={calls}
      none={words.noCalls}
      keyOf={({ id }) => id}
      row={({ campaign, outcome, status, summary, createdAt, endedAt }) => (
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Anchor
              renderRoot={(props) => (
                <Link to="/calls/$campaignId" params={{ campaignId: campaign.id }} {...props} />
              )}
            >
              {words.campaign(campaign.number)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {format.dateTime(endedAt ?? createdAt)}
            </Text>
            {summary && <Text size="sm">{summary}</Text>}
          </div>
          <Badge variant="default" tt="none">
            {outcome ? words.outcomes[outcome] : words.callStatuses[status]}
          </Badge>
        </Group>
      )}
    />
  );
}
