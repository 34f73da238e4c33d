import type { Things } from './things.ts';

// Who may do what, route by route, as a reader of docs/rules.md would write it. Nothing here asks the policy.

/** Whoever asks, in the order of the marks below; how they stand is to each group that is theirs. */
export const CALLERS = [
  'ADMIN',
  'MANAGER who leads',
  'MANAGER who made it',
  'MANAGER in it',
  'MANAGER outside',
  'USER who leads',
  'USER in it',
  'USER outside',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** Where the thing is that is asked about, by how the callers stand to its group. */
export const PLACES = [
  // Theirs; who is outside is named as one who sees it.
  'own',
  'own, restricted',
  'own, hidden',
  // Of none of them.
  'foreign',
  'ADMINS_ONLY',
  'CUSTOM',
  'another organization',
  // Ids of nothing.
  'nowhere',
] as const;
export type Place = (typeof PLACES)[number];

/** `+` does it, `-` is forbidden it, and to `0` there is no such thing. */
export type Mark = '+' | '-' | '0';

export interface Row {
  /** Of each caller: an ADMIN, four MANAGERs, three USERs. */
  marks: string;
  /** In a restricted group, where that is another. */
  restricted?: string;
  /** To whom the group is out of sight; nothing of it is there, unless the thing is seen by itself. */
  outOfSight?: Mark;
  /** Of another organization, or of nothing; unless told it is not there to whoever would be allowed. */
  nowhere?: string;
  /** Who is told why there is none, and not only as of a group that is not there. */
  toldWhy?: 'who sees the group' | 'all staff';
}

/** The rows of the table that are about a group. */
export const ON_GROUP = {
  see: { marks: '+ ++++ +++' },
  edit: { marks: '+ ++-- +--' },
  use: { marks: '+ ++++ ++-', restricted: '+ ++++ +--' },
  ask: { marks: '+ ++++ ++-' },
  send: { marks: '+ +-+- ++-', restricted: '+ +-+- +--' },
  call: { marks: '+ ++-- +--' },
  delete: { marks: '+ ---- ---' },
  export: { marks: '+ ---- ---' },
  bulk: { marks: '+ ---- ---' },
  administer: { marks: '+ ---- ---' },

  // What is kept from some as if it were not there.
  'see its campaigns, and stop them': { marks: '+ ++00 +00' },
  'see what is to be said in it': { marks: '+ ++00 +00' },
  'have its files': { marks: '+ ++++ ++0' },
  // Of who is not in it there is none.
  'be a member': { marks: '0 +0+0 ++-', toldWhy: 'who sees the group' },
  'have an invitation': { marks: '0 +0+0 ++0', toldWhy: 'who sees the group' },
  // Contacts are seen by all staff: they learn that this one has no such absence.
  'end an absence from it': { marks: '+ ++-- +--', toldWhy: 'all staff' },
  'see when members were called': { marks: '+ ++++ +--' },
  // Contacts are seen by all staff, whatever groups they are in.
  'call by name': { marks: '+ ++-- +--', outOfSight: '-', nowhere: '0 ---- ---' },
  // A reminder is its maker's for good.
  'have made it': { marks: '+ ++++ +++', outOfSight: '+' },
} as const satisfies Record<string, Row>;

/** The rows that are about no group. */
export const IN_ORGANIZATION = {
  'any key': { marks: '+ ++++ +++' },
  createGroup: { marks: '+ ++++ ---' },
  seeContacts: { marks: '+ ++++ +++' },
  editContacts: { marks: '+ ++++ ---' },
  identify: { marks: '+ ---- ---' },
  // Who may edit or see the contact is told first that there is none.
  'identify by an edit': { marks: '+ ---- ---', nowhere: '0 0000 ---' },
  'end what is another’s': { marks: '+ ---- ---', nowhere: '0 0000 000' },
  bulkContacts: { marks: '+ ---- ---' },
  'administer it': { marks: '+ ---- ---' },
  exportContacts: { marks: '+ ---- ---' },
  readAudit: { marks: '+ ---- ---' },
  'list those of a user': { marks: '+ ---- ---', nowhere: '0 ---- ---' },
  'end a session of another': { marks: '+ 0000 000' },
  'see chats without a group': { marks: '+ 0000 000' },
} satisfies Record<string, Row>;

/** What a request may name: things of a place, of its organization, and the contact of whoever asks. */
export type Named = Things &
  Record<
    | ('member' | 'mirrored' | 'archived' | 'over' | 'past' | 'later' | 'absence')
    | (
        | 'someone'
        | 'other'
        | 'merged'
        | 'whatsapp'
        | 'loose'
        | 'longAbsence'
        | 'bulkDone'
        | 'bulkDeleted'
      )
    | 'self',
    string
  >;

/** One way of asking for an operation. */
export interface Try {
  row: keyof typeof ON_GROUP | keyof typeof IN_ORGANIZATION;
  /** What makes it another than the others of the operation. */
  what?: string;
  /** For parameters of the path that are not what stands before them; a member of the group, where it is a contact. */
  path?: Record<string, keyof Named>;
  query?: (named: Named) => string;
  /** In place of the example of the document, whose ids become those of things. */
  body?: (named: Named) => object;
  /** The task, event or reminder is made the caller's beforehand. */
  made?: 'tasks' | 'events' | 'reminders';
  /** What the campaign is beforehand; over, unless told. */
  campaign?: 'EXECUTING' | 'PAUSED';
  /** How who may is answered, where nobody stands behind what is asked. */
  answer?: 404 | 409;
}

const own = { id: 'self' } as const;
const someone = { id: 'someone' } as const;
const ofMember = { id: 'member' } as const;
/** Away from a day to another. */
const days = { startsAt: '2026-11-25T08:00:00Z', endsAt: '2026-11-27T08:00:00Z' };
const text = { customMessageAddition: 'We moved to 7 pm' };

/**
 * Every operation of the document; what anybody may ask without a key, what an address or a body opens that holds a secret itself,
 * and what the operator's token opens.
 */
export const TABLE: Record<
  string,
  'public' | 'by its address' | 'by its body' | 'operator' | Try | readonly Try[]
> = {
  'get /healthz': 'public',
  'get /readyz': 'public',
  'get /calendar/{file}': 'by its address',
  'post /api/session': 'by its body',

  'get /api/organizations/readiness': 'operator',
  'post /api/organizations': 'operator',
  'get /api/organizations': 'operator',
  'get /api/organizations/{id}': 'operator',
  'patch /api/organizations/{id}': 'operator',

  'get /api/organization': { row: 'administer it' },
  'patch /api/organization': { row: 'administer it', body: () => ({ confirmAbove: 30 }) },
  'get /api/users': { row: 'administer it' },
  'post /api/users': { row: 'administer it' },
  'get /api/users/{id}': { row: 'administer it' },
  'patch /api/users/{id}': { row: 'administer it' },
  'get /api/keys': { row: 'administer it' },
  'post /api/keys': { row: 'administer it' },
  'delete /api/keys/{id}': { row: 'administer it' },
  'get /api/session': { row: 'any key' },
  // A key is no session: there is none to sign out of.
  'delete /api/session': { row: 'any key', answer: 404 },
  'get /api/sessions': [
    { row: 'any key', what: 'one’s own' },
    { row: 'list those of a user', query: ({ user }) => `userId=${user}` },
  ],
  'delete /api/sessions/{id}': { row: 'end a session of another' },
  'get /api/audit': { row: 'readAudit' },
  'get /api/schedule': { row: 'administer it' },
  'get /api/outbox': { row: 'administer it' },
  'post /api/outbox/{id}/resend': { row: 'administer it' },

  'get /api/contacts': [
    { row: 'seeContacts' },
    { row: 'see', what: 'of a group', query: ({ group }) => `groupId=${group}` },
  ],
  'post /api/contacts': { row: 'editContacts' },
  'get /api/contacts/{id}': { row: 'seeContacts', path: someone },
  'patch /api/contacts/{id}': [
    { row: 'editContacts', path: someone, body: () => ({ notes: 'Prefers evenings' }) },
    {
      row: 'identify by an edit',
      what: 'their phone',
      path: someone,
      body: () => ({ phone: '+34611000004' }),
    },
  ],
  'delete /api/contacts/{id}': { row: 'editContacts', path: someone },
  'get /api/contacts/by-groups': [
    { row: 'seeContacts' },
    { row: 'see', what: 'of a group', query: ({ group }) => `groupIds=${group}` },
  ],
  'get /api/contacts/ungrouped': { row: 'seeContacts' },
  'get /api/groups/{id}/contacts': { row: 'see' },
  'post /api/contacts/{id}/merge': {
    row: 'identify',
    path: someone,
    body: ({ other }) => ({ contactId: other }),
  },
  'post /api/contacts/{id}/unmerge': { row: 'identify', path: { id: 'merged' } },
  'post /api/contacts/bulk-operations': { row: 'bulkContacts' },
  'post /api/contacts/bulk-operations/preview': { row: 'bulkContacts' },
  'get /api/contacts/deleted': { row: 'bulkContacts' },
  'post /api/contacts/restore': {
    row: 'bulkContacts',
    body: ({ bulkDeleted }) => ({ operationId: bulkDeleted }),
  },
  'post /api/operations/{operationId}/undo': {
    row: 'bulkContacts',
    path: { operationId: 'bulkDone' },
  },
  'post /api/contacts/import': { row: 'editContacts' },
  'post /api/contacts/export': { row: 'exportContacts', body: () => ({}) },
  'get /api/contacts/{id}/absences': { row: 'seeContacts', path: someone },
  'post /api/contacts/{id}/absences': [
    { row: 'any key', what: 'one’s own', path: own, body: () => ({ ...days }) },
    { row: 'administer it', what: 'of another', path: someone, body: () => ({ ...days }) },
    {
      row: 'edit',
      what: 'of another, from a group',
      path: ofMember,
      body: ({ group }) => ({ ...days, groupId: group }),
    },
  ],
  'delete /api/contacts/{id}/absences/{absenceId}': [
    {
      row: 'end what is another’s',
      what: 'of another',
      path: { id: 'someone', absenceId: 'longAbsence' },
    },
    {
      row: 'end an absence from it',
      what: 'of another, from a group',
      path: { id: 'member', absenceId: 'absence' },
    },
  ],
  'get /api/contacts/{id}/groups': { row: 'seeContacts', path: someone },
  'get /api/contacts/{id}/events': { row: 'seeContacts', path: someone },
  'get /api/contacts/{id}/identities': { row: 'seeContacts', path: someone },
  'get /api/contacts/{id}/calls': { row: 'seeContacts', path: someone },
  'get /api/contacts/{id}/calendar': [
    { row: 'any key', what: 'one’s own', path: own },
    { row: 'administer it', what: 'another’s', path: someone },
  ],
  'post /api/contacts/{id}/calendar': [
    { row: 'any key', what: 'one’s own', path: own },
    { row: 'administer it', what: 'another’s', path: someone },
  ],
  'delete /api/contacts/{id}/calendar': [
    { row: 'any key', what: 'one’s own', path: own },
    { row: 'administer it', what: 'another’s', path: someone },
  ],

  'get /api/groups': { row: 'any key' },
  'get /api/groups/palette': { row: 'any key' },
  'post /api/groups': { row: 'createGroup' },
  'get /api/groups/templates': { row: 'any key' },
  'post /api/groups/from-template': { row: 'createGroup' },
  'get /api/groups/suggestions': { row: 'createGroup' },
  'post /api/groups/suggestions/accept': { row: 'createGroup', answer: 404 },
  'post /api/groups/suggestions/dismiss': { row: 'createGroup', answer: 404 },
  'get /api/groups/suggestions/dismissals': { row: 'createGroup' },
  'post /api/groups/suggestions/restore': { row: 'createGroup', answer: 404 },
  'get /api/groups/{id}': { row: 'see' },
  'patch /api/groups/{id}': [
    {
      row: 'edit',
      body: ({ user }) => ({
        icon: '📚',
        visibility: 'CUSTOM',
        viewerIds: [user],
        restricted: true,
      }),
    },
    { row: 'edit', what: 'to archive it', body: () => ({ status: 'ARCHIVED' }) },
    {
      row: 'edit',
      what: 'to have it back',
      path: { id: 'archived' },
      body: () => ({ status: 'ACTIVE' }),
    },
    {
      row: 'delete',
      what: 'to deactivate it',
      path: { id: 'archived' },
      body: () => ({ status: 'INACTIVE' }),
    },
  ],
  'delete /api/groups/{id}': { row: 'delete', path: { id: 'over' } },
  'get /api/groups/analytics': { row: 'any key' },
  'get /api/groups/comparison': {
    row: 'see',
    query: ({ group, mirrored }) => `groupIds=${group},${mirrored}`,
  },
  'get /api/groups/{id}/analytics': { row: 'see' },
  'get /api/groups/{id}/avatar': { row: 'see' },
  'put /api/groups/{id}/avatar': { row: 'edit' },
  'delete /api/groups/{id}/avatar': { row: 'edit' },
  'get /api/groups/{id}/members': [
    { row: 'see' },
    {
      row: 'see when members were called',
      what: 'by that',
      query: () => 'sort=lastContact',
    },
  ],
  'post /api/groups/{id}/members/add': { row: 'edit' },
  'patch /api/groups/{id}/members/{contactId}': { row: 'edit' },
  'delete /api/groups/{id}/members/{contactId}': { row: 'edit' },
  'post /api/groups/{id}/members/bulk-add': { row: 'bulk' },
  'post /api/groups/{id}/members/bulk-remove': {
    row: 'bulk',
    body: ({ member }) => ({ contactIds: [member] }),
  },
  'post /api/groups/{id}/members/clear': { row: 'bulk', body: () => ({ preview: true }) },
  'post /api/groups/{id}/bulk-operations': { row: 'bulk' },
  'post /api/groups/{id}/bulk-operations/preview': { row: 'bulk' },
  'post /api/groups/{id}/export': { row: 'export', body: () => ({}) },
  'get /api/groups/{id}/calendar': { row: 'be a member' },
  'post /api/groups/{id}/calendar': { row: 'be a member' },
  'delete /api/groups/{id}/calendar': { row: 'be a member' },

  'get /api/accounts': { row: 'any key' },
  'get /api/chats': { row: 'any key' },
  'get /api/links': { row: 'any key' },
  'put /api/chats/{id}/link': [
    { row: 'edit' },
    { row: 'see chats without a group', what: 'that has none', path: { id: 'loose' } },
  ],
  'delete /api/chats/{id}/link': { row: 'edit' },
  'get /api/groups/{id}/chat': { row: 'edit', path: { id: 'mirrored' } },
  'post /api/groups/{id}/chat': [
    { row: 'edit' },
    { row: 'edit', what: 'one that is there', body: ({ chat }) => ({ chatId: chat }) },
  ],
  'delete /api/groups/{id}/chat': { row: 'edit', path: { id: 'mirrored' } },
  'get /api/groups/{id}/chat/missing': { row: 'edit', path: { id: 'mirrored' } },
  'post /api/groups/{id}/chat/preview': { row: 'edit' },
  'get /api/groups/{id}/messages': { row: 'ask' },
  'post /api/groups/{id}/messages': { row: 'send' },
  'get /api/media/{id}': { row: 'have its files' },

  'get /api/tasks': { row: 'any key' },
  'post /api/tasks': [
    { row: 'use', body: ({ group }) => ({ title: 'Sign', groupId: group }) },
    {
      row: 'seeContacts',
      what: 'for contacts',
      body: ({ someone }) => ({ title: 'Sign', contactIds: [someone] }),
    },
  ],
  'post /api/tasks/preview': [
    { row: 'use', body: ({ group }) => ({ title: 'Sign', groupId: group }) },
    {
      row: 'use',
      what: 'for groups, but for somebody',
      body: ({ group, member }) => ({ title: 'Sign', groupIds: [group], exceptIds: [member] }),
    },
    {
      row: 'seeContacts',
      what: 'for contacts',
      body: ({ someone }) => ({ title: 'Sign', contactIds: [someone] }),
    },
  ],
  'get /api/tasks/{id}': { row: 'see' },
  'patch /api/tasks/{id}': [{ row: 'edit' }, { row: 'use', what: 'that one gave', made: 'tasks' }],
  'post /api/tasks/{id}/cancel': [
    { row: 'edit' },
    { row: 'use', what: 'that one gave', made: 'tasks' },
  ],
  'post /api/tasks/{id}/nudge': [
    { row: 'edit' },
    { row: 'use', what: 'that one gave', made: 'tasks' },
  ],
  'get /api/tasks/{id}/children': { row: 'see' },
  'put /api/tasks/{id}/children/{contactId}': [
    { row: 'edit', what: 'another’s' },
    { row: 'use', what: 'another’s, of one that one gave', made: 'tasks' },
    { row: 'have an invitation', what: 'one’s own', path: { contactId: 'self' } },
  ],

  'get /api/events': { row: 'any key' },
  'post /api/events': { row: 'use', body: ({ group }) => ({ groupId: group, title: 'Game' }) },
  'get /api/events/{id}': { row: 'see' },
  'patch /api/events/{id}': [
    { row: 'edit', body: () => ({ place: 'Riverside' }) },
    { row: 'use', what: 'that one planned', made: 'events', body: () => ({ place: 'Riverside' }) },
  ],
  'post /api/events/{id}/cancel': [
    { row: 'edit' },
    { row: 'use', what: 'that one planned', made: 'events' },
  ],
  'post /api/events/{id}/invitations': [
    { row: 'edit' },
    { row: 'use', what: 'to one that one planned', made: 'events' },
  ],
  'get /api/events/{id}/participants': { row: 'ask' },
  'put /api/events/{id}/participants/{contactId}': [
    { row: 'edit', what: 'another’s' },
    { row: 'use', what: 'another’s, to one that one planned', made: 'events' },
    { row: 'have an invitation', what: 'one’s own', path: { contactId: 'self' } },
  ],
  'put /api/events/{id}/attendance': { row: 'edit', path: { id: 'past' } },

  'get /api/reminders': { row: 'any key' },
  'post /api/reminders': [
    { row: 'send' },
    {
      row: 'seeContacts',
      what: 'for contacts',
      body: ({ someone }) => ({
        text: 'Call the field',
        startsAt: '2026-11-22T18:00:00Z',
        contactIds: [someone],
      }),
    },
  ],
  'get /api/reminders/{id}': [
    { row: 'see' },
    { row: 'have made it', what: 'that one set', made: 'reminders' },
    { row: 'see what is to be said in it', what: 'a message for later', path: { id: 'later' } },
  ],
  'patch /api/reminders/{id}': [
    { row: 'edit' },
    { row: 'have made it', what: 'that one set', made: 'reminders' },
    { row: 'see what is to be said in it', what: 'a message for later', path: { id: 'later' } },
  ],
  'post /api/reminders/{id}/cancel': [
    { row: 'edit' },
    { row: 'have made it', what: 'that one set', made: 'reminders' },
    { row: 'see what is to be said in it', what: 'a message for later', path: { id: 'later' } },
  ],

  'post /api/groups/{id}/call-all': { row: 'call', body: () => text },
  'get /api/campaigns': { row: 'any key' },
  'post /api/campaigns': whomToCall(),
  'post /api/campaigns/preview': whomToCall(),
  'get /api/campaigns/{id}': { row: 'see its campaigns, and stop them' },
  'get /api/groups/campaigns/{campaignId}/status': { row: 'see its campaigns, and stop them' },
  'get /api/campaigns/{id}/calls': { row: 'see its campaigns, and stop them' },
  'get /api/campaigns/{id}/events': { row: 'see its campaigns, and stop them' },
  'post /api/campaigns/{id}/stop': {
    row: 'see its campaigns, and stop them',
    campaign: 'EXECUTING',
  },
  'post /api/campaigns/{id}/pause': {
    row: 'see its campaigns, and stop them',
    campaign: 'EXECUTING',
  },
  'post /api/campaigns/{id}/resume': {
    row: 'see its campaigns, and stop them',
    campaign: 'PAUSED',
  },

  'post /api/accounts': { row: 'administer it' },
  'get /api/accounts/{id}': { row: 'administer it', path: { id: 'whatsapp' } },
  'patch /api/accounts/{id}': { row: 'administer it', path: { id: 'whatsapp' } },
  'get /api/accounts/{id}/qr.svg': { row: 'administer it', path: { id: 'whatsapp' }, answer: 409 },
  'post /api/accounts/{id}/pair': { row: 'administer it', path: { id: 'whatsapp' }, answer: 409 },
  'post /api/simulator/messages': { row: 'administer it' },
  'patch /api/simulator/messages/{id}': { row: 'administer it' },
  'put /api/simulator/messages/{id}/reaction': { row: 'administer it' },
  'put /api/simulator/messages/{id}/vote': { row: 'administer it' },
  'get /api/simulator/chats/{chat}/messages': { row: 'administer it' },
  'get /api/simulator/calls': { row: 'administer it' },
  'post /api/simulator/calls/{id}': { row: 'administer it', path: { id: 'someone' }, answer: 404 },
};

function whomToCall(): Try[] {
  return [
    { row: 'call', what: 'a group', body: ({ group }) => ({ ...text, groupId: group }) },
    {
      row: 'call',
      what: 'those of a filter',
      body: ({ group }) => ({ ...text, filter: { groupId: group } }),
    },
    { row: 'call', what: 'about an event', body: ({ event }) => ({ eventId: event }) },
    { row: 'call', what: 'about a task', body: ({ task }) => ({ taskId: task }) },
    { row: 'call by name', body: ({ member }) => ({ ...text, contactIds: [member] }) },
  ];
}
