import { defineWords, plural } from '../../lib/language.tsx';

export const usePeopleFieldWords = defineWords(
  {
    placeholder: '@group or a name',
    found: 'Groups and people',
    nothing: 'Nobody is called so.',
    remove: (name: string) => `Remove ${name}`,
    members: (count: number) => plural(count, 'member', 'members'),
  },
  {
    placeholder: '@grupo o un nombre',
    found: 'Grupos y personas',
    nothing: 'Nadie se llama así.',
    remove: (name) => `Quitar ${name}`,
    members: (count) => plural(count, 'miembro', 'miembros'),
  },
);
