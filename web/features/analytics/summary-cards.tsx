import { SimpleGrid } from '@mantine/core';
import type { ListGroupFiguresResponse } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { FigureCard } from './figure-card.tsx';
import { useAnalyticsWords } from './words.ts';

/** All groups together, in four figures. */
export function SummaryCards({
  summary,
}: {
  summary: NonNullable<ListGroupFiguresResponse['summary']>;
}) {
  const words = useAnalyticsWords();
  const { number, percent } = useFormat();
  const { groups, needAttention, answerRate, score } = summary;
  return (
    <SimpleGrid component="section" aria-label={words.together} cols={{ base: 2, md: 4 }}>
      <FigureCard label={words.groups} value={number(groups)} />
      <FigureCard label={words.needAttention} value={number(needAttention)} />
      <FigureCard
        label={words.answerRate}
        value={answerRate === null ? '–' : percent(answerRate)}
      />
      <FigureCard label={words.score} value={score === null ? '–' : number(Math.round(score))} />
    </SimpleGrid>
  );
}
