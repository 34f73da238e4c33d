import { defineWords, plural } from '../../lib/language.tsx';

export const usePeopleFieldWords = defineWords(
  {
    hint: '@ offers groups, a name people',
    placeholder: '@group or a name',
    needsSomebody: 'Choose a group or somebody.',
    found: 'Groups and people',
    nothing: 'Nobody is called so.',
    remove: (name: string) => `Remove ${name}`,
    members: (count: number) => plural(count, 'member', 'members'),
  },
  {
    hint: '@ ofrece grupos; un nombre, personas',
    placeholder: '@grupo o un nombre',
    needsSomebody: 'Elige un grupo o a alguien.',
    found: 'Grupos y personas',
    nothing: 'Nadie se llama así.',
    remove: (name) => `Quitar ${name}`,
    members: (count) => plural(count, 'miembro', 'miembros'),
  },
);
