import { recordAudit } from '../audit/record.ts';
import type { MirrorStatus } from '../db/generated/enums.ts';
import { endMirror } from '../mirror/end-mirror.ts';
import { findMirrorOf, lockMirror } from '../mirror/mirror.ts';
import { nameOf } from './groups.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** A chat that was to be made: it is not, unless WhatsApp was asked for it. */
const undoCreate: Inverse = async (change, { subjectId, groupId }) => {
  const group = await nameOf(change, groupId!);
  // Held, so that nobody asks for the chat at this moment.
  const mirror = await lockMirror(change, subjectId);
  if (!mirror) throw cannotUndo(group.name, 'changed');
  if (mirror.comparedAt !== null || mirror.status !== 'CREATING')
    throw cannotUndo(group.name, 'chatThere');
  await endMirror(change, groupId!);
  return { undone: { kind: 'mirror', group, again: false } };
};

/** A chat that was put in step with a group: it is not any more; who came in by it is another entry. */
const undoAdopt: Inverse = async (change, { subjectId, groupId }) => {
  const group = await nameOf(change, groupId!);
  // It has gone with the link where that was taken back before.
  const mirror = await findMirrorOf(change, groupId!);
  if (mirror && mirror.id !== subjectId) throw cannotUndo(group.name, 'changed');
  await endMirror(change, groupId!);
  return { undone: { kind: 'mirror', group, again: false } };
};

/** That a group and its chat were in step: they are again, as two who meet: nobody is taken out. */
const undoStop: Inverse = async (change, { subjectId, groupId, before }) => {
  const { tx, organizationId, at } = change;
  const group = await nameOf(change, groupId!);
  const was = before as { status: MirrorStatus; accountId: string; chatId: string | null };
  const made = await tx.mirror.createMany({
    data: {
      organizationId,
      id: subjectId,
      groupId: groupId!,
      accountId: was.accountId,
      chatId: was.chatId,
      status: was.status,
      createdAt: at,
    },
    skipDuplicates: true,
  });
  if (made.count === 0) throw cannotUndo(group.name, 'changed');
  await recordAudit(change, {
    action: 'mirror.restore',
    subjectType: 'mirror',
    subjectId,
    groupId,
    after: was,
    reason: 'undo',
  });
  return { undone: { kind: 'mirror', group, again: true } };
};

export const mirrorInverses = {
  'mirror.create': undoCreate,
  'mirror.adopt': undoAdopt,
  'mirror.stop': undoStop,
} satisfies Inverses;
