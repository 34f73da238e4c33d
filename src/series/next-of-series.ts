import { readNewest } from '../alarms/series-alarms.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import { sql } from '../db/client.ts';
import type { EventView } from '../sight/visible-events.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { nextOf } from './following.ts';
import { makeNextEvents } from './make-next-events.ts';
import { makeNextTasks } from './make-next-tasks.ts';

/** The next after an event that was left out of its series. */
export interface NextOfSeries {
  /** Null where it is not there yet: its group is not active. */
  number: number | null;
  startsAt: Date;
}

/**
 * The next after an event that was left out of its series; made where none is there that is to come. Undefined where
 * nothing follows.
 */
export async function nextOfSeries(
  change: Change,
  event: EventView,
): Promise<(NextOfSeries & { hasTime: boolean }) | undefined> {
  await makeNextEvents(asMuster(change), await newestOf(change, 'event', event.id));
  const { tx, organizationId } = change;
  const [there] = await tx.$queryRaw<(NextOfSeries & { hasTime: boolean })[]>`
    SELECT number, starts_at AS "startsAt", has_time AS "hasTime" FROM events
    WHERE organization_id = ${organizationId}::uuid AND series_id = ${event.seriesId}::uuid
      AND occurs_at > ${event.occursAt} AND status = 'SCHEDULED'
    ORDER BY occurs_at LIMIT 1`;
  if (there) return there;
  const date = nextOf(event);
  return date && { number: null, startsAt: date, hasTime: event.hasTime };
}

/** As nextOfSeries, after a task. */
export async function nextTaskOfSeries(
  change: Change,
  task: TaskView,
): Promise<{ number: number | null; dueAt: Date } | undefined> {
  await makeNextTasks(asMuster(change), await newestOf(change, 'task', task.id));
  const { tx, organizationId } = change;
  const [there] = await tx.$queryRaw<{ number: number; dueAt: Date }[]>`
    SELECT number, due_at AS "dueAt" FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND series_id = ${task.seriesId}::uuid
      AND occurs_at > ${task.occursAt} AND status = 'OPEN'
    ORDER BY occurs_at LIMIT 1`;
  if (there) return there;
  const date = nextOf(task);
  return date && { number: null, dueAt: date };
}

/** What comes next is Muster's own doing, apart from the change that left one out. */
function asMuster({ tx, organizationId, at, queued }: Change): Change {
  return { ...createChange({ tx, organizationId, at, reason: 'series' }), queued };
}

async function newestOf(change: Change, kind: 'event' | 'task', id: string): Promise<string[]> {
  const newest = await readNewest(change, kind, sql`s.id = ${id}::uuid`);
  return newest.map((one) => one.id);
}
