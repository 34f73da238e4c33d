/**
 * All that an audit entry can tell of: subject and verb. Closed on purpose: what takes each of them back and
 * what authority each takes are tables over these, so that none is forgotten.
 */
export type AuditAction =
  | `absence.${'create' | 'change' | 'end'}`
  | `account.${'create' | 'update'}`
  | `apiKey.${'create' | 'revoke'}`
  | `calendar.${'create' | 'end'}`
  | `call.${'settle' | 'hear' | 'leaveOut'}`
  | `campaign.${'create' | 'start' | 'pause' | 'resume' | 'stop' | 'complete'}`
  | `chat.${'link' | 'unlink'}`
  | 'command.refuse'
  | `contact.${'create' | 'update' | 'delete' | 'restore' | 'language' | 'optIn' | 'optOut' | 'recognize'}`
  | `contact.${'callConsent' | 'doNotCall'}`
  | `contact.${'merge' | 'merge.refuse' | 'unmerge'}`
  | `contacts.${'import' | 'export' | 'bulk'}`
  | `event.${'create' | 'update' | 'move' | 'cancel' | 'invite' | 'uninvite' | 'restore'}`
  | `event.${'answer' | 'attend' | 'away' | 'promote' | 'lineStands' | 'refuse' | 'offer' | 'passOver'}`
  | `event.${'tooFew' | 'hold'}`
  | `group.${'create' | 'update' | 'avatar' | 'status' | 'viewers' | 'delete'}`
  | `group.members.${'add' | 'remove' | 'promote' | 'demote' | 'retitle' | 'read'}`
  | `message.${'send' | 'keep' | 'resend'}`
  | `mirror.${'create' | 'adopt' | 'ask' | 'start' | 'stop' | 'halt' | 'restore'}`
  | 'operation.undo'
  | `organization.${'create' | 'update'}`
  | `reminder.${'create' | 'update' | 'cancel' | 'restore' | 'ring'}`
  | `reminder.${'leave' | 'return' | 'follow' | 'unfollow'}`
  | 'session.end'
  | `suggestion.${'dismiss' | 'restore'}`
  | `task.${'create' | 'update' | 'due' | 'assign' | 'unassign' | 'cancel' | 'restore'}`
  | `task.${'done' | 'reopen' | 'nudge'}`
  | `user.${'create' | 'update' | 'signIn' | 'signInLink'}`;
