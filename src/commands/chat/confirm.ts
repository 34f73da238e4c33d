import { takeConfirmation } from '../../messages/confirmations.ts';
import { code } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const confirmCommand = defineCommand({
  name: 'confirm',
  aliases: ['yes'],
  topic: 'chat',
  brief: 'yes to what was asked',
  summary: 'Yes to what I asked you; within five minutes, in the same chat',
  who: 'For whoever was asked.',
  examples: ['/confirm 4821', '/confirm'],
  slots: { code: code('code') },
  async run({ args, context: { change, message, sender }, say, resume }) {
    const place = { chatId: message.chat.id, contactId: sender.contactId };
    const waiting = await takeConfirmation(change, place, args.code);
    return waiting ? resume(waiting) : say.nothingWaits();
  },
});
