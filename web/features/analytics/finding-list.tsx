import { List, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { Finding } from '../../../client/muster.ts';
import { TextLink } from '../../components/text-link.tsx';
import { type Format, useFormat } from '../../lib/format.ts';
import { useAnalyticsWords } from './words.ts';

type FindingOf = Finding & { group?: { id: string; name: string } };

/** What follows from figures: what it is, from which figure and how many observations, and what may be done. */
export function FindingList({ findings }: { findings: readonly FindingOf[] }) {
  const words = useAnalyticsWords();
  const format = useFormat();
  if (findings.length === 0) return <Text c="dimmed">{words.noAttention}</Text>;
  return (
    <List
      listStyleType="none"
      spacing="sm"
      icon={
        <ThemeIcon variant="light" color="yellow" radius="xl" aria-hidden="true">
          <IconBulb size={16} />
        </ThemeIcon>
      }
    >
      {findings.map(({ kind, figure, value, limit, observations, otherId, group, advice }) => (
        <List.Item key={`${group?.id} ${kind} ${otherId}`}>
          <Stack gap={2}>
            <Text fw={600}>
              {group && (
                <>
                  <TextLink to="/groups/$groupId/analytics" params={{ groupId: group.id }} inherit>
                    {group.name}
                  </TextLink>
                  {': '}
                </>
              )}
              {words.kinds[kind]}
            </Text>
            <Text>{advice}</Text>
            <Text size="sm" c="dimmed">
              {words.basis(
                shownOf(figure, value, format),
                shownOf(figure, limit, format),
                observations,
                format.number(observations),
              )}
            </Text>
            {otherId && (
              <TextLink to="/groups/$groupId/members" params={{ groupId: otherId }} size="sm">
                {words.otherGroup}
              </TextLink>
            )}
          </Stack>
        </List.Item>
      ))}
    </List>
  );
}

/** Figures that are no shares. */
const plain: ReadonlySet<string> = new Set(['score', 'members']);

const shownOf = (figure: string, value: number, { number, percent }: Format): string =>
  plain.has(figure) ? number(Math.round(value)) : percent(value);
