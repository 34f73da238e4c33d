/**
 * What `npm run test:quick` leaves out, by what makes it long. A file that drives a browser, starts a process or
 * builds a crowd has to be here (test/long-files.test.ts); whatever else is new is quick until it is named.
 */
export const longFiles: readonly string[] = [
  // Real browsers, and a whole Muster that things befall.
  'test/faults/**',
  'test/chat/whatsapp/{chats,chromium,contract,faults,groups,on-its-way,session,signs}.test.ts',
  'test/admin/pair-page.test.ts',
  'test/console/**',

  // Whole processes, and servers of their own.
  'test/main.test.ts',
  'test/db/{embedded-server,migrations}.test.ts',
  'test/scripts/chat.test.ts',
  'test/dates/machine.test.ts',
  'test/docs/first-hour.test.ts',
  'test/client/readme.test.ts',

  // Two that meet, again and again, and real waits.
  'test/**/{races,*-races,last-place,never-twice,exactly-once,two-processes}.test.ts',
  'test/messages/revisions.test.ts',
  'test/scheduler/cron.test.ts',

  // How the work grows with what there is.
  'test/scale/**',
  'test/**/{growth,*-growth,loop,*-loop,speed,many-people}.test.ts',
  'test/commands/{long,properties}.test.ts',
  'test/{tasks/crowd,tasks/fan-out,undo/fan-out,stories/crowd,import/import-limits}.test.ts',

  // All there is, row by row.
  'test/corpus/**',
  'test/stories/a-year-of-a-club.test.ts',
  'test/undo/{every-command,random}.test.ts',
  'test/commands/examples.test.ts',
  'test/dates/recurrence-properties.test.ts',
  'test/{admin,commands}/out-of-sight.test.ts',
  'test/admin/{permissions,as-if-never}.test.ts',
  'test/admin/{extreme-years,fuzz,limits,room}.test.ts',
  'test/chat/catch-up.test.ts',
  'test/import/real-files.test.ts',
  'test/suggestions/suggestions.property.test.ts',

  // What takes two seconds and more, for all that it tells.
  'test/admin/routes/{audit,avatars,campaigns,contacts,contacts-by-groups,create-campaign,events,export,group-lists,groups,member-lists,members,send-message,tasks}.test.ts',
  'test/admin/problems/imports.test.ts',
  'test/admin/{before-the-body,campaign-events,campaign-permissions,edge-cases}.test.ts',
  'test/chat/sending/{reconcile,sending}.test.ts',
  'test/chat/votes.test.ts',
  'test/pictures/picture.test.ts',
  'test/commands/{beside-the-date,text-form}.test.ts',
  'test/context/policy.test.ts',
  'test/dates/{properties,said,spanish}.test.ts',
  'test/events/waiting-list.test.ts',
  'test/identity/{identities,merge}.test.ts',
  'test/import/{import-contacts,nothing-lost}.test.ts',
  'test/messages/confirmations.test.ts',
  'test/mirror/{converges,touches}.test.ts',
  'test/sight/visibility.test.ts',
  'test/stories/{answers,anyone,as-it-was,avatar,confirmation,event-care,groups,made-twice,mirror,names,plain-answers,polls,stats,sync-chat,task-care,undo,undo-since,who,why}.test.ts',
  'test/tasks/living.test.ts',
  'test/telephony/{contract,heard}.test.ts',
  'test/undo/authority.test.ts',
];
