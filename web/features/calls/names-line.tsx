import { Text } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';
import { useCallWords } from './words.ts';

/** So many names are written out. */
const mostNames = 20;

/** Who they are, after a word for them. */
export function NamesLine({ label, names }: { label: string; names: readonly string[] }) {
  const words = useCallWords();
  const { locale, number } = useFormat();
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames);
  if (more > 0) shown.push(words.andMore(number(more)));
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Text span fw={600} inherit>
        {label}:
      </Text>{' '}
      {more > 0 ? shown.join(', ') : new Intl.ListFormat(locale, { type: 'unit' }).format(shown)}
    </Text>
  );
}
