import type { Section } from './section.ts';

/** Dates as people say them, with quotes and without, in both languages. */
export const saidDates: readonly Section[] = [
  {
    about: 'a phrase about time is read whole',
    rows: [
      [
        'Ann',
        '/create event Training a week on tuesday',
        'event #6 “Training” → Ann, Ben, Cat · Tue 1 Dec',
        '📅 Training →',
      ],
      [
        'Ann',
        '/create event "Training" the 1st and 15th of every month',
        'event #6 “Training” → Ann, Ben, Cat · Tue 1 Dec · FREQ=MONTHLY;BYMONTHDAY=1,15',
        '📅 Training →',
      ],
      [
        'Ann',
        '/create event Training mondays 8pm',
        'event #6 “Training” → Ann, Ben, Cat · Mon 23 Nov 20:00 · FREQ=WEEKLY;BYDAY=MO',
        '📅 Training →',
      ],
      [
        'Ann',
        '/create event Training tuesdays and thursdays at 8',
        'event #6 “Training” → Ann, Ben, Cat · Tue 24 Nov 08:00 · FREQ=WEEKLY;BYDAY=TU,TH',
        '📅 Training →',
      ],
      ['Ann', '/create event Training tue & thu 8pm', 'asks', 'tue & thu 8pm'],
      ['Ann', '/create event "Training" sat and sun 10am', 'asks', 'sat and sun 10am'],
      [
        'Ann',
        '/create event Party every year 5 dec',
        'event #6 “Party” → Ann, Ben, Cat · Sat 5 Dec · FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5',
        '📅 Party →',
      ],
      [
        'Ann',
        '/create event Lunch saturday noon to 3pm',
        'event #6 “Lunch” → Ann, Ben, Cat · Sat 21 Nov 12:00–15:00',
        '📅 Lunch →',
      ],
      [
        'Ann',
        '/create event Walk boxing day 11am',
        'event #6 “Walk” → Ann, Ben, Cat · Sat 26 Dec 11:00',
        '📅 Walk →',
      ],
      [
        'Ann',
        '/create event Meeting 1st sunday of next month',
        'event #6 “Meeting” → Ann, Ben, Cat · Sun 6 Dec',
        '📅 Meeting →',
      ],
      [
        'Ann',
        '/create event "Dinner" fri 27 evening',
        'event #6 “Dinner” → Ann, Ben, Cat · Fri 27 Nov 19:00',
        '📅 Dinner →',
      ],
      [
        'Ann',
        '/create event "Match" saturday at 1930',
        'event #6 “Match” → Ann, Ben, Cat · Sat 21 Nov 19:30',
        '📅 Match →',
      ],
      [
        'Ann',
        '/create event "Match" saturday at seven thirty',
        'event #6 “Match” → Ann, Ben, Cat · Sat 21 Nov 19:30',
        '📅 Match →',
      ],
      [
        'Ann',
        '/create event "Match" saturday at around 7pm at Riverside',
        'event #6 “Match” → Ann, Ben, Cat · Sat 21 Nov 19:00 · at Riverside',
        '📅 Match →',
      ],
      [
        'Ann',
        '/create event Lunch 6-12 at noon',
        'event #6 “Lunch” → Ann, Ben, Cat · Sun 6 Dec 12:00; 2: /move event 6 to 2027-06-12 12:00',
        '📅 Lunch →',
      ],
      [
        'Ann',
        '/create event Training at 11:00 every Thursday',
        'event #6 “Training” → Ann, Ben, Cat · Thu 26 Nov 11:00 · FREQ=WEEKLY;BYDAY=TH',
        '📅 Training →',
      ],
      [
        'Ann',
        '/create task Vote tmrw 6ish',
        'task #6 “Vote” → Ann, Ben, Cat · due Sat 21 Nov 18:00',
        '✅ Vote →',
      ],
      [
        'Ann',
        '/create task Vote saturday 7pm sharp',
        'task #6 “Vote” → Ann, Ben, Cat · due Sat 21 Nov 19:00',
        '✅ Vote →',
      ],
      [
        'Ann',
        '/create task Vote by friday at the latest',
        'task #6 “Vote” → Ann, Ben, Cat · due Fri 27 Nov 23:59',
        '✅ Vote →',
      ],
      ['Ann', '/due 1 until friday', '#1 due Fri 27 Nov 18:00', '⏰ Bring snacks is due'],
      ['Ann', '/due 1 no later than friday 6pm', '#1 due Fri 20 Nov 18:00', '⏰ Bring snacks is'],
      ['Ann', '/move event 2 to saturday at 1930', '#2 moved to Sat 21 Nov 19:30', '📅 Book night'],
    ],
  },
  {
    about: 'a phrase about time is read whole, in Spanish',
    language: 'spanish',
    rows: [
      [
        'Ana',
        '/crear evento Entreno cada quince días los sábados a las 10',
        'event #6 “Entreno” → Ana, Beto, Carla · Sat 21 Nov 10:00 · FREQ=WEEKLY;INTERVAL=2;BYDAY=SA',
        '📅 Entreno →',
      ],
      [
        'Ana',
        '/crear evento Cena el veinticinco de diciembre a las dos',
        'event #6 “Cena” → Ana, Beto, Carla · Fri 25 Dec 14:00',
        '📅 Cena →',
      ],
      [
        'Ana',
        '/crear evento Partido sábado de 10 a mediodía',
        'event #6 “Partido” → Ana, Beto, Carla · Sat 21 Nov 10:00–12:00',
        '📅 Partido →',
      ],
      [
        'Ana',
        '/crear evento Fiesta sábado 20h hasta tarde',
        'event #6 “Fiesta” → Ana, Beto, Carla · Sat 21 Nov 20:00',
        '📅 Fiesta →',
      ],
      [
        'Ana',
        '/crear evento Cena la noche del 21 de diciembre',
        'event #6 “Cena” → Ana, Beto, Carla · Mon 21 Dec 20:00',
        '📅 Cena →',
      ],
      [
        'Ana',
        '/crear evento "Cena" el 18 por la mañana',
        'event #6 “Cena” → Ana, Beto, Carla · Fri 18 Dec 09:00',
        '📅 Cena →',
      ],
      [
        'Ana',
        '/crear evento "Partido" sábado a las 21h en punto',
        'event #6 “Partido” → Ana, Beto, Carla · Sat 21 Nov 21:00',
        '📅 Partido →',
      ],
      [
        'Ana',
        '/crear evento Entreno sábados 20h',
        'event #6 “Entreno” → Ana, Beto, Carla · Sat 21 Nov 20:00 · FREQ=WEEKLY;BYDAY=SA',
        '📅 Entreno →',
      ],
      ['Ana', '/crear evento Entreno martes y jueves 20h', 'asks', 'martes y jueves 20h'],
      ['Ana', '/vence 1 el 5 por la mañana', '#1 due Sat 5 Dec 09:00', '⏰'],
    ],
  },
];
