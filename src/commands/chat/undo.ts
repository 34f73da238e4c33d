import { UserError } from '../../errors.ts';
import { findLastOperation, isUndoable } from '../../undo/operation.ts';
import { defineCommand } from '../command.ts';
import { takeBack } from '../take-back.ts';

export const undoCommand = defineCommand({
  name: 'undo',
  aliases: ['take back'],
  topic: 'chat',
  brief: 'take back your last change',
  summary: 'Take back the last thing you changed in this chat, whole; for ten minutes',
  who: 'For whoever made the change.',
  examples: ['/undo'],
  slots: {},
  async run({ context, say }) {
    const { change, message, sender } = context;
    const place = { chatId: message.chat.id, contactId: sender.contactId };
    const operation = await findLastOperation(change, place);
    if (!operation) return say.nothingToUndo();
    if (!isUndoable(change, operation)) throw new UserError('undoTooLate', {});
    return takeBack([operation], context, { erase: false });
  },
});
