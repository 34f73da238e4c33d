import { answers } from './answers.ts';
import { chat } from './chat.ts';
import { chatter } from './chatter.ts';
import { doubts } from './doubts.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import type { Section } from './section.ts';
import { slips } from './slips.ts';
import { spanish } from './spanish.ts';
import { tasks } from './tasks.ts';
import { upkeep } from './upkeep.ts';
import { who } from './who.ts';

/** What people type into their phones, and what must come of it. */
export const corpus: readonly Section[] = [
  ...tasks,
  ...events,
  ...answers,
  ...groups,
  ...chat,
  ...who,
  ...upkeep,
  ...chatter,
  ...spanish,
  ...slips,
  ...doubts,
];
