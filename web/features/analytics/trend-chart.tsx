import { LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { SeriesPoint, ShownSeries } from './trend.tsx';

/** Each line is told apart by its dashes too, not by its colour alone. */
const lines = {
  answers: { color: 'teal.6' },
  done: { color: 'blue.6', strokeDasharray: '6 3' },
  said: { color: 'orange.6', strokeDasharray: '2 3' },
  answeredCalls: { color: 'grape.6', strokeDasharray: '10 4 2 4' },
} as const;

interface TrendChartProps {
  points: readonly SeriesPoint[];
  series: readonly ShownSeries[];
  dayOf: (day: string) => string;
  height: number;
}

/** What happened day by day, or week by week. In a file of its own: what draws it is loaded when it is looked at. */
export default function TrendChart({ points, series, dayOf, height }: TrendChartProps) {
  return (
    <LineChart
      h={height}
      data={points.map((point) => ({ ...point, day: dayOf(point.day) }))}
      dataKey="day"
      series={series.map((one) => ({ ...one, ...lines[one.name] }))}
      curveType="linear"
      withLegend
      withDots={points.length <= 14}
      legendProps={{ verticalAlign: 'bottom' }}
      yAxisProps={{ allowDecimals: false, width: 40 }}
      xAxisProps={{ minTickGap: 24 }}
      lineProps={{ isAnimationActive: false }}
      // It is told as a picture, and can be read as a table.
      lineChartProps={{ accessibilityLayer: false }}
    />
  );
}
