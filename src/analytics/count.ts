import type { Asked, CountedRow } from './asked.ts';
import { countCalls } from './count-calls.ts';
import { countEvents } from './count-events.ts';
import { countMembers } from './count-members.ts';
import { countMessages } from './count-messages.ts';
import { countTasks } from './count-tasks.ts';
import { type Counted, nothing } from './counted.ts';

/** Of a group in the days that are asked for, and in those before. */
export interface BothCounted {
  now: Counted;
  before: Counted;
}

/**
 * Counts all of some groups, in five statements however many they are: of each group that is asked for, of whom there
 * is nothing too. At an instant, by which events have begun.
 */
export async function countGroups(asked: Asked, at: Date): Promise<Map<string, BothCounted>> {
  const parts = {
    members: byGroup(await countMembers(asked)),
    calls: byGroup(await countCalls(asked)),
    tasks: byGroup(await countTasks(asked)),
    events: byGroup(await countEvents(asked, at)),
    messages: byGroup(await countMessages(asked)),
  };
  const of = (groupId: string, isNow: boolean): Counted => {
    const key = keyOf({ groupId, isNow });
    return {
      members: parts.members.get(key) ?? nothing.members,
      calls: parts.calls.get(key) ?? nothing.calls,
      tasks: parts.tasks.get(key) ?? nothing.tasks,
      events: parts.events.get(key) ?? nothing.events,
      messages: parts.messages.get(key) ?? nothing.messages,
    };
  };
  return new Map(asked.groupIds.map((id) => [id, { now: of(id, true), before: of(id, false) }]));
}

interface Key {
  groupId: string;
  isNow: boolean;
}

const keyOf = ({ groupId, isNow }: Key) => `${groupId} ${isNow}`;

function byGroup<Figures>(rows: CountedRow<Figures>[]): Map<string, Figures> {
  return new Map(
    rows.map(({ groupId, isNow, ...figures }) => [keyOf({ groupId, isNow }), figures as Figures]),
  );
}
