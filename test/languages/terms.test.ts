import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import {
  memberTitle,
  messageText,
  notesText,
  placeText,
  reasonText,
} from '../../src/forms/short-text.ts';
import { hasTerm, term } from '../../src/languages/spanish/terms.ts';
import { callRules, contactRules } from '../../src/people/contact-fields.ts';

const source = join(import.meta.dirname, '../../src');

/** What mistakes are explained with: in src/, but for the API, which speaks English. */
function phrasesOf(names: readonly string[]): string[] {
  const phrases = new Set<string>();
  const visitor = new Visitor({
    NewExpression({ callee, arguments: [, details] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'UserError') return;
      if (details?.type !== 'ObjectExpression') return;
      for (const property of details.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        const phrase = names.includes(property.key.name) && textOf(property.value);
        if (phrase) phrases.add(phrase);
      }
    },
  });
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || /^(?:admin|db[/\\]generated)[/\\]/.test(path)) continue;
    visitor.visit(parseSync(path, readFileSync(join(source, path), 'utf8')).program);
  }
  return [...phrases].sort();
}

/** A text as it is written, with a number for what a template puts in. */
function textOf(node: ESTree.Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return node.quasis.map(({ value }) => value.raw).join('1');
}

/** Arguments that are asked for by name where they are missing. */
const required = commands.flatMap(({ slots }) =>
  Object.values(slots).flatMap(({ optional, label }) => (optional ? [] : [label])),
);

describe('there is Spanish for', () => {
  test.each([...new Set(required)])('the argument %s', (label) => {
    expect(hasTerm(label)).toBe(true);
  });

  test.each(phrasesOf(['field', 'expected', 'what']))('“%s”', (phrase) => {
    expect(hasTerm(phrase)).toBe(true);
  });

  test.each(Object.entries({ ...contactRules, ...callRules }))(
    "a contact's %s",
    (field, { expected }) => {
      expect([field, expected].filter((phrase) => !hasTerm(phrase))).toEqual([]);
    },
  );

  test.each([memberTitle, messageText, notesText, placeText, reasonText])(
    'the text $field',
    ({ field }) => {
      expect(hasTerm(field)).toBe(true);
    },
  );
});

test('numbers keep their places and are written as Spanish writes them', () => {
  expect(term('1 to 100,000 people')).toBe('de 1 a 100.000 personas');
  expect(term('4000 characters at most')).toBe('como mucho 4000 caracteres');
  expect(term('/done 41 for @Pau')).toBe('/hecho 41 para @Pau');
  expect(term('+34 600 111 222')).toBe('+34 600 111 222');
});
