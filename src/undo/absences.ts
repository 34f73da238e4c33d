import { listAbsences } from '../absences/absence.ts';
import { spanOf } from '../absences/span.ts';
import { absenceIn, lockAway, writeAbsence } from '../absences/write-absence.ts';
import { answerAwayOf } from '../events/answer-away.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** A time away that was said, changed or ended: it is as it was, and so are the invitations that hang on it. */
const undoAbsence: Inverse = async (change, { subjectId, before, after }) => {
  const { actor, at } = change;
  const was = absenceIn(subjectId, before);
  const set = absenceIn(subjectId, after);
  const { contactId } = (was ?? set)!;
  const { name } = await lockAway(change, contactId);
  const own = await listAbsences(change, contactId, at);
  const now = own.find(({ id }) => id === subjectId) ?? null;
  // What is over by now is no more: it can only be set to come again.
  const stands = set !== null && set.endsAt > at ? set : null;
  const isChanged =
    now?.startsAt.getTime() !== stands?.startsAt.getTime() ||
    now?.endsAt.getTime() !== stands?.endsAt.getTime();
  const inTheWay =
    was &&
    own.some(
      ({ id, groupId, startsAt, endsAt }) =>
        id !== subjectId &&
        groupId === was.groupId &&
        startsAt < was.endsAt &&
        endsAt > was.startsAt,
    );
  if (isChanged || inTheWay) throw cannotUndo('', 'changed');
  await writeAbsence(change, set, was, 'undo');
  await answerAwayOf(change, contactId);
  const who = contactId === actor.contactId ? null : name;
  const span = spanOf((was ?? set)!);
  return { undone: { kind: 'absence', span, isAway: was !== null, who } };
};

export const absenceInverses = {
  'absence.create': undoAbsence,
  'absence.change': undoAbsence,
  'absence.end': undoAbsence,
} satisfies Inverses;
