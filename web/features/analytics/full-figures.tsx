import { SimpleGrid, Stack, Table } from '@mantine/core';
import type { OwnGroupFigures } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { FigureCard } from './figure-card.tsx';
import { FindingList } from './finding-list.tsx';
import { RateBar } from './rate-bar.tsx';
import { Section } from './section.tsx';
import { Trend } from './trend.tsx';
import { useAnalyticsWords } from './words.ts';

type Full = NonNullable<OwnGroupFigures['full']>;

const rateNames = [
  'eventAnswerRate',
  'attendanceRate',
  'filledRate',
  'doneRate',
  'inTimeRate',
  'answerRate',
  'confirmationRate',
  'engagementRate',
] as const;

/** What only ADMINs are told of a group: findings, its series, rates, score, when people are best reached. */
export function FullFigures({ full }: { full: Full }) {
  const words = useAnalyticsWords();
  return (
    <Stack gap="xl">
      <Section title={words.attention}>
        <FindingList findings={full.findings} />
      </Section>
      <Section title={words.trend}>
        <Trend unit={full.unit} series={full.series} />
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Section title={words.rates}>
          <Table withRowBorders={false} verticalSpacing={4} aria-label={words.rates}>
            <Table.Tbody>
              {rateNames.map((name) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row" fw="normal">
                    {words.rateNames[name]}
                  </Table.Th>
                  <Table.Td w="50%">
                    <RateBar rate={full.rates[name]} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Section>
        <Stack>
          <ScoreCard {...full} />
          <BestTimeCard {...full} />
          <AppointmentsCard {...full} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}

function ScoreCard({ score, scoreBefore }: Full) {
  const words = useAnalyticsWords();
  const { number } = useFormat();
  return (
    <FigureCard
      label={words.score}
      value={score === null ? '–' : number(Math.round(score))}
      notes={[
        scoreBefore !== null && words.scoreBefore(number(Math.round(scoreBefore))),
        words.scoreAbout,
      ]}
    />
  );
}

function BestTimeCard({ bestTime }: Full) {
  const words = useAnalyticsWords();
  const { locale, number } = useFormat();
  if (!bestTime) return <FigureCard label={words.bestTime} value="–" notes={[words.noBestTime]} />;
  const { weekday, hour, of } = bestTime;
  // The first of January 2024 was a Monday.
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
  return (
    <FigureCard
      label={words.bestTime}
      value={words.bestTimeIs(day, `${hour}:00`, `${(hour + 1) % 24}:00`)}
      notes={[words.bestTimeOf(number(of))]}
    />
  );
}

function AppointmentsCard({ appointments: { statuses, none }, revenueCents }: Full) {
  const words = useAnalyticsWords();
  const { amount, number } = useFormat();
  const counts = Object.entries(statuses) as [keyof typeof statuses, number][];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return null;
  return (
    <FigureCard
      label={words.appointments}
      value={number(all)}
      notes={[
        counts
          .filter(([, count]) => count > 0)
          .map(([status, count]) => `${number(count)} ${words.appointmentStates[status]}`)
          .join(' · '),
        words.noAppointments(number(none)),
        revenueCents !== null && words.revenue(amount(revenueCents)),
      ]}
    />
  );
}
