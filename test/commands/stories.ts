/** What stands before the examples of a command, and what each of them is answered, to the letter. */
export interface Story {
  /** What was said before, in the chat of the soccer team. */
  before?: string[];
  /** Said in a chat that is linked to nothing. */
  inNewChat?: boolean;
  /** Said where there is no book club yet. */
  withoutBookClub?: boolean;
  /** What is said before makes things that are numbered from here. */
  numberedFrom?: number;
  replies: string[];
}

// Told by Alex, an admin, on Friday 20 November 2026 at noon. #12 is a game of the soccer team on
// Sunday, #41 a task of the book club. A new command is added here with its examples.
export const stories: Record<string, Story> = {
  'create task': {
    replies: [
      '✅ Read Chapter 5 → 📚 Book Club (3 people), due Sun 22 Nov 23:59. #42\nEach of you: /done 42 · How it goes: /progress 42\nI have no chat with Abraham: please tell them.\nReply 2 for Sun 29 Nov',
      '✅ Bring the net → Pau, due today 18:00. #42\nWhen it is done: /done 42',
      '✅ Vote → 📚 Book Club (3 people) and 🏡 Family (2 people) without Pau, 2 people in all. #42\nEach of you: /done 42 · How it goes: /progress 42\nI have no chat with Abraham: please tell them.',
      '✅ Water the plants → you, due Mon 23 Nov 23:59. #42\n🔁 every Monday: Mon 23 Nov, Mon 30 Nov\nWhen it is done: /done 42',
      '✅ Buy flowers → anyone of 📚 Book Club (3 people). #42\nThe first of you to do it: /done 42 · How it goes: /progress 42\nI have no chat with Abraham: please tell them.',
    ],
  },
  tasks: {
    before: [
      '/create task "Bring the net" for everyone',
      '/done 42 for @Pau',
      '/done 42 for @Sam',
      '/done 42',
    ],
    replies: [
      '⚽ Sunday Soccer Team has no open tasks. Give one: /create task "Bring the net" for @"Sunday Soccer Team" due friday',
      'You have 1 open task:\n☐ #41 Read Chapter 5 · Book Club\nDone with one? /done 41',
      '⚽ Sunday Soccer Team: 1 finished task\n#42 Bring the net · 3/3',
      '📚 Book Club: 1 task\n#41 Read Chapter 5 · 0/3\nWho still owes one? /progress 41',
      '⚽ Sunday Soccer Team has no open tasks due this week (Mon 16 – Sun 22 Nov). Give one: /create task "Bring the net" for @"Sunday Soccer Team" due friday',
    ],
  },
  done: {
    replies: [
      '✅ Read Chapter 5 is done. #41\n▓▓▓░░░░░░░ 1 of 3 done',
      '✅ Pau: Read Chapter 5 is done. #41\n▓▓▓░░░░░░░ 1 of 3 done',
    ],
  },
  reopen: {
    before: ['/done 41', '/done 41 for @Pau'],
    replies: ['↩️ Read Chapter 5 is open again. #41', '↩️ Pau: Read Chapter 5 is open again. #41'],
  },
  progress: {
    before: ['/done 41'],
    replies: [
      '▓▓▓░░░░░░░ 1 of 3 done\nRead Chapter 5 · 📚 Book Club #41\nStill to do: Abraham and Pau',
    ],
  },
  due: {
    replies: [
      '⏰ Read Chapter 5 is due Fri 27 Nov 23:59 now. #41',
      '⏰ Read Chapter 5 is due Wed 25 Nov 18:00 now. #41',
      '⏰ Read Chapter 5 is due Fri 27 Nov 23:59 now. #41',
    ],
  },
  'change task': {
    replies: ['✏️ Read Chapter 6 (it was “Read Chapter 5”). #41'],
  },
  remind: {
    replies: [
      "⏰ I'll remind you: call the field · tomorrow 09:00. #42",
      "⏰ I'll remind 📚 Book Club (3 people): bring the book · Mon 23 Nov 18:00. #42\n🔁 every Monday at 18:00: Mon 23 Nov, Mon 30 Nov\nI have no chat with Abraham and Pau yet: please tell them.",
      "⏰ I'll remind ⚽ Sunday Soccer Team (3 people): the pizza · today 14:00. #42",
      "⏰ I'll remind Pau: pay · Fri 27 Nov 09:00, as you said no time. #42",
      "Nobody was reminded of Read Chapter 5. #41\nI can't write to Abraham and Pau: please tell them.",
    ],
  },
  reminders: {
    before: [
      '/remind me tomorrow 9am to call the field',
      '/remind us every monday 18:00 the pizza',
    ],
    replies: [
      '2 reminders:\n⏰ #42 call the field · tomorrow 09:00 · you\n⏰ #43 the pizza · Mon 23 Nov 18:00 🔁 every Monday at 18:00 · ⚽ Sunday Soccer Team\nNot needed any more? /cancel reminder 42',
    ],
  },
  'move reminder': {
    numberedFrom: 7,
    before: ['/remind me tomorrow 9am to call the field'],
    replies: [
      '⏰ call the field · tomorrow 10:00 now, not tomorrow 09:00. #7',
      '⏰ call the field · today 18:00 now, not tomorrow 09:00. #7\n🔁 every Friday at 18:00: today, Fri 27 Nov',
    ],
  },
  'cancel reminder': {
    numberedFrom: 7,
    before: ['/remind me tomorrow 9am to call the field'],
    replies: ['🚫 call the field: nobody is reminded. #7'],
  },
  call: {
    replies: [
      '📞 Call 2 people · 📚 Book Club? “We moved to 7 pm”\n🕒 now · takes about 1 min · 💰 costs nothing\nNobody is called after today 23:59.\n🚫 Not you, who begin it\nReply yes, or /confirm 4821',
      '📞 Call 2 people · 📚 Book Club? “We moved to 7 pm”\n🕒 now · takes about 1 min · 💰 costs nothing\nNobody is called after today 23:59.\n🚫 Not you, who begin it\nReply yes, or /confirm 4821',
      "📞 Call 2 people who haven't answered Game vs. The Eagles · ⚽ Sunday Soccer Team?\n🕒 now · takes about 1 min · 💰 costs nothing\nNobody is called after Sun 22 Nov 11:00.\n🚫 Not you, who begin it\nReply yes, or /confirm 4821",
      '📞 Call 2 people · 📚 Book Club? “We moved to 7 pm”\n🕒 from tomorrow 10:00 · takes about 1 h · 💰 costs nothing\nNobody is called after tomorrow 23:59.\n🚫 Not you, who begin it\nReply yes, or /confirm 4821',
    ],
  },
  campaign: {
    numberedFrom: 7,
    before: ['/call @BookClub "We moved to 7 pm"', 'yes'],
    replies: [
      '📞 Calling: “We moved to 7 pm” · 📚 Book Club #7\n░░░░░░░░░░ 0 of 2 · about 1 min left\n/stop 7 · /pause 7',
      '📞 Calling: “We moved to 7 pm” · 📚 Book Club #7\n░░░░░░░░░░ 0 of 2 · about 1 min left\n/stop 7 · /pause 7',
    ],
  },
  campaigns: {
    numberedFrom: 7,
    before: ['/call @BookClub "We moved to 7 pm"', 'yes'],
    replies: [
      '📞 Calling: “We moved to 7 pm” · 📚 Book Club · 0 of 2 #7\nHow far one is: /campaign 7',
    ],
  },
  stop: {
    numberedFrom: 7,
    before: ['/call @BookClub "We moved to 7 pm"', 'yes'],
    replies: ['⏹ Campaign #7 is stopped: 2 people are not called any more.'],
  },
  pause: {
    numberedFrom: 7,
    before: ['/call @BookClub "We moved to 7 pm"', 'yes'],
    replies: ['⏸ Campaign #7 is paused: nobody is called until /resume 7'],
  },
  resume: {
    numberedFrom: 7,
    before: ['/call @BookClub "We moved to 7 pm"', 'yes', '/pause 7'],
    replies: ['▶️ Campaign #7 goes on. How far it is: /campaign 7'],
  },
  deliver: {
    numberedFrom: 7,
    before: ['/remind me tomorrow 9am to call the field'],
    replies: ['#7 is no message of yours that waits. See /reminders'],
  },
  nudge: {
    replies: [
      "Nobody was reminded of Read Chapter 5. #41\nI can't write to Abraham and Pau: please tell them.",
    ],
  },
  assign: {
    before: ['/create task "Bring the net" for @Sam'],
    replies: [
      'Had it already: Pau. Read Chapter 5 #41',
      '✅ Bring the net → Pau and you. #42\nWhoever had it before owes it no more.',
      '✅ Bring the net → you and Pau. #42\nHad it already: Sam.',
    ],
  },
  'cancel task': {
    before: ['/done 41 for @Pau'],
    replies: [
      'Cancel Read Chapter 5? #41\n2 people still owe it; 1 has done it, which stays.\nReply yes, or /confirm 4821',
      'Cancel Read Chapter 5? #41\n2 people still owe it; 1 has done it, which stays.\nReply yes, or /confirm 4821',
    ],
  },
  'create event': {
    replies: [
      '📅 Game vs. The Eagles → ⚽ Sunday Soccer Team (3 people invited), tomorrow 10:00. #42\n📍 Riverside · ⏱ 2 h · 👥 max 14\nAre you in? /in 42 · /out 42 · /maybe 42',
      '📅 Leo’s birthday → 🏡 Family (2 people invited), Sat 5 Dec 17:00. #42\nAre you in? /in 42 · /out 42 · /maybe 42\nI have no chat with Abraham: please tell them.',
      '📅 Paella → ⚽ Sunday Soccer Team (3 people invited), Sat 5 Dec 14:00. #42\n👥 min 6\n⏳ Answers until Thu 3 Dec 20:00\nAre you in? /in 42 · /out 42 · /maybe 42',
      '📅 Game vs. The Eagles → ⚽ Sunday Soccer Team (3 people invited), no date yet. #42\nSet a date: /move event 42 to saturday 10am',
      '📅 Training → ⚽ Sunday Soccer Team (3 people invited), Tue 24 Nov 19:00. #42\n🔁 every Tuesday at 19:00 until Wed 30 Jun 2027: Tue 24 Nov, Tue 1 Dec\nAre you in? /in 42 · /out 42 · /maybe 42',
    ],
  },
  events: {
    before: ['/create event "Team dinner" 5 dec 20:00 at Riverside'],
    replies: [
      '⚽ Sunday Soccer Team: 2 events\n#12 Game vs. The Eagles · Sun 22 Nov 11:00 · 0 of 14 in, 14 places left · you: no answer yet\n#42 Team dinner · Sat 5 Dec 20:00 · Riverside · 0 in · you: no answer yet\nWho comes? /who is coming to 12',
      '⚽ Sunday Soccer Team: 1 event, this week (Mon 16 – Sun 22 Nov)\n#12 Game vs. The Eagles · Sun 22 Nov 11:00 · 0 of 14 in, 14 places left · you: no answer yet\nWho comes? /who is coming to 12',
      '⚽ Sunday Soccer Team: 1 event, next month (Tue 1 – Thu 31 Dec)\n#42 Team dinner · Sat 5 Dec 20:00 · Riverside · 0 in · you: no answer yet\nWho comes? /who is coming to 42',
    ],
  },
  in: {
    replies: [
      "✅ You're in: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n1 of 14 in, 13 places left",
      "✅ You're in with 1 guest: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n2 of 14 in, 12 places left",
      "✅ You're in with 2 guests (bringing my cousins): Game vs. The Eagles, Sun 22 Nov 11:00. #12\n3 of 14 in, 11 places left",
    ],
  },
  out: {
    before: ['/in'],
    replies: [
      "❌ You're out: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n0 of 14 in, 14 places left",
      "❌ You're out (my knee hurts): Game vs. The Eagles, Sun 22 Nov 11:00. #12\n0 of 14 in, 14 places left",
    ],
  },
  maybe: {
    replies: [
      "🤔 You're a maybe: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n0 of 14 in, 14 places left",
      "🤔 You're a maybe (if work lets me): Game vs. The Eagles, Sun 22 Nov 11:00. #12\n0 of 14 in, 14 places left",
    ],
  },
  who: {
    before: ['/in +1 bringing my cousin', '/done 41'],
    replies: [
      'Game vs. The Eagles, Sun 22 Nov 11:00 #12\n2 of 14 in, 12 places left\n✅ In (2): Alex +1 (bringing my cousin)\n💬 No answer yet (2): Pau and Sam',
      '📚 Book Club: 3 people\nAlex (admin), Abraham and Pau',
      "2 people haven't done Read Chapter 5 #41:\n@34600000000 and @34600000000\nWhen yours is done, reply: done",
      "2 people haven't answered: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n@34600000000 and @34600000000\nAnswer by a reply to this: in, out or maybe",
    ],
  },
  'move event': {
    before: ['/in', '/move event 12 to saturday 10am'],
    replies: [
      '📅 Game vs. The Eagles moves to Sun 22 Nov 11:00 (it was tomorrow 10:00). #12',
      '📅 Game vs. The Eagles moves to tomorrow 10:30 (it was tomorrow 10:00). #12',
      '📅 Game vs. The Eagles moves to tomorrow 10:30 (it was tomorrow 10:00). #12',
    ],
  },
  'change event': {
    replies: [
      '✏️ Game vs. The Eagles, Sun 22 Nov 11:00. #12\n📍 Field 2 · 👥 max 16\n0 of 16 in, 16 places left',
      '✏️ Game vs. The Hawks (it was “Game vs. The Eagles”), Sun 22 Nov 11:00. #12\n⏱ 2 h',
      '✏️ Game vs. The Eagles, Sun 22 Nov 11:00. #12\n👥 no limit\n0 in',
      '✏️ Game vs. The Eagles, Sun 22 Nov 11:00. #12\n👥 min 10\n⏳ Answers until tomorrow 20:00',
    ],
  },
  away: {
    before: ['/in 12'],
    replies: [
      "✈️ You're away: Sun 20 Dec – Wed 6 Jan 2027 (skiing).\nWhat you are invited to in that time is answered no.\nBack sooner? /back · Not at all: /back 1",
      "✈️ You're away: today – Mon 23 Nov.\nWhat you are invited to in that time is answered no.\nYou have answered 1 event then otherwise: Game vs. The Eagles, Sun 22 Nov 11:00 #12. Say no there too? Reply yes, or: /out 12\nBack sooner? /back · Not at all: /back 1",
      "✈️ You're away: today – Sun 22 Nov.\nWhat you are invited to in that time is answered no.\nYou have answered 1 event then otherwise: Game vs. The Eagles, Sun 22 Nov 11:00 #12. Say no there too? Reply yes, or: /out 12\nBack sooner? /back · Not at all: /back 1",
      'You are not away. Say when: /away 20 dec to 6 jan · /away until monday · /away 3 days',
      '✈️ Pau is away: Sun 20 Dec – Wed 6 Jan 2027.\nWhat they are invited to in that time is answered no.\nNot so? /undo',
    ],
  },
  back: {
    before: ['/away 3 days'],
    replies: [
      '👋 Welcome back!\n1 invitation open again: Game vs. The Eagles, Sun 22 Nov 11:00 #12. Are you in? /in 12',
      '👋 Welcome back!\n1 invitation open again: Game vs. The Eagles, Sun 22 Nov 11:00 #12. Are you in? /in 12',
    ],
  },
  attended: {
    before: ['/in 12'],
    replies: [
      'Game vs. The Eagles has not begun yet. #12',
      'Game vs. The Eagles has not begun yet. #12',
      'Game vs. The Eagles has not begun yet. #12',
    ],
  },
  rsvp: {
    replies: [
      "Game vs. The Eagles, Sun 22 Nov 11:00: you haven't answered. #12\n/in 12 · /out 12 · /maybe 12",
      "✅ You're in with 1 guest: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n2 of 14 in, 12 places left",
      "❌ You're out (my knee hurts): Game vs. The Eagles, Sun 22 Nov 11:00. #12\n0 of 14 in, 14 places left",
      '✅ Pau is in: Game vs. The Eagles, Sun 22 Nov 11:00. #12\n1 of 14 in, 13 places left',
    ],
  },
  invite: {
    replies: [
      "💌 Abraham is invited to Game vs. The Eagles, Sun 22 Nov 11:00. #12\n1 person was invited already.\nI can't write to Abraham: please tell them.",
      '2 people were invited already: Game vs. The Eagles, Sun 22 Nov 11:00. #12',
    ],
  },
  'cancel event': {
    before: ['/in'],
    replies: [
      'Cancel Game vs. The Eagles, Sun 22 Nov 11:00? #12\n1 in: everyone who answered will be told.\nReply yes, or /confirm 4821',
      'Cancel Game vs. The Eagles, Sun 22 Nov 11:00? #12\n1 in: everyone who answered will be told.\nReply yes, or /confirm 4821',
      'Cancel Game vs. The Eagles, Sun 22 Nov 11:00? #12\n1 in: everyone who answered will be told.\nReply yes, or /confirm 4821',
    ],
  },
  skip: {
    replies: [
      'Game vs. The Eagles comes once: there is no date to leave out. #12\nReply yes for: /cancel event 12',
    ],
  },
  reconcile: {
    before: ['/in'],
    replies: [
      'Your list for Game vs. The Eagles, Sun 22 Nov 11:00 #12: 2 names.\nNew in: Pau and Sam +1.\nIn or waiting, and not on your list: Alex.\nReply yes, or /confirm 4821',
    ],
  },
  'create group': {
    inNewChat: true,
    withoutBookClub: true,
    replies: [
      '✅ 📚 Book Club is there, with 3 people: you, Abraham and Pau.\nYou are its admin. In the group\'s chat, say: /link chat to @"Book Club"',
      "✅ Choir is there, with only you in it.\nYou are its admin. In the group's chat, say: /link chat to @Choir",
      '✅ ⭐ VIP Patients is there, with only you in it.\nPatients with complex needs or of high value, chosen by hand.\nPut them in: /add @Pau to @"VIP Patients"',
      '✅ 🌱 Newcomers is there, with you and 3 people.\nContacts who were added in the last 30 days.\nYou are its admin. Who is in it: /who is in @Newcomers',
    ],
  },
  groups: {
    replies: [
      '3 groups:\n📚 Book Club · 3 people · you are an admin\n🏡 Family · 2 people · you are an admin\n⚽ Sunday Soccer Team · 3 people · you are an admin\nMore about one: /group @"Book Club"',
    ],
  },
  group: {
    replies: [
      '*📚 Book Club* · 3 people\nAdmins: Alex\nMembers: Abraham and Pau\n1 open task: /tasks @"Book Club"',
      '*⚽ Sunday Soccer Team* · 3 people\nAdmins: Alex\nMembers: Pau and Sam\nLinked chats: soccer',
    ],
  },
  send: {
    replies: [
      'Nobody in Book Club would read it: no group chat is linked to it, and\n· 2 people have no chat with me\nIn its chat: /link chat to @"Book Club"',
      'Nobody in Book Club would read it: no group chat is linked to it, and\n· 2 people have no chat with me\nIn its chat: /link chat to @"Book Club"',
      "📨 I'll send to 📚 Book Club (3 people): “We meet at 7” · tomorrow 09:00. #42\nI have no chat with Abraham and Pau yet: please tell them.",
    ],
  },
  add: {
    before: ['/remove @Pau from @BookClub', '/confirm'],
    replies: [
      '✅ Pau is in 📚 Book Club (3 people now).\nThey also got 1 open task.',
      'Pau and Sam were in ⚽ Sunday Soccer Team already; now as goalkeeper.',
      '✅ +34 600 11 12 22 is in ⚽ Sunday Soccer Team (4 people now).\nThey also got 1 invitation.',
      '✅ Toni Jr is in ⚽ Sunday Soccer Team (4 people now).\nThey also got 1 invitation.',
    ],
  },
  remove: {
    replies: ['Take Pau out of 📚 Book Club?\nThey lose 1 open task.\nReply yes, or /confirm 4821'],
  },
  leave: {
    before: ['/promote @Pau', '/promote @Pau in @BookClub'],
    replies: [
      '👋 Alex has left ⚽ Sunday Soccer Team (2 people left).',
      'Leave 📚 Book Club? You lose 1 open task.\nReply yes, or /confirm 4821',
    ],
  },
  promote: {
    replies: ['⭐ Pau is an admin of 📚 Book Club now.'],
  },
  demote: {
    before: ['/promote @Pau in @BookClub'],
    replies: ['Pau is a member of 📚 Book Club now, no admin any more.'],
  },
  rename: {
    replies: [
      '✏️ 📚 Book Club is called 📚 Readers now.\nIn commands, say @Readers',
      '✏️ ⚽ Sunday Soccer Team is called ⚽ Sunday Heroes now.\nIn commands, say @"Sunday Heroes"',
      '✏️ ⚽ Sunday Soccer Team is called ⚽ The Sunday Heroes now.\nIn commands, say @"The Sunday Heroes"',
    ],
  },
  archive: {
    replies: [
      'Archive 📚 Book Club, with 3 people and 1 open task?\nNothing new happens in it then, and nothing is lost.\nReply yes, or /confirm 4821',
    ],
  },
  unarchive: {
    before: ['/archive @BookClub', '/confirm'],
    replies: ['✅ 📚 Book Club is active again.'],
  },
  'link chat': {
    inNewChat: true,
    replies: [
      '🔗 This chat is linked to ⚽ Sunday Soccer Team (3 people).\nTry: /who is playing this week? · /create event "Team dinner" friday 8pm',
      '🔗 This chat is linked to 📚 Book Club (3 people).\nTry: /who is playing this week? · /create event "Team dinner" friday 8pm',
      'Keep this chat in step with 📚 Book Club from now on?\nInto this chat: Alex, Abraham and Pau.\nThis chat is then called Book Club.\nNobody is taken out.\nReply yes, or /confirm 4821',
    ],
  },
  'create chat': {
    replies: [
      'Make a WhatsApp chat of 📚 Book Club and add 3 people to it?\nGroup and chat are kept in step from then on.\nReply yes, or /confirm 4821',
    ],
  },
  'unlink chat': {
    replies: ['This chat is no longer linked to ⚽ Sunday Soccer Team. Nothing else has changed.'],
  },
  settings: {
    replies: [
      '⚙️ ⚽ Sunday Soccer Team:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most\nChange one: /settings @"Sunday Soccer Team" zone Madrid · /settings @"Sunday Soccer Team" create admins · /settings @"Sunday Soccer Team" reminders 24h, 2h · /settings @"Sunday Soccer Team" digest monday 8:00 · /settings my language español',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ 📚 Book Club, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by its admins only\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 1 day before, whoever has not answered; 2 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: offered to one after the other for 1 h, and 15 min in the last 3 h\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 3 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: every Monday at 08:00\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to nobody\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · not on 25 Dec 2026, 6 Jan 2027\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call only who has said that I may, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 50 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 10 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      'Keep messages for 365 days only? Older ones are deleted for good, once a day.\nReply yes, or /confirm 4821',
      '✅ ⚽ Sunday Soccer Team, as it is set now:\n🕒 Time zone: Europe/Madrid (that of Friends)\n✍️ Tasks and events are created by all its members\n🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in\n🎟 Places that come free on the last day: whoever waits moves up at once\n🔁 What comes again: the next event is there when the last one is over, or 6 days ahead\n🗓 Digest: none\n🏅 Who came most: told to whoever asks (/top)\n💬 Language: British English\n❓ I ask before I reach more than 25 people\n📊 New events are announced without a poll\n🗂 Messages are kept for ever\n⏰ After an absence I run commands of the last 30 min\n🌙 Quiet hours: 22:00–08:00\n📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays\n☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      '✅ ⚽ Sunday Soccer Team, como queda ahora:\n🕒 Zona horaria: Europe/Madrid (la de Friends)\n✍️ Las tareas y los eventos los crean todos sus miembros\n🔔 Eventos: recuerdo, 2 días antes, a quien no ha respondido; 3 h antes, a quien va\n🎟 Plazas que quedan libres el último día: sube enseguida quien espera\n🔁 Lo que se repite: el próximo evento está cuando acaba el anterior, o 6 días antes\n🗓 Resumen: ninguno\n🏅 Quién vino más: lo digo a quien pregunta (/top)\n💬 Idioma: español\n❓ Pregunto antes de llegar a más de 25 personas\n📊 Los eventos nuevos se anuncian sin encuesta\n🗂 Los mensajes se guardan para siempre\n⏰ Tras una ausencia ejecuto los comandos de los últimos 10 min\n🌙 Horas de silencio: 22:00–08:00\n📞 Llamadas: lun–vie 09:00–20:00, sáb 10:00–18:00 · otra vez tras 30 min, 2 h · sin festivos\n☎️ Llamo a quien no ha dicho que no, como mucho 5 en 30 s y 25 en 15 min · Me dirijo por mi cuenta a una persona como mucho 3 veces al día',
      '💬 I speak British English with you now.\nAs before: /undo',
    ],
  },
  why: {
    replies: [
      'I have not said no to you in this chat. Ask me: /why am I waiting · /why 41, for a task or event. Alone, /why is about my last no to you.',
      "You aren't waiting for a place in anything of ⚽ Sunday Soccer Team.",
      "Pau isn't waiting for a place in Game vs. The Eagles (#12).",
      'Read Chapter 5 (#41) was given by you, today 12:00, and nobody has cancelled it. You still owe it.',
    ],
  },
  me: {
    replies: [
      'You owe 1 task:\n☐ #41 Read Chapter 5 · Book Club\nYou are expected at:\n📅 #12 Game vs. The Eagles · Sun 22 Nov 11:00 · Sunday Soccer Team · you: no answer yet',
    ],
  },
  console: {
    replies: [
      '🔑 The link to the console is for you alone: write to me in a direct chat, /console',
    ],
  },
  calendar: {
    replies: [
      '📆 The address is for you alone: write to me in a direct chat, /calendar @"Sunday Soccer Team"',
      '📆 The address is for you alone: write to me in a direct chat, /calendar @"Book Club"',
      '📆 The address is for you alone: write to me in a direct chat, /calendar @"Sunday Soccer Team"',
      '📆 There is no address for the events of ⚽ Sunday Soccer Team. A new one: /calendar new @"Sunday Soccer Team"',
    ],
  },
  stats: {
    replies: [
      '📊 ⚽ Sunday Soccer Team, Sun 23 Aug – today:\n👥 3 members, 1 of them active; 3 joined. Messages: 3\n📅 No events in these days\n☑️ No tasks given in these days\n📞 Nobody was called in these days',
      '📊 📚 Book Club, Sat 14 Nov – today:\n👥 3 members, 0 of them active; 3 joined. Messages: 0\n📅 No events in these days\n☑️ 0 of 3 tasks done, 0 in time; 3 open: /tasks @"Book Club"\n📞 Nobody was called in these days',
      '📊 ⚽ Sunday Soccer Team, Sun 1 Nov – Mon 30 Nov:\n👥 3 members, 1 of them active; 3 joined. Messages: 3\n📅 No events in these days\n☑️ No tasks given in these days\n📞 Nobody was called in these days',
      '📊 You in ⚽ Sunday Soccer Team, Sun 23 Aug – today:\n📅 No events in these days\n☑️ No tasks given in these days',
    ],
  },
  top: {
    replies: [
      '🏅 ⚽ Sunday Soccer Team, Sun 23 Aug – today: no events in these days.',
      '🏅 📚 Book Club, Sun 1 Nov – Mon 30 Nov: no events in these days.',
    ],
  },
  context: {
    replies: [
      'This chat is about ⚽ Sunday Soccer Team (3 people).\nYou are Alex, an admin here (admin of Friends).\nDates are read in Europe/Madrid.',
    ],
  },
  undo: {
    before: ['/done 41'],
    replies: ['↩️ Read Chapter 5 is open again. #41'],
  },
  confirm: {
    before: ['/remove @Pau from @BookClub'],
    replies: [
      'No question of yours waits here for that. Each has a code of its own, and holds for five minutes: say the command again.',
      '👋 Pau is out of 📚 Book Club (2 people left).\nThey lose 1 open task.',
    ],
  },
  help: {
    replies: [
      '/create event · plan something\n/create task · give a group or people something to do\n/who · is coming, has done it, is in it\n/nudge · remind those who still owe it\n/add · put people in\n/settings · time zone, reminders, who may create\nMore: /help more · Examples: /help create event',
      '*Tasks*\n/create task · give a group or people something to do\n/tasks · what is to be done\n/done · yours is done\n/progress · how far a task is\n/remind · say it when the time comes\nMore: /reopen, /due, /change task, /nudge, /assign\nMore: /cancel task, /reminders, /move reminder\nMore: /cancel reminder, /deliver\n\n*Events*\n/create event · plan something\n/events · what is planned\n/in · you are coming\n/out · you are not coming\n/maybe · you may come\n/who · is coming, has done it, is in it\n/move event · set or change the date\nMore: /away, /back, /attended, /rsvp, /invite, /change event\nMore: /cancel event, /skip, /reconcile\n\n*Groups*\n/create group · make a group\n/groups · your groups\n/group · who is in it, what is open\n/send · say something to all of it\n/add · put people in\n/call · by phone, with a message\n/stats · figures, with a picture\nMore: /remove, /leave, /promote, /demote, /rename, /archive\nMore: /unarchive, /campaign, /campaigns, /stop, /pause\nMore: /resume, /create chat, /calendar, /top\n\n*This chat*\n/link chat · say which group it is about\n/settings · time zone, reminders, who may create\n/me · what you owe, where you are expected\n/undo · take back your last change\n/help · this list, or one with examples\nMore: /unlink chat, /context, /console, /why, /confirm\n\nHow to say one: /help create task',
      '*/create task* · Give a task: to groups, where each member gets their own, and to people\n/create task "Read Chapter 5" for @BookClub due next sunday\n/create task Bring the net for @Pau due friday 18:00\n/create task "Vote" for @BookClub and @Family except @Pau\n/create task "Water the plants" for me every monday\n/create task Buy flowers for anyone in @BookClub\n_For members; in a restricted group for its admins._\nAlso: /new task, /add task, /task, /todo, /make task, /create a task',
    ],
  },
};
