import { away } from './away.ts';
import { calendar } from './calendar.ts';
import { calls } from './calls.ts';
import { catchUp } from './catch-up.ts';
import { webConsole } from './console.ts';
import { deadlines } from './deadlines.ts';
import { digest } from './digest.ts';
import { eventCare } from './event-care.ts';
import { eventDoubts } from './event-doubts.ts';
import { events } from './events.ts';
import { figures } from './figures.ts';
import { groups } from './groups.ts';
import { help } from './help.ts';
import { identities } from './identities.ts';
import { messages } from './messages.ts';
import { mirror } from './mirror.ts';
import { optOut } from './opt-out.ts';
import { ownReminders } from './own-reminders.ts';
import { polls } from './polls.ts';
import { argumentProblems, userErrors } from './problems.ts';
import { reminders } from './reminders.ts';
import { series } from './series.ts';
import { settings } from './settings.ts';
import { suggestions } from './suggestions.ts';
import { taskCare } from './task-care.ts';
import { tasks } from './tasks.ts';
import { undo } from './undo.ts';
import { why } from './why.ts';

/** All that Muster says in English, at a moment that dates are told relative to. */
export const english = (now: Date, zone: string) => ({
  ...tasks(now),
  ...taskCare(now),
  ...events(now),
  ...eventCare(now),
  ...eventDoubts(now),
  ...polls(now),
  ...away(now),
  ...reminders(now),
  ...deadlines(now),
  ...series(now),
  ...digest(now),
  ...calendar(now),
  ...webConsole(now),
  ...figures(now),
  ...calls(now),
  ...ownReminders(now),
  ...optOut(),
  ...groups(),
  ...suggestions(),
  ...messages(),
  ...identities(),
  ...mirror(),
  ...settings(now),
  ...catchUp(),
  ...help(now),
  ...why(now),
  ...undo(now),
  problems: argumentProblems(now, zone),
  errors: userErrors,
});
