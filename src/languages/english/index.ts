import { events } from './events.ts';
import { groups } from './groups.ts';
import { help } from './help.ts';
import { argumentProblems, userErrors } from './problems.ts';
import { tasks } from './tasks.ts';

/** All that Muster says in English, at a moment that dates are told relative to. */
export const english = (now: Date, zone: string) => ({
  ...tasks(now),
  ...events(now),
  ...groups(),
  ...help(),
  problems: argumentProblems(now, zone),
  errors: userErrors,
});
