import { defineCommand } from '../command.ts';

export const contextCommand = defineCommand({
  name: 'context',
  aliases: ['who am i', 'where am i'],
  topic: 'chat',
  brief: 'what it is about, who you are',
  summary: 'What this chat is about, and who you are in it',
  who: 'For everyone.',
  examples: ['/context'],
  slots: {},
  run({ context, say }) {
    const { group, sender, change, message, zone } = context;
    return say.context({
      you: sender.name,
      staffRole: change.actor.role,
      organization: message.organization.name,
      group: group && { ...group, role: group.memberRole },
      zone,
      direct: message.chat.kind === 'DIRECT',
    });
  },
});
