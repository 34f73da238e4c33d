import { describe, expect, test } from 'vitest';
import { findCompany } from '../../../src/commands/events/company.ts';
import { tokenize } from '../../../src/commands/tokenize.ts';

/** Who comes along by the words after an answer, as one line; Ben is somebody who is known. */
function company(text: string, locale: string): string {
  const read = tokenize(text);
  if (!read.ok) throw new Error('a quote is open');
  const { tokens } = read;
  const names = new Map(
    tokens.flatMap(({ value }, at): [number, number][] => (value === 'Ben' ? [[at, 1]] : [])),
  );
  const found = findCompany(tokens, names, locale);
  if (!found) return 'nobody';
  const who = tokens.slice(found.who, found.to).map(({ value }) => value);
  return [`+${found.guests}`, found.sure ? '' : '?', ...who].filter(Boolean).join(' ');
}

describe('in English', () => {
  test.each([
    ['with my brother', '+1 my brother'],
    ['with my wife and my son', '+2 my wife and my son'],
    ['with my wife, my son and a friend', '+3 my wife, my son and a friend'],
    ['with my mother in law', '+1 my mother in law'],
    ['with my mother-in-law', '+1 my mother-in-law'],
    ['with my best friend', '+1 my best friend'],
    ['with two friends', '+2 two friends'],
    ['with my 3 kids', '+3 my 3 kids'],
    ['bringing my gf', '+1 my gf'],
    ['plus my dad', '+1 my dad'],
    ['+ wife', '+1 wife'],
    ['with a plus one', '+1'],
    ['with someone', '+1 someone'],
    ['late, with my brother', '+1 my brother'],
    ['with my wife, my knee hurts', '+1 my wife,'],
    ['with my wife and see you', '+1 my wife'],
    ['me and my wife', '+1 me and my wife'],
    ['my wife and me', '+1 my wife and me'],
    ['my brother is coming too', '+1 my brother is coming too'],
    ['we are 3', '+2'],
    ["we're four", '+3'],
    ['we will be 2', '+1'],
    ['the two of us', '+1'],
    ['both of us', '+1'],
    ['x2', '+1'],
    ['x1', '+0'],
    ['with my kids', '+2 ? my kids'],
    ['with friends', '+2 ? friends'],
    ['with Ben', '+1 ? Ben'],
    ['with Ben and Jordi', '+2 ? Ben and Jordi'],
    ['with my guitar', '+1 ? my guitar'],
    ['my cousin', '+1 ? my cousin'],
    ['3 people', '+2 ?'],
    ['Ben', 'nobody'],
    ['Ben is sick', 'nobody'],
    ['with pleasure', 'nobody'],
    ['with a delay', 'nobody'],
    ['with the ball', 'nobody'],
    ['my knee hurts', 'nobody'],
    ['see you and thanks', 'nobody'],
    ['tired and my knee hurts', 'nobody'],
    ['me', 'nobody'],
    ['"with my brother"', 'nobody'],
  ])('%s', (text, understood) => expect(company(text, 'en-GB')).toBe(understood));
});

describe('in Spanish', () => {
  test.each([
    ['con mi hermano', '+1 mi hermano'],
    ['con mi mujer y mi hijo', '+2 mi mujer y mi hijo'],
    ['con un amigo', '+1 un amigo'],
    ['con una compañera', '+1 una compañera'],
    ['con dos primos', '+2 dos primos'],
    ['con mis dos hijas', '+2 mis dos hijas'],
    ['llevo a mi madre', '+1 mi madre'],
    ['más mi padre', '+1 mi padre'],
    ['yo y mi novia', '+1 yo y mi novia'],
    ['mi novia y yo', '+1 mi novia y yo'],
    ['mi cuñado también', '+1 mi cuñado también'],
    ['somos 4', '+3'],
    ['vamos tres', '+2'],
    ['seremos dos', '+1'],
    ['x3', '+2'],
    ['con mis hijos', '+2 ? mis hijos'],
    ['con Ben', '+1 ? Ben'],
    ['los dos', '+1 ?'],
    ['mi primo', '+1 ? mi primo'],
    ['con gusto', 'nobody'],
    ['con la pelota', 'nobody'],
    ['a las 8', 'nobody'],
    ['a las dos', 'nobody'],
    ['we are 3', '+2'],
  ])('%s', (text, understood) => expect(company(text, 'es-ES')).toBe(understood));
});
