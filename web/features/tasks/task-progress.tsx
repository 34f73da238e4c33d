import { Progress, Text } from '@mantine/core';
import type { Task } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { useTaskWords } from './words.ts';

/** How many of those who have it are done, as a bar and in words. */
export function TaskProgress({ task: { title, progress } }: { task: Task }) {
  const words = useTaskWords();
  const format = useFormat();
  const { done, total } = progress;
  const said = words.progress(format.number(done), format.number(total));
  return (
    <div>
      <Text size="sm" mb={4}>
        {said}
      </Text>
      <Progress.Root size="md">
        <Progress.Section
          value={total === 0 ? 0 : (done / total) * 100}
          aria-label={title}
          aria-valuetext={said}
        />
      </Progress.Root>
    </div>
  );
}
