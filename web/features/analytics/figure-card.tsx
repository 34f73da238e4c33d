import { Paper, Text } from '@mantine/core';

interface FigureCardProps {
  label: string;
  value: string;
  /** What else there is to say, each in a line. */
  notes?: readonly (string | false | null)[];
}

/** One figure, large, and what belongs to it. */
export function FigureCard({ label, value, notes = [] }: FigureCardProps) {
  return (
    <Paper withBorder p="sm" component="article" aria-label={label}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={650} lh={1.3}>
        {value}
      </Text>
      {notes
        .filter((note) => typeof note === 'string')
        .map((note) => (
          <Text key={note} size="sm">
            {note}
          </Text>
        ))}
    </Paper>
  );
}
