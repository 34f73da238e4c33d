import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../src/commands/who/question.ts';
import { reference } from './understand.ts';

/** The question as one line: what it is about, then what it names. */
function ask(text: string, locale = reference.locale): string {
  const { about, ...facts } = parseQuestion(text, { ...reference, locale });
  const named = Object.entries(facts).flatMap(([name, value]) =>
    value === null
      ? []
      : `${name} ${value !== null && typeof value === 'object' ? value.label : value}`,
  );
  return [about, ...named].join(' · ');
}

const week = 'range this week (Mon 16 – Sun 22 Nov)';

describe('who is coming', () => {
  test.each([
    ['', 'coming'],
    ['is playing', 'coming'],
    ['is playing this week?', `coming · ${week}`],
    ['plays this week', `coming · ${week}`],
    ['IS PLAYING THIS WEEK???', `coming · ${week}`],
    ['is\u00a0playing this week', `coming · ${week}`],
    ['is in', 'coming'],
    ['is in?', 'coming'],
    ['is in this week?', `coming · ${week}`],
    ['is in for sunday', 'coming · range Sun 22 Nov'],
    ['is in on sunday', 'coming · range Sun 22 Nov'],
    ['is in for 12', 'coming · number 12'],
    ['is coming to 12', 'coming · number 12'],
    ['is going to #12?', 'coming · number 12'],
    ['sings sat', 'coming · range tomorrow (Sat 21 Nov)'],
    ['played last week', 'coming · range last week (Mon 9 – Sun 15 Nov)'],
    ['is coming next month', 'coming · range next month (Tue 1 – Thu 31 Dec)'],
    ['is out on sunday', 'coming · range Sun 22 Nov'],
    ["isn't coming this week", `coming · ${week}`],
    ['is playing in @SundaySoccerTeam this week', `coming · ${week} · group SundaySoccerTeam`],
    [
      'is playing for @"Sunday Soccer Team" this week',
      `coming · ${week} · group Sunday Soccer Team`,
    ],
    ['is playing for @“Sunday Soccer Team”', 'coming · group Sunday Soccer Team'],
  ])('%j', (text, understood) => expect(ask(text)).toBe(understood));
});

describe('who is in a group', () => {
  test.each([
    ['is in @BookClub', 'members · group BookClub'],
    ['is in @BookClub?', 'members · group BookClub'],
    ["'s in @BookClub", 'members · group BookClub'],
    ['in @BookClub', 'members · group BookClub'],
    ['are in @book-club', 'members · group book-club'],
    ['is in "Book Club"?', 'members · group Book Club'],
    ['is in “Book Club”', 'members · group Book Club'],
    ['is in Book Club', 'members · group Book Club'],
    ['is in the Book Club?', 'members · group Book Club'],
    ['is part of @"Book Club"', 'members · group Book Club'],
    ['is a member of @BookClub', 'members · group BookClub'],
    ['are the members of @BookClub', 'members · group BookClub'],
    ['are the admins of @BookClub', 'members · group BookClub'],
    ['is in Sunday Soccer Team', 'members · group Sunday Soccer Team'],
    ['is in "Friday Club"', 'members · group Friday Club'],
    ['is in @Team4', 'members · group Team4'],
    ['is in the group?', 'members'],
    ['is in this group', 'members'],
    ['is in here', 'members'],
    ['are the members?', 'members'],
    ['is an admin?', 'members'],
  ])('%j', (text, understood) => expect(ask(text)).toBe(understood));
});

describe('who has or has not done a task', () => {
  test.each([
    ["hasn't done 41", 'task · number 41 · done false'],
    ['hasn’t done #41?', 'task · number 41 · done false'],
    ['hasnt done task 41', 'task · number 41 · done false'],
    ['has not done 41', 'task · number 41 · done false'],
    ["didn't finish 41", 'task · number 41 · done false'],
    ['still owes 41', 'task · number 41 · done false'],
    ['has done 41', 'task · number 41 · done true'],
    ['did 41', 'task · number 41 · done true'],
    ['finished #41', 'task · number 41 · done true'],
    ["hasn't done it", 'task · done false'],
  ])('%j', (text, understood) => expect(ask(text)).toBe(understood));
});

describe('who has not answered', () => {
  test.each([
    ["hasn't answered", 'silent'],
    ['hasn’t answered?', 'silent'],
    ['has not replied', 'silent'],
    ["hasn't answered 12", 'silent · number 12'],
    ['hasn’t replied to #12?', 'silent · number 12'],
    ["hasn't answered this week", `silent · ${week}`],
    ['is silent', 'silent'],
    ["hasn't answered in @BookClub", 'silent · group BookClub'],
  ])('%j', (text, understood) => expect(ask(text)).toBe(understood));
});

describe('in a Spanish organization', () => {
  const semana = 'range esta semana (lun 16 – dom 22 nov)';
  test.each([
    ['viene el domingo?', 'coming · range dom 22 nov'],
    ['juega esta semana', `coming · ${semana}`],
    ['va a la 12', 'coming · number 12'],
    ['viene a la cena del domingo', 'coming · range dom 22 nov'],
    ['está en @Lectores', 'members · group Lectores'],
    ['esta en @Lectores?', 'members · group Lectores'],
    ['está en el Club de Lectura', 'members · group Club de Lectura'],
    ['está en el grupo "Lectores"', 'members · group Lectores'],
    ['hay en "Club de Lectura"', 'members · group Club de Lectura'],
    ['son los miembros de @Lectores', 'members · group Lectores'],
    ['está en el grupo', 'members'],
    ['está en este grupo?', 'members'],
    ['hay aquí', 'members'],
    ['son los admins', 'members'],
    ['no ha hecho la 41', 'task · number 41 · done false'],
    ['no ha hecho la tarea 41?', 'task · number 41 · done false'],
    ['falta por hacer la 41', 'task · number 41 · done false'],
    ['debe la 41', 'task · number 41 · done false'],
    ['ha hecho la 41', 'task · number 41 · done true'],
    ['hizo #41', 'task · number 41 · done true'],
    ['no la ha hecho', 'task · done false'],
    ['falta por contestar', 'silent'],
    ['falta?', 'silent'],
    ['no ha contestado a la 12', 'silent · number 12'],
    ['no ha respondido esta semana', `silent · ${semana}`],
    ['sigue sin contestar', 'silent'],
    ['is playing this week?', 'coming · range this week (lun 16 – dom 22 nov)'],
    ["hasn't done 41", 'task · number 41 · done false'],
    ['is in the Book Club', 'members · group Book Club'],
  ])('%j', (text, understood) => expect(ask(text, 'es-ES')).toBe(understood));
});

describe('a time that is not known', () => {
  test.each([
    ['is coming before thanksgiving?', 'unknownTime · phrase before thanksgiving'],
    ['is playing on carnival', 'unknownTime · phrase on carnival'],
    ['is coming before christmas eve?', 'coming · range before christmas eve'],
    ['is coming to the christmas dinner', 'coming'],
    ['is coming before sunday', 'coming · range before sunday'],
  ])('%j', (text, understood) => expect(ask(text)).toContain(understood));
});
