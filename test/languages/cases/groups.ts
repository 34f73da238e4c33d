import type { groups } from '../../../src/languages/english/groups.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, choir, code, type Functions, manyNames, sam, shownGroup, zone } from './facts.ts';

export const groupsCases = (say: Say): Functions<ReturnType<typeof groups>> => ({
  groupCreated: {
    alone: say.groupCreated({ group: choir, names: [say.you()] }),
    'with others': say.groupCreated({ group: books, names: [say.you(), 'Abraham', 'Pau'] }),
  },
  groupList: {
    none: say.groupList({ groups: [], total: 0 }),
    one: say.groupList({
      groups: [{ ...choir, memberCount: 1, own: true, admin: true }],
      total: 1,
    }),
    many: say.groupList({
      groups: [
        { ...books, memberCount: 12, own: true, admin: false },
        { ...choir, memberCount: 0, own: false, admin: false },
      ],
      total: 30,
    }),
  },
  groupShown: {
    plain: say.groupShown({
      group: shownGroup,
      admins: ['Alex'],
      members: [
        { name: 'Abraham', title: null },
        { name: 'Pau', title: 'goalkeeper' },
      ],
      openTasks: 0,
      chats: [],
    }),
    full: say.groupShown({
      group: { ...shownGroup, description: 'One book a month', memberCount: 40, restricted: true },
      admins: ['Alex', 'Jo'],
      members: [{ name: 'Abraham', title: null }],
      openTasks: 2,
      chats: ['Books', 'Books (admins)'],
    }),
    'archived and empty': say.groupShown({
      group: { ...shownGroup, ...choir, memberCount: 0, status: 'ARCHIVED' },
      admins: [],
      members: [],
      openTasks: 0,
      chats: [],
    }),
  },
  confirmAdd: { many: say.confirmAdd({ group: books, names: manyNames, code }) },
  membersAdded: {
    one: say.membersAdded({
      group: books,
      names: ['Pau'],
      already: [],
      title: null,
      memberCount: 4,
      tasks: 0,
      events: 0,
    }),
    'several, with a title': say.membersAdded({
      group: books,
      names: ['Pau', 'Sam'],
      already: ['Jo'],
      title: 'goalkeeper',
      memberCount: 5,
      tasks: 2,
      events: 1,
    }),
    'there already': say.membersAdded({
      group: books,
      names: [],
      already: ['Pau', 'Sam'],
      title: null,
      memberCount: 5,
      tasks: 0,
      events: 0,
    }),
  },
  confirmRemove: {
    one: say.confirmRemove({ group: books, names: ['Pau'], tasks: 1, places: 0, code }),
    many: say.confirmRemove({ group: books, names: manyNames, tasks: 12, places: 1, code }),
    'nothing lost': say.confirmRemove({ group: books, names: ['Pau'], tasks: 0, places: 0, code }),
  },
  confirmLeave: {
    both: say.confirmLeave({ group: books, tasks: 2, places: 1, code }),
    'a place': say.confirmLeave({ group: choir, tasks: 0, places: 2, code }),
  },
  memberLeft: {
    alone: say.memberLeft({
      group: books,
      name: 'Pau',
      memberCount: 1,
      tasks: 0,
      places: 0,
      promoted: [],
    }),
    'with what they had': say.memberLeft({
      group: books,
      name: 'Pau',
      memberCount: 11,
      tasks: 2,
      places: 1,
      promoted: [sam],
    }),
  },
  membersRemoved: {
    one: say.membersRemoved({
      group: books,
      names: ['Pau'],
      memberCount: 1,
      tasks: 1,
      places: 0,
      promoted: [],
    }),
    'two, and somebody moves up': say.membersRemoved({
      group: books,
      names: ['Pau', 'Sam'],
      memberCount: 3,
      tasks: 4,
      places: 2,
      promoted: [sam],
    }),
  },
  confirmRole: {
    up: say.confirmRole({ group: books, names: manyNames, admin: true, code }),
    down: say.confirmRole({ group: books, names: manyNames, admin: false, code }),
  },
  roleSet: {
    'one up': say.roleSet({ group: books, names: ['Pau'], unchanged: [], admin: true }),
    'two up, one there already': say.roleSet({
      group: books,
      names: ['Pau', 'Sam'],
      unchanged: ['Jo'],
      admin: true,
    }),
    'one down': say.roleSet({ group: books, names: ['Pau'], unchanged: [], admin: false }),
    'two down, two no admins': say.roleSet({
      group: books,
      names: ['Pau', 'Sam'],
      unchanged: ['Jo', 'Leo'],
      admin: false,
    }),
  },
  members: {
    none: say.members({ group: books, members: [], memberCount: 0 }),
    many: say.members({
      group: books,
      members: [
        { name: 'Alex', role: 'ADMIN', title: 'captain' },
        { name: 'Pau', role: 'MEMBER', title: 'goalkeeper' },
        { name: 'Sam', role: 'MEMBER', title: null },
      ],
      memberCount: 60,
    }),
  },
  groupRenamed: {
    renamed: say.groupRenamed({ before: books, after: { ...books, name: 'Readers' } }),
  },
  confirmArchive: {
    'with much in it': say.confirmArchive({ group: books, people: 12, tasks: 2, events: 1, code }),
    'with nothing in it': say.confirmArchive({
      group: choir,
      people: 1,
      tasks: 0,
      events: 0,
      code,
    }),
  },
  groupStatusSet: {
    archived: say.groupStatusSet({ group: books, archived: true, changed: true }),
    'archived already': say.groupStatusSet({ group: books, archived: true, changed: false }),
    'active again': say.groupStatusSet({ group: choir, archived: false, changed: true }),
    'active already': say.groupStatusSet({ group: choir, archived: false, changed: false }),
  },
  chatLinked: {
    new: say.chatLinked({ group: books, before: 'none', memberCount: 12 }),
    again: say.chatLinked({ group: books, before: 'same', memberCount: 12 }),
    'to another': say.chatLinked({ group: choir, before: 'other', memberCount: 1 }),
  },
  chatLinkedToNone: { none: say.chatLinkedToNone() },
  chatUnlinked: { unlinked: say.chatUnlinked(books) },
  context: {
    'an admin in a linked chat': say.context({
      you: 'Alex',
      staffRole: 'ADMIN',
      organization: 'Friends',
      group: { ...books, role: 'ADMIN', memberCount: 12, status: 'ACTIVE' },
      zone,
      direct: false,
    }),
    'a member in the chat of an archived group': say.context({
      you: 'Pau',
      staffRole: null,
      organization: 'Friends',
      group: { ...books, role: 'MEMBER', memberCount: 1, status: 'ARCHIVED' },
      zone,
      direct: false,
    }),
    'staff in a linked chat': say.context({
      you: 'Jo',
      staffRole: 'MANAGER',
      organization: 'Friends',
      group: { ...books, role: null, memberCount: 12, status: 'ACTIVE' },
      zone,
      direct: false,
    }),
    'a direct chat': say.context({
      you: 'Pau',
      staffRole: null,
      organization: 'Friends',
      group: null,
      zone,
      direct: true,
    }),
    'an unlinked chat': say.context({
      you: 'Pau',
      staffRole: null,
      organization: 'Friends',
      group: null,
      zone,
      direct: false,
    }),
  },
  stranger: { stranger: say.stranger('Friends') },
});
