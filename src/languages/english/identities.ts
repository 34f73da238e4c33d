/** What ADMINs are told of who is who by now, so that nobody becomes somebody else unnoticed. */
export const identities = () => ({
  phoneChanged({ by, name, phone }: { by: string; name: string; phone: string | null }): string {
    return phone === null
      ? `🔐 ${by} has taken the phone number of ${name} away.`
      : `🔐 ${by} has changed the phone number of ${name}: whoever writes from ${phone} is ${name} to me now.`;
  },

  contactsMerged({ by, name, other }: { by: string; name: string; other: string }): string {
    return `🔐 ${by} has merged ${other} into ${name}: to me they are one person now.`;
  },

  contactsTakenApart({ by, name, other }: { by: string; name: string; other: string }): string {
    return `🔐 ${by} has taken ${other} and ${name} apart: to me they are two people now.`;
  },

  /** `user` is what they are called as a user; null as a name where nobody is bound to it any more. */
  userBound(bound: { by: string; user: string; name: string | null; role: string }): string {
    const { by, user, name, role } = bound;
    return name === null
      ? `🔐 ${by} has unbound the user ${user} (${role}): nobody is that in chats now.`
      : `🔐 ${by} has bound the user ${user} (${role}) to ${name}: in chats ${name} may do what that may.`;
  },

  chatLinkedFromAfar({ by, chat, group }: { by: string; chat: string; group: string }): string {
    return `🔐 ${by} has linked the chat ${chat} to ${group}: its members can read what is said there from now on.`;
  },
});
