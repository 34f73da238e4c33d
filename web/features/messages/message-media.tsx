import { Anchor, Group, Text } from '@mantine/core';
import { IconFile, IconPhoto } from '@tabler/icons-react';
import type { Message } from '../../../client/muster.ts';
import classes from '../../components/chat/chat.module.css';
import { useChatWords } from '../../components/chat/words.ts';
import { useFormat } from '../../lib/format.ts';

/** What hangs on a message: a picture is shown, anything else can be had. */
export function MessageMedia({ media }: { media: NonNullable<Message['media']> }) {
  const words = useChatWords();
  const size = useSize(media.size);
  const name = media.fileName ?? words.kinds[media.kind];
  const Icon = media.kind === 'image' ? IconPhoto : IconFile;
  const href = `/api/media/${media.id}`;
  if (media.id === null) {
    return (
      <Group gap={6} wrap="nowrap">
        <Icon size={18} aria-hidden="true" />
        <Text size="sm">{name}</Text>
        <Text size="xs">{words.notKept}</Text>
      </Group>
    );
  }
  if (media.kind === 'image') {
    return (
      <Anchor href={href} download aria-label={words.download(name)}>
        <img src={href} alt={words.picture(name)} className={classes.picture} loading="lazy" />
      </Anchor>
    );
  }
  return (
    <Anchor href={href} download aria-label={words.download(name)}>
      <Group gap={6} wrap="nowrap">
        <Icon size={18} aria-hidden="true" />
        <Text size="sm">{name}</Text>
        {size && <Text size="xs">{size}</Text>}
      </Group>
    </Anchor>
  );
}

/** "48 kB", "1.2 MB" */
function useSize(bytes: number | null): string | null {
  const { locale } = useFormat();
  if (bytes === null) return null;
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(Math.max(bytes / (isLarge ? 1_000_000 : 1000), isLarge ? 0 : 1));
}
