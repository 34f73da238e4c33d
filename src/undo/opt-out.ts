import { setOptedOut } from '../people/opt-out.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** What somebody asked for themselves: messages, or none. */
const undoOptOut: Inverse = async (change, { subjectId, before }) => {
  const { optedOut } = before as { optedOut: boolean };
  if (!(await setOptedOut(change, subjectId, optedOut, 'undo'))) throw cannotUndo('', 'changed');
  return { undone: { kind: 'optOut', optedOut } };
};

export const optOutInverses = {
  'contact.optOut': undoOptOut,
  'contact.optIn': undoOptOut,
} satisfies Inverses;
