import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { findOwnChat, tellInOwnChat } from '../../outbox/own-chat.ts';
import { createSignInLink, signInAddress } from '../../people/sign-in.ts';
import { defineCommand } from '../command.ts';

export const consoleCommand = defineCommand({
  name: 'console',
  aliases: ['web', 'dashboard', 'sign in'],
  topic: 'chat',
  brief: 'a link to the web console',
  summary: 'A link by which you sign in to the web console: it works once, for ten minutes',
  who: 'For the staff of the organization. The link is told in your direct chat alone.',
  examples: ['/console'],
  slots: {},
  async run({ context, say }) {
    const { change, sender, message, publicUrl } = context;
    const { userId } = change.actor;
    if (userId === null) throw new UserError('notAllowed', { action: 'signIn' });
    const tell = async () => {
      const { secret, expiresAt } = await createSignInLink(change, userId);
      const until = { at: expiresAt, zone: zoneOf(context) };
      return { text: say.consoleLink({ url: signInAddress(publicUrl, secret), until }), expiresAt };
    };
    if (message.chat.kind === 'DIRECT') return tell();
    const ownChat = await findOwnChat(change, sender.contactId);
    if (ownChat === undefined) return say.consoleAskDirectly();
    const { text, expiresAt } = await tell();
    await tellInOwnChat(change, ownChat, text, expiresAt);
    return say.consoleSent();
  },
});

/** What is theirs alone is told in the organization's zone, wherever it is asked for. */
const zoneOf = ({ message }: Context) => message.organization.timeZone;
