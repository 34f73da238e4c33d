import type { GroupState } from '../../errors.ts';
import type { GroupName, Named } from '../reply.ts';
import { groupName, handle, lines, namesShown } from '../wording.ts';
import { format, list, movedUp, people, plural, replyYes } from './wording.ts';

/** What joiners were given besides: "They also got 2 open tasks and 1 invitation." */
function welcome(tasks: number, events: number, joiners: number): string | false {
  const gifts = [
    tasks > 0 && plural(tasks, 'open task'),
    events > 0 && plural(events, 'invitation'),
  ].filter(Boolean);
  const between = joiners > 1 ? ' between them' : '';
  return gifts.length > 0 && `They also got ${gifts.join(' and ')}${between}.`;
}

/** "2 open tasks and 1 place at an event". */
function lost(tasks: number, places: number): string {
  return list(
    [
      tasks > 0 && plural(tasks, 'open task'),
      places > 0 && plural(places, 'place at an event', 'places at events'),
    ].filter((part) => part !== false),
  );
}

/** "They lose 2 open tasks and 1 place at an event." Nothing where nothing is lost. */
function lostBy(people: number, tasks: number, places: number): string | false {
  const who = people === 1 ? 'They lose' : 'Between them they lose';
  return tasks + places > 0 && `${who} ${lost(tasks, places)}.`;
}

/** As many names as a question holds, and how many more there are. */
function first(names: readonly string[]): string {
  return list(names.slice(0, namesShown), names.length);
}

export const groups = () => ({
  groupCreated({ group, names }: { group: GroupName; names: readonly string[] }): string {
    return lines(
      names.length === 1
        ? `✅ ${groupName(group)} is there, with only you in it.`
        : `✅ ${groupName(group)} is there, with ${people(names.length)}: ${list(names)}.`,
      `You are its admin. In the group's chat, say: /link chat to ${handle(group)}`,
    );
  },

  groupList({
    groups: rows,
    total,
  }: {
    groups: (GroupName & { memberCount: number; own: boolean; admin: boolean })[];
    total: number;
  }): string {
    if (total === 0) return 'You are in no group yet. Ask an admin to add you.';
    return lines(
      `${plural(total, 'group')}:`,
      ...rows.map(
        (group) =>
          `${groupName(group)} · ${people(group.memberCount)}${group.admin ? ' · you are an admin' : group.own ? '' : ' · you are not in it'}`,
      ),
      total > rows.length &&
        `… and ${format(total - rows.length)} more. Look one up: /group "name"`,
      rows.length > 0 && total <= rows.length && `More about one: /group ${handle(rows[0]!)}`,
    );
  },

  groupShown(shown: {
    group: GroupName & {
      description: string | null;
      memberCount: number;
      status: GroupState;
      restricted: boolean;
    };
    admins: string[];
    members: { name: string; title: string | null }[];
    openTasks: number;
    chats: string[];
  }): string {
    const { group, admins, members, openTasks, chats } = shown;
    const others = group.memberCount - admins.length;
    return lines(
      `*${groupName(group)}* · ${people(group.memberCount)}`,
      group.description,
      group.status !== 'ACTIVE' && `This group is ${group.status.toLowerCase()}.`,
      admins.length > 0 && `Admins: ${list(admins)}`,
      members.length > 0 &&
        `Members: ${list(
          members.map(({ name, title }) => (title ? `${name} (${title})` : name)),
          others,
        )}`,
      group.restricted && 'Only its admins create tasks and events.',
      openTasks > 0 && `${plural(openTasks, 'open task')}: /tasks ${handle(group)}`,
      chats.length > 0 && `Linked chats: ${list(chats)}`,
    );
  },

  confirmAdd(asked: { group: GroupName; names: readonly string[]; code: string }): string {
    const { group, names, code } = asked;
    return lines(
      `Add ${people(names.length)} to ${groupName(group)}?`,
      first(names),
      replyYes(code),
    );
  },

  membersAdded(added: {
    group: GroupName;
    names: string[];
    already: string[];
    title: string | null;
    memberCount: number;
    tasks: number;
    events: number;
  }): string {
    const { group, names, already, title } = added;
    const as = title ? ` as ${title}` : '';
    return lines(
      names.length > 0 &&
        `✅ ${list(names)} ${names.length === 1 ? 'is' : 'are'} in ${groupName(group)}${as} (${people(added.memberCount)} now).`,
      names.length > 0 && welcome(added.tasks, added.events, names.length),
      already.length > 0 &&
        `${list(already)} ${already.length === 1 ? 'was' : 'were'} in ${groupName(group)} already${as ? `; now${as}` : ''}.`,
    );
  },

  confirmRemove(asked: {
    group: GroupName;
    names: readonly string[];
    tasks: number;
    places: number;
    code: string;
  }): string {
    const { group, names, tasks, places, code } = asked;
    return lines(
      `Take ${first(names)} out of ${groupName(group)}?`,
      lostBy(names.length, tasks, places),
      replyYes(code),
    );
  },

  confirmLeave(asked: { group: GroupName; tasks: number; places: number; code: string }): string {
    const { group, tasks, places, code } = asked;
    return lines(`Leave ${groupName(group)}? You lose ${lost(tasks, places)}.`, replyYes(code));
  },

  memberLeft(left: {
    group: GroupName;
    name: string;
    memberCount: number;
    tasks: number;
    places: number;
    promoted: readonly Named[];
  }): string {
    const { group, name, tasks, places, promoted } = left;
    return lines(
      `👋 ${name} has left ${groupName(group)} (${people(left.memberCount)} left).`,
      lostBy(1, tasks, places),
      promoted.length > 0 && movedUp(promoted),
    );
  },

  membersRemoved(removed: {
    group: GroupName;
    names: string[];
    memberCount: number;
    tasks: number;
    places: number;
    promoted: readonly Named[];
  }): string {
    const { group, names, tasks, places, promoted } = removed;
    return lines(
      `👋 ${list(names)} ${names.length === 1 ? 'is' : 'are'} out of ${groupName(group)} (${people(removed.memberCount)} left).`,
      lostBy(names.length, tasks, places),
      promoted.length > 0 && movedUp(promoted),
    );
  },

  confirmRole(asked: {
    group: GroupName;
    names: readonly string[];
    admin: boolean;
    code: string;
  }): string {
    const { group, names, admin, code } = asked;
    return lines(
      `Make ${people(names.length)} ${admin ? 'admins' : 'plain members'} of ${groupName(group)}?`,
      first(names),
      replyYes(code),
    );
  },

  roleSet({
    group,
    names,
    unchanged,
    admin,
  }: {
    group: GroupName;
    names: string[];
    unchanged: string[];
    admin: boolean;
  }): string {
    return lines(
      names.length > 0 &&
        (admin
          ? `⭐ ${list(names)} ${names.length === 1 ? 'is an admin' : 'are admins'} of ${groupName(group)} now.`
          : `${list(names)} ${names.length === 1 ? 'is a member' : 'are members'} of ${groupName(group)} now, no ${names.length === 1 ? 'admin' : 'admins'} any more.`),
      unchanged.length > 0 &&
        (admin
          ? `${list(unchanged)} ${unchanged.length === 1 ? 'is an admin' : 'are admins'} already.`
          : `${list(unchanged)} ${unchanged.length === 1 ? "isn't an admin" : "aren't admins"}.`),
    );
  },

  members({
    group,
    members,
    memberCount,
  }: {
    group: GroupName;
    members: { name: string; role: string; title: string | null }[];
    memberCount: number;
  }): string {
    if (memberCount === 0)
      return `Nobody is in ${groupName(group)} yet. Add somebody: /add @Pau to ${handle(group)}`;
    const names = members.map(({ name, role, title }) => {
      const facts = [role === 'ADMIN' && 'admin', title].filter(Boolean).join(', ');
      return facts ? `${name} (${facts})` : name;
    });
    return lines(`${groupName(group)}: ${people(memberCount)}`, list(names, memberCount));
  },

  groupRenamed({ before, after }: { before: GroupName; after: GroupName }): string {
    return lines(
      `✏️ ${groupName(before)} is called ${groupName(after)} now.`,
      `In commands, say ${handle(after)}`,
    );
  },

  confirmArchive(asked: {
    group: GroupName;
    people: number;
    tasks: number;
    events: number;
    code: string;
  }): string {
    const { group, tasks, events, code } = asked;
    const facts = [
      people(asked.people),
      tasks > 0 && plural(tasks, 'open task'),
      events > 0 && plural(events, 'coming event'),
    ].filter((part) => part !== false);
    return lines(
      `Archive ${groupName(group)}, with ${list(facts)}?`,
      'Nothing new happens in it then, and nothing is lost.',
      replyYes(code),
    );
  },

  groupStatusSet(set: { group: GroupName; archived: boolean; changed: boolean }): string {
    const { group, archived, changed } = set;
    if (!changed) return `${groupName(group)} is ${archived ? 'archived' : 'active'} already.`;
    if (!archived) return `✅ ${groupName(group)} is active again.`;
    return lines(
      `🗄 ${groupName(group)} is archived: nothing new happens in it, and nothing is lost.`,
      `Bring it back: /unarchive ${handle(group)}`,
    );
  },

  chatLinked({
    group,
    before,
    memberCount,
  }: {
    group: GroupName;
    before: 'same' | 'other' | 'none';
    memberCount: number;
  }): string {
    if (before === 'same') return `This chat is linked to ${groupName(group)} already.`;
    return lines(
      `🔗 This chat is linked to ${groupName(group)} (${people(memberCount)})${before === 'other' ? ' now, and to no other group' : ''}.`,
      'Try: /who is playing this week? · /create event "Team dinner" friday 8pm',
    );
  },

  chatLinkedToNone(): string {
    return 'This chat is linked to no group that you are in. Nothing has changed.';
  },

  chatUnlinked(group: GroupName): string {
    return `This chat is no longer linked to ${groupName(group)}. Nothing else has changed.`;
  },

  context(seen: {
    you: string;
    staffRole: 'ADMIN' | 'MANAGER' | 'USER' | null;
    organization: string;
    group: (GroupName & { role: string | null; memberCount: number; status: GroupState }) | null;
    zone: string;
    direct: boolean;
  }): string {
    const { you, staffRole, organization, group, zone } = seen;
    return lines(
      group
        ? `This chat is about ${groupName(group)} (${people(group.memberCount)})${group.status === 'ACTIVE' ? '' : `, which is ${group.status.toLowerCase()}`}.`
        : seen.direct
          ? 'This is a direct chat: tasks without "for" are for you.'
          : 'This chat is linked to no group that you are in. An admin can say: /link chat to group "name"',
      `You are ${you}${group?.role ? `, ${group.role === 'ADMIN' ? 'an admin' : 'a member'} here` : ''}${staffRole ? ` (${staffRole.toLowerCase()} of ${organization})` : ` (${organization})`}.`,
      `Dates are read in ${zone}.`,
    );
  },

  stranger(organization: string): string {
    return `I don't know you yet. Ask an admin of ${organization} to add your number, then I'm at your service.`;
  },
});
