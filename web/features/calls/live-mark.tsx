import { Group, Text } from '@mantine/core';
import { IconAccessPoint, IconAccessPointOff } from '@tabler/icons-react';
import { useCallWords } from './words.ts';

/** Whether what is shown changes as it happens. */
export function LiveMark({ isLive }: { isLive: boolean }) {
  const words = useCallWords();
  const Icon = isLive ? IconAccessPoint : IconAccessPointOff;
  return (
    <Group gap={4} role="status">
      <Icon size={16} aria-hidden="true" />
      <Text size="sm">{isLive ? words.live : words.notLive}</Text>
    </Group>
  );
}
