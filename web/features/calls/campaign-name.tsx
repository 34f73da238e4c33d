import { Stack, Text } from '@mantine/core';
import type { Campaign } from '../../../client/muster.ts';
import { TextLink } from '../../components/text-link.tsx';
import { aboutOf } from './campaign-words.ts';
import { useCallWords } from './words.ts';

/** A campaign in a list: what it is about, as the way to it, and whom it calls. */
export function CampaignName({ campaign }: { campaign: Campaign }) {
  const words = useCallWords();
  const { id, number } = campaign;
  return (
    <Stack gap={0}>
      <TextLink
        to="/calls/$campaignId"
        params={{ campaignId: id }}
        lineClamp={2}
        style={{ overflowWrap: 'anywhere' }}
      >
        {aboutOf(campaign, words)}
      </TextLink>
      <Text size="sm" c="dimmed">
        #{number} · {whomOf(campaign, words.people)}
      </Text>
    </Stack>
  );
}

/** The group that it calls, or that it is people of several. */
export function whomOf({ group }: Campaign, people: string): string {
  if (!group) return people;
  return group.icon ? `${group.icon} ${group.name}` : group.name;
}
