import type { Section } from './section.ts';

/** What speaks of time, people or a number and is of no argument: asked about, the likely reading one key away. */
export const doubts: readonly Section[] = [
  {
    about: 'half of a date is no title',
    rows: [
      ['Ann', '/create event Training satuday 7pm', 'asks', 'do you mean saturday?'],
      ['Ann', '/create event "Training" satuday 7pm', 'asks', 'do you mean saturday?'],
      ['Ann', '/create event Training a week ago tuesday 7pm', 'nothing', 'week ago tuesday 7pm”'],
      ['Ann', '/create event Match sat', 'asks', 'do you mean saturday?'],
      ['Ann', '/create event Saturday training 7pm', 'asks', '“Saturday”'],
      ['Ann', '/create event Training tue & thu and fri at 8', 'asks', '“tue & thu'],
      ['Ann', '/create task Collect shirts after saturday', 'asks', '“after saturday”'],
      ['Ann', '/create task Tell the ref about sunday', 'asks', '“about sunday”'],
      ['Ann', '/create task Meet with Friday', 'asks', '“with Friday”'],
      ['Ann', '/create event Dinner friday at around', 'nothing', '“around”'],
      ['Ann', '/create event Dinner at Club for 4 people', 'asks', '“for 4 people”'],
      ['Ann', '/create task Call +34600111222', 'asks', '“+34600111222”'],
    ],
  },
  {
    about: 'half of a date is no title, in Spanish',
    language: 'spanish',
    rows: [
      ['Ana', '/crear evento Entreno sabdo 20:00', 'asks', '¿quieres decir sábado?'],
      ['Ana', '/crear tarea Hablar del viernes', 'asks', '“del viernes”'],
      ['Ana', '/crear tarea Recoger camisetas después del sábado', 'asks', 'del sábado”'],
    ],
  },
  {
    about: 'a yes takes the likely reading',
    after: [['Ann', '/create event Training satuday 7pm\nBring water']],
    rows: [
      [
        'Ann',
        'yes',
        'event #6 “Training” → Ann, Ben, Cat · Sat 21 Nov 19:00 · 📝 Bring water; settled',
        '📅 Training →',
      ],
      ['Ann', 'no', 'settled', 'nothing was done'],
      ['Ben', 'yes', 'silence'],
    ],
  },
  {
    about: 'a yes takes what a task is about for its title',
    after: [['Ann', '/create task Collect shirts after saturday']],
    rows: [
      [
        'Ann',
        'yes',
        'task #6 “Collect shirts after saturday” → Ann, Ben, Cat; settled',
        '✅ Collect shirts after saturday →',
      ],
    ],
  },
  {
    about: 'a name after “for” is whom it is for, at a yes',
    after: [['Ann', '/create task Buy a present for Ben due friday']],
    rows: [
      [
        'Ann',
        'yes',
        'task #6 “Buy a present” → Ben · due Fri 27 Nov 23:59; settled',
        '✅ Buy a present → Ben',
      ],
    ],
  },
  {
    about: 'a line of clauses is clauses',
    rows: [
      [
        'Ann',
        '/create event Game saturday 7pm\nat Riverside\nmax 14',
        'event #6 “Game” → Ann, Ben, Cat · Sat 21 Nov 19:00 · at Riverside · max 14',
        '📅 Game →',
      ],
      [
        'Ann',
        '/create task Bring balls\ndue saturday\n18:00\nfor @Ben\nAll of them.',
        'task #6 “Bring balls” → Ben · due Sat 21 Nov 18:00 · 📝 All of them.',
        '✅ Bring balls → Ben',
      ],
      [
        'Ann',
        '/create event Training at Riverside until june every tuesday 19:00',
        'event #6 “Training” → Ann, Ben, Cat · Tue 24 Nov 19:00 · at Riverside · FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235900',
        '📅 Training →',
      ],
    ],
  },
];
