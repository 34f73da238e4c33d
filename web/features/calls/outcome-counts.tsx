import { ColorSwatch, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Campaign } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { outcomes } from './outcomes.ts';
import { useCallWords } from './words.ts';

/** How many calls came to what; each is the way to those. */
export function OutcomeCounts({ campaign }: { campaign: Campaign }) {
  const words = useCallWords();
  const { number } = useFormat();
  return (
    <SimpleGrid
      component="section"
      aria-label={words.numbers}
      cols={{ base: 3, xs: 4, md: 8 }}
      spacing="xs"
    >
      {outcomes.map(({ outcome, count, color }) => (
        <Paper
          key={outcome}
          renderRoot={(props) => (
            <Link
              to="/calls/$campaignId"
              params={{ campaignId: campaign.id }}
              search={{ outcome }}
              replace
              resetScroll={false}
              {...props}
            />
          )}
          withBorder
          p={{ base: 6, xs: 'xs' }}
          c="var(--mantine-color-text)"
          td="none"
        >
          <Count value={number(campaign[count])} label={words.outcomes[outcome]} color={color} />
        </Paper>
      ))}
      <Paper withBorder p={{ base: 6, xs: 'xs' }}>
        <Count value={number(campaign.ringing)} label={words.outcomes.DIALLING} color="cyan" />
      </Paper>
      <Paper withBorder p={{ base: 6, xs: 'xs' }}>
        <Count value={number(campaign.waiting)} label={words.outcomes.WAITING} color="gray" />
      </Paper>
    </SimpleGrid>
  );
}

function Count({ value, label, color }: { value: string; label: string; color: string }) {
  return (
    <>
      <Text fz="xl" fw={650} lh={1.2}>
        {value}
      </Text>
      <Group gap={6} wrap="nowrap">
        <ColorSwatch
          component="span"
          size={10}
          color={`var(--mantine-color-${color}-6)`}
          withShadow={false}
          aria-hidden="true"
        />
        <Text size="xs" truncate>
          {label}
        </Text>
      </Group>
    </>
  );
}
