import { Badge, Group, Title } from '@mantine/core';
import { IconPhoneCalling } from '@tabler/icons-react';
import { useCalls } from './queries.ts';
import { useCallWords } from './words.ts';

/** Whose phone rings, or who is talking, at this moment. */
export function RingingNow({ campaignId }: { campaignId: string }) {
  const words = useCallWords();
  const { entries } = useCalls(campaignId, { status: 'DIALLING' });
  return (
    <section aria-labelledby="ringing">
      <Title order={2} size="h4" id="ringing" mb="xs">
        {words.ringingNow}
      </Title>
      <Group gap="xs" mih={32}>
        {entries.map(({ id, contact }) => (
          <Badge
            key={id}
            size="lg"
            tt="none"
            variant="light"
            color="cyan"
            c="var(--mantine-color-text)"
            leftSection={<IconPhoneCalling size={14} aria-hidden="true" />}
          >
            {contact.name}
          </Badge>
        ))}
      </Group>
    </section>
  );
}
