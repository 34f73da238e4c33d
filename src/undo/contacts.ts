import type { Entry } from '../audit/entry.ts';
import type { Prisma } from '../db/generated/client.ts';
import { bringBack } from '../deletion/restore-contacts.ts';
import { type FieldChange, returnFields } from '../people/update-contacts.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** What was known of people: exactly as it was, of each of them, where it is still as it was set. */
const undoUpdate: Inverse = async (change, _entry, _options, all) => {
  const changes = joined(all);
  const obstacle = await returnFields(change, changes);
  if (obstacle) throw cannotUndo(obstacle.changed, 'changed');
  return { undone: { kind: 'contactFields', people: changes.length } };
};

/** One change of each contact, of entries that are newest first: what the first of them had before, the last set. */
function joined(entries: readonly Entry[]): FieldChange[] {
  return [...Map.groupBy(entries, ({ subjectId }) => subjectId)].map(([id, own]) => ({
    id,
    before: Object.assign({}, ...own.map(({ before }) => before)) as Prisma.InputJsonObject,
    after: Object.assign(
      {},
      ...own.toReversed().map(({ after }) => after),
    ) as Prisma.InputJsonObject,
  }));
}

/** People who were deleted: there again, with what they owed and were invited to by name. Their groups have entries of their own. */
const undoDelete: Inverse = async (change, { at }, _options, all) => {
  const ids = all.map(({ subjectId }) => subjectId);
  const back = await bringBack(change, ids, at);
  if ('obstacle' in back) throw cannotUndo('', back.obstacle, back.who);
  return { undone: { kind: 'contactsBack', people: ids.length }, promoted: back.promoted };
};

export const contactInverses = {
  'contact.update': undoUpdate,
  'contact.delete': undoDelete,
} satisfies Inverses;
