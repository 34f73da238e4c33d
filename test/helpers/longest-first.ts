import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order in which test files start. A clone that has never run them knows only how large they are, and the
 * longest are small: one that came last would leave the other workers with nothing to do.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}

/** Those that take a quarter of a minute and more, the longest first. */
const longest = [
  'chat/whatsapp/faults',
  'corpus/corpus',
  'import/import-growth',
  'commands/properties',
  'faults/service',
  'faults/steps',
  'main',
  'chat/whatsapp/session',
  'chat/whatsapp/on-its-way',
  'commands/growth',
  'faults/session',
  'faults/browser',
  'messages/revisions',
  'events/last-place',
  'scale/move-event',
  'dates/machine',
  'db/migrations',
  'undo/every-command',
  'undo/races',
  'commands/examples',
  'admin/out-of-sight',
  'dates/recurrence-properties',
  'scripts/chat',
  'stories/a-year-of-a-club',
  'scale/commands',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((path) => moduleId.endsWith(`/test/${path}.test.ts`));
  return rank === -1 ? longest.length : rank;
}
