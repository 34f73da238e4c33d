import type { Section } from './section.ts';

/** What was misread before it was mended. */
export const slips: readonly Section[] = [
  {
    about: 'a number before “to” and a day is no range',
    rows: [
      ['Ann', '/move event 2 to 27 nov', '#2 moved to Fri 27 Nov 19:00', '📅 Book night moves'],
      ['Ann', '/move event 2 to 18:00', '#2 moved to Thu 26 Nov 18:00', '📅 Book night moves'],
      ['Ann', '/due 1 to 27 nov', '#1 due Fri 27 Nov 18:00', '⏰ Bring snacks is due'],
    ],
  },
  {
    about: 'what is asked back, or said to somebody else, is no yes',
    after: [['Ann', '/cancel event 2']],
    rows: [
      ['Ann', 'yes?', 'silence'],
      ['Ann', 'no?', 'silence'],
      ['Ann → Ben', 'yes', 'silence'],
      ['Ann → Ben', 'no', 'silence'],
      ['Ann', '/no', 'settled', 'nothing was done'],
    ],
  },
  {
    about: 'what is asked back is no other reading',
    after: [['Ann', '/create task "Read Chapter 5" due next sunday']],
    rows: [['Ann', '2?', 'silence']],
  },
  {
    about: 'how often and how long, in either words',
    rows: [
      [
        'Ann',
        '/create event "Match" every 2 weeks lasting 2h',
        'event #6 “Match” → Ann, Ben, Cat · Fri 20 Nov · FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
        '📅 Match →',
      ],
    ],
  },
  {
    about: 'a time that does not exist makes nothing',
    rows: [['Ann', '/create event Match saturday 25:99', 'nothing', '25:99']],
  },
  {
    about: 'a task reaches those it is for, and no others',
    rows: [
      ['Ann', '/create task Read for@Ben', 'task #6 “Read” → Ben', '✅ Read → Ben'],
      ['Ann', '/create task Read for Ben and Cat', 'nothing', 'Is it for'],
      [
        'Ann',
        '/create task Order pizza for everyone by 8pm',
        'task #6 “Order pizza” → Ann, Ben, Cat · due Fri 20 Nov 20:00',
        '✅ Order pizza',
      ],
      [
        'Ann',
        '/create task Vote - @Ben - friday',
        'task #6 “Vote” → Ben · due Fri 27 Nov 23:59',
        '✅ Vote → Ben',
      ],
    ],
  },
  {
    about: 'the word before a date is no part of the title',
    rows: [
      [
        'Ann',
        '/create task Vote before friday',
        'task #6 “Vote” → Ann, Ben, Cat · due Fri 27 Nov 23:59',
        '✅ Vote →',
      ],
      [
        'Ann',
        '/create task Vote until friday',
        'task #6 “Vote” → Ann, Ben, Cat · due Fri 27 Nov 23:59',
        '✅ Vote →',
      ],
      [
        'Ann',
        '/create task Buy milk for tomorrow',
        'task #6 “Buy milk” → Ann, Ben, Cat · due Sat 21 Nov 23:59',
        '✅ Buy milk →',
      ],
    ],
  },
  {
    about: 'everybody is nobody’s title',
    rows: [
      ['Ann', '/create task Vote for all', 'task #6 “Vote” → Ann, Ben, Cat', '✅ Vote →'],
      [
        'Ann',
        '/create task Snacks for all ages',
        'task #6 “Snacks for all ages” → Ann, Ben, Cat',
        '✅ Snacks for all ages →',
      ],
    ],
  },
  {
    about: 'an edit that takes back says what it took back',
    edits: '/create event Match sat 10am',
    rows: [['Ann', '/undo', '#6 CANCELLED; undone', '↩️ Match is cancelled']],
  },
  {
    about: 'one’s own tasks are one’s own',
    rows: [['Ben', '/my tasks', 'nothing', 'You have 2 open tasks']],
  },
  {
    about: 'one’s own tasks are one’s own, in Spanish',
    language: 'spanish',
    rows: [['Beto', '/mis tareas', 'nothing', 'Tienes 2 tareas']],
  },
  {
    about: 'numbers as some phones type them',
    rows: [
      ['Ann', '/done １', '#1 DONE by Ann', '✅ Bring snacks is done'],
      ['Ann', '/in 3️⃣', 'Ann WAITLISTED #3', "⏳ It's full"],
    ],
  },
  {
    about: 'what is said back is what was meant',
    rows: [
      ['Ben', '/in +1 (my cousin)', 'Ben GOING +1 #2 (my cousin)', 'with 1 guest (my cousin):'],
      ['Ann', '/create group book-club', 'nothing', 'There is a group called “Book Club”'],
    ],
  },
  {
    about: 'a weekend is both its days, and for a task its end',
    rows: [
      [
        'Ann',
        '/create event Match this weekend',
        'event #6 “Match” → Ann, Ben, Cat · Sat 21 Nov–Sun 22 Nov 23:59',
        '📅 Match →',
      ],
      [
        'Ann',
        '/create task Rest this weekend for @Ben',
        'task #6 “Rest” → Ben · due Sun 22 Nov 23:59',
        '✅ Rest → Ben, due Sun 22 Nov',
      ],
    ],
  },
  {
    about: 'a time to look at that a letter keeps from being one is asked about',
    rows: [
      ['Ann', '/events satuday', 'asks', "I'm not sure about “satuday”: do you mean saturday?"],
      ['Ann', '/events this wek', 'asks', "I'm not sure about “this wek”: do you mean this week?"],
      ['Ann', '/events @BookClub nex week', 'asks', "I'm not sure about “nex week”"],
      ['Ann', '/events quiz', 'nothing', 'Book Club: 1 event'],
      ['Ann', '/tasks satuday', 'asks', "I'm not sure about “satuday”: do you mean saturday?"],
      ['Ann', '/tasks Bob', 'nothing', 'I know no group and nobody called “Bob”.'],
      ['Ann', '/who is coming satuday', 'asks', "I'm not sure about “satuday”"],
      ['Ann', "/who hasn't answered this wek", 'asks', "I'm not sure about “this wek”"],
      ['Ann', '/who has the money', 'nothing', 'Book night, Thu 26 Nov 19:00 #2'],
    ],
  },
  {
    about: 'a time to look at that a letter keeps from being one is asked about, in Spanish',
    language: 'spanish',
    rows: [
      [
        'Ana',
        '/eventos el sabdo',
        'asks',
        'No sé qué hacer con “el sabdo”: ¿quieres decir el sábado?',
      ],
      ['Ana', '/tareas esta semna', 'asks', 'No sé qué hacer con “esta semna”'],
      ['Ana', '/quién viene el biernes', 'asks', 'No sé qué hacer con “el biernes”'],
    ],
  },
  {
    about: 'a command in the words of whoever asks for it',
    language: 'spanish',
    rows: [
      ['Ana', '/mueve 2 al viernes', '#2 moved to Fri 27 Nov 19:00', '📅 Noche de libros cambia'],
      ['Ana', '/cancela 2', 'asks', '¿Cancelo Noche de libros'],
      ['Ana', '/borra 1', 'asks', '¿Cancelo Traer algo de picar?'],
      ['Ana', '/añade a Sam', 'Lectores: Ana*, Beto, Carla, Sam', '✅ Sam ya está'],
      ['Ana', '/quita a Carla', 'asks', '¿Saco a Carla de Lectores?'],
      ['Ana', '/quítame', 'nothing', '¿Querías decir alguno de estos? /no voy, /salir'],
    ],
  },
];
