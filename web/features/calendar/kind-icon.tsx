import { IconCalendarEvent, IconChecklist, IconRobot } from '@tabler/icons-react';
import type { Kind } from './search.ts';
import { useCalendarWords } from './words.ts';

const icons = { events: IconCalendarEvent, tasks: IconChecklist, automatic: IconRobot };

/** Of what kind an entry is, told to whoever does not see it too. */
export function KindIcon({ kind }: { kind: Kind }) {
  const words = useCalendarWords();
  const Icon = icons[kind];
  return <Icon size={16} role="img" aria-label={words.kinds[kind]} style={{ flexShrink: 0 }} />;
}
