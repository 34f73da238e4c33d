import type { Section } from './section.ts';

export const people: readonly Section[] = [
  {
    about: 'a task that anyone does for all',
    rows: [
      [
        'Ben',
        '/task Buy flowers for anyone',
        'task #6 “Buy flowers” → Ann, Ben, Cat',
        '✅ Buy flowers → anyone of',
      ],
      [
        'Ben',
        '/task Buy flowers for anyone in @BookClub due sunday',
        'task #6 “Buy flowers” → Ann, Ben, Cat · due Sun 22 Nov 23:59',
        '✅ Buy flowers → anyone of',
      ],
      [
        'Ben',
        '/task buy flowers for one of us pls',
        'task #6 “buy flowers” → Ann, Ben, Cat',
        '✅ buy flowers → anyone of',
      ],
      [
        'Cat',
        '/todo who can: pick up the keys',
        'task #6 “pick up the keys” → Ann, Ben, Cat',
        '✅ pick up the keys → anyone',
      ],
      [
        'Ann',
        '/task Drive for one of @Ben and @Cat',
        'task #6 “Drive” → Ben, Cat',
        '✅ Drive → anyone of Ben',
      ],
      [
        'Ann',
        '/task Drive for anybody but @Cat',
        'task #6 “Drive” → Ann, Ben',
        '✅ Drive → anyone of',
      ],
      ['Ben, in private', '/task Buy flowers for anyone', 'nothing', 'Which group?'],
    ],
  },
  {
    about: 'leaving by oneself',
    rows: [
      ['Cat', '/leave', 'asks', 'Leave Book Club? You lose'],
      ['Cat', '/remove me', 'asks', 'Leave Book Club? You lose'],
      ['Ben', '/leave @BookClub', 'asks', 'Leave Book Club? You lose'],
      ['Ann', '/leave', 'refused: lastAdmin', 'Ann is the only admin of Book'],
      ['Dan', '/leave', 'refused: notAllowed', 'In Book Club, you cannot do'],
      ['Cat, in private', '/leave', 'nothing', 'Which group?'],
    ],
  },
  {
    about: 'people by their numbers, and groups by a new name',
    rows: [
      [
        'Ann',
        '/add +34 600 000 011 Toni Jr',
        'contact Toni Jr; Book Club: Ann*, Ben, Cat, Toni Jr',
        '✅ Toni Jr is in Book',
      ],
      [
        'Ann',
        '/add Toni Jr +34600000011 as coach',
        'contact Toni Jr; Book Club: Ann*, Ben, Cat, Toni Jr (coach)',
        '✅ Toni Jr is in Book',
      ],
      [
        'Ann',
        '/add 611222335',
        'contact +34 611 22 23 35; Book Club: +34 611 22 23 35, Ann*, Ben, Cat',
        '✅ +34 611 22 23 35 is',
      ],
      [
        'Ann',
        '/add 611 222 335 Toni',
        'contact Toni; Book Club: Ann*, Ben, Cat, Toni',
        '✅ Toni is in Book',
      ],
      ['Ann', '/add 600000007', 'Book Club: Ann*, Ben, Cat, Sam', '✅ Sam is in Book'],
      ['Ann', '/add +34600000007 Somebody', 'Book Club: Ann*, Ben, Cat, Sam', '✅ Sam is in Book'],
      ['Ann', '/add 4915112345678', 'asks', 'Is “4915112345678” the number'],
      ['Ann', '/add 12345678', 'nothing', '“12345678” is no phone number'],
      [
        'Ann',
        '/rename The Smiths',
        'group called “The Smiths”',
        '✏️ Book Club is called The Smiths',
      ],
      [
        'Ann',
        '/rename to The Smiths',
        'group called “The Smiths”',
        '✏️ Book Club is called The Smiths',
      ],
      ['Ann', '/rename @BookClub', 'nothing', 'Something is missing: the new name.'],
      ['Cat', '/rename The Smiths', 'refused: notAllowed', 'In Book Club, you cannot do'],
    ],
  },
  {
    about: 'una tarea que hace cualquiera, irse, otro nombre',
    language: 'spanish',
    rows: [
      [
        'Ana',
        '/tarea Comprar flores para cualquiera',
        'task #6 “Comprar flores” → Ana, Beto, Carla',
        '✅ Comprar flores → cualquiera de',
      ],
      [
        'Ana',
        '/tarea Comprar flores para alguno de nosotros antes del domingo',
        'task #6 “Comprar flores” → Ana, Beto, Carla · due Sun 22 Nov 23:59',
        '✅ Comprar flores → cualquiera de',
      ],
      [
        'Ana',
        '/tarea quien pueda: traer vasos',
        'task #6 “traer vasos” → Ana, Beto, Carla',
        '✅ traer vasos → cualquiera',
      ],
      ['Carla', '/salir', 'asks', '¿Sales de Lectores? Pierdes'],
      ['Beto', '/salir del grupo', 'asks', '¿Sales de Lectores? Pierdes'],
      ['Ana', '/salir', 'refused: lastAdmin', 'Solo Ana administra Lectores'],
      ['Ana', '/renombrar Los Pérez', 'group called “Los Pérez”', '✏️ Lectores ahora se llama'],
    ],
  },
];
