import type { Section } from './section.ts';

export const tasks: Section[] = [
  {
    about: 'a task, its title and whom it is for',
    rows: [
      ['Ann', '/create task “Read Chapter 5” for @BookClub due next sunday', 'task #6', '✅'],
      ['Ann', '/done 1', 'x', '✅'],
      ['Ann', 'hello', 'silence'],
    ],
  },
];
