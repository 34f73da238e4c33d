import { planNextDigests } from '../alarms/digest-alarms.ts';
import type { Ring } from '../alarms/ring.ts';
import { type RosterLine, readRosters } from '../events/roster.ts';
import { createSay } from '../languages/say.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { type ComingEvent, readComing } from './read-coming.ts';
import { type DueDigest, readDigests } from './read-digests.ts';
import { countLaterTasks, type OpenTask, readOpenTasks } from './read-open-tasks.ts';

/** Events and tasks that a digest names; of more it tells how many. */
const mostShown = 10;

/** Of those who have not answered, so many are named. */
const namesShown = 5;

/**
 * Tells the chats of groups what their week brings, and plans the next digests. Where there is nothing to say, nothing
 * is said. Seven statements, however many groups.
 */
export const sendDigests: Ring = async (change, alarms) => {
  const { at } = change;
  await planNextDigests(change, [...new Set(alarms.map(({ subjectId }) => subjectId))]);
  const digests = await readDigests(change, alarms);
  const groups = [...new Map(digests.map((digest) => [digest.groupId, digest])).values()];
  const events = groups.length === 0 ? [] : await readComing(change, at, groups, mostShown);
  const rosters = await readRosters(
    change,
    events.map(({ id }) => id),
    namesShown,
  );
  const tasks = groups.length === 0 ? [] : await readOpenTasks(change, groups, mostShown);
  const later = groups.length === 0 ? new Map() : await countLaterTasks(change, groups);
  const eventsOf = Map.groupBy(events, ({ groupId }) => groupId);
  const tasksOf = Map.groupBy(tasks, ({ groupId }) => groupId);
  const told = digests.filter(({ groupId }) => eventsOf.has(groupId) || tasksOf.has(groupId));
  const rung = new Set(told.map(({ alarmId }) => alarmId));
  return {
    messages: told.map((digest) => {
      const { groupId } = digest;
      const told = { events: eventsOf.get(groupId) ?? [], tasks: tasksOf.get(groupId) ?? [] };
      return write(digest, { ...told, later: later.get(groupId) ?? 0 }, rosters, at);
    }),
    idle: alarms.flatMap(({ id }) => (rung.has(id) ? [] : id)),
  };
};

function write(
  { chatId, name, icon, locale, zone, until }: DueDigest,
  {
    events,
    tasks,
    later,
  }: { events: readonly ComingEvent[]; tasks: readonly OpenTask[]; later: number },
  rosters: ReadonlyMap<string, readonly RosterLine[]>,
  at: Date,
): Outgoing {
  const body = createSay(locale, at, zone).digest({
    group: { name, icon },
    until: { at: until, zone, hasTime: false },
    events: events.map((event) => {
      const silent = rosters.get(event.id)?.find(({ status }) => status === 'INVITED');
      return {
        ...event,
        start: { at: event.startsAt, hasTime: event.hasTime, zone },
        silent: {
          names: silent?.entries.map((entry) => entry.name) ?? [],
          total: silent?.people ?? 0,
        },
      };
    }),
    moreEvents: (events[0]?.total ?? 0) - events.length,
    tasks: tasks.map((task) => ({ ...task, due: task.dueAt && { at: task.dueAt, zone } })),
    moreTasks: (tasks[0]?.open ?? 0) - tasks.length,
    laterTasks: later,
  });
  return { chatId, body, mentions: [], quotedExternalId: null, aboutNumber: null };
}
