import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { OwnGroupFigures } from '../../../client/muster.ts';
import { createFormat, useFormat } from '../../lib/format.ts';
import { TrendTable } from './trend-table.tsx';
import { useAnalyticsWords } from './words.ts';

type Full = NonNullable<OwnGroupFigures['full']>;
export type SeriesPoint = Full['series'][number];

const names = ['answers', 'done', 'said', 'answeredCalls'] as const;

/** A series that is drawn, with what it is called. */
export interface ShownSeries {
  name: (typeof names)[number];
  label: string;
}

const height = 280;

const TrendChart = lazy(() => import('./trend-chart.tsx'));

/** What happened in a group over a period, as a chart or as the table of the same. */
export function Trend({ unit, series: points }: Pick<Full, 'unit' | 'series'>) {
  const words = useAnalyticsWords();
  const { locale } = useFormat();
  const [isTable, setTable] = useState(false);
  // Days are told without a zone: they are of none.
  const dayOf = useMemo(() => {
    const { day } = createFormat(locale, 'UTC');
    return (iso: string) => day(`${iso}T00:00:00Z`);
  }, [locale]);
  const series = names.map((name) => ({ name, label: words.series[name] }));
  if (points.every((point) => names.every((name) => point[name] === 0)))
    return <Text c="dimmed">{words.nothingHappened}</Text>;
  const what = `${words.trend} ${unit === 'day' ? words.byDay : words.byWeek}`;
  const Icon = isTable ? IconChartLine : IconTable;
  return (
    <Stack gap="xs">
      {isTable ? (
        <TrendTable
          label={what}
          header={unit === 'day' ? words.day : words.week}
          {...{ points, series, dayOf }}
        />
      ) : (
        <div role="img" aria-label={words.chartOf(what)}>
          <Suspense fallback={<Skeleton h={height} aria-busy="true" />}>
            <TrendChart {...{ points, series, dayOf, height }} />
          </Suspense>
        </div>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon size={16} />}
        onClick={() => setTable(!isTable)}
        style={{ alignSelf: 'flex-end' }}
      >
        {isTable ? words.asChart : words.asTable}
      </Button>
    </Stack>
  );
}
