import { answers } from './answers.ts';
import { answersSaid } from './answers-said.ts';
import { away } from './away.ts';
import { changes } from './changes.ts';
import { chat } from './chat.ts';
import { chatter } from './chatter.ts';
import { direct } from './direct.ts';
import { doubts } from './doubts.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import { oneThing } from './one-thing.ts';
import { people } from './people.ts';
import { saidDates } from './said-dates.ts';
import type { Section } from './section.ts';
import { slips } from './slips.ts';
import { spanish } from './spanish.ts';
import { tasks } from './tasks.ts';
import { upkeep } from './upkeep.ts';
import { who } from './who.ts';
import { whoAsked } from './who-asked.ts';

/** What people type into their phones, and what must come of it. */
export const corpus: readonly Section[] = [
  ...tasks,
  ...events,
  ...answers,
  ...changes,
  ...answersSaid,
  ...away,
  ...groups,
  ...people,
  ...chat,
  ...who,
  ...whoAsked,
  ...upkeep,
  ...chatter,
  ...direct,
  ...oneThing,
  ...spanish,
  ...slips,
  ...saidDates,
  ...doubts,
];
