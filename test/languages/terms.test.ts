import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';
import { cellOf, phraseOf, warningOf } from '../../src/admin/problems/spanish/imports.ts';
import { reasonOf } from '../../src/admin/problems/spanish/reasons.ts';
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
import { sentencesOfImport } from './import-sentences.ts';

const source = join(import.meta.dirname, '../../src');

/** What mistakes are explained with in src/, by the names of their details. */
function phrasesOf(names: readonly string[]): string[] {
  const phrases = new Set<string>();
  const add = (node: ESTree.Node | null | undefined) => {
    for (const text of textsOf(node)) phrases.add(text);
  };
  const visitor = new Visitor({
    NewExpression({ callee, arguments: [, details] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'UserError') return;
      if (details?.type !== 'ObjectExpression') return;
      for (const property of details.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        if (names.includes(property.key.name)) add(property.value);
      }
    },
    // The helpers of services that throw several of a kind.
    CallExpression({ callee, arguments: [first, second] }) {
      if (callee.type !== 'Identifier') return;
      if (callee.name === 'conflict' && names.includes('why')) add(first);
      if (callee.name === 'invalid' && names.includes('field')) add(first);
      if (callee.name === 'invalid' && names.includes('expected')) add(second);
    },
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && id.name === 'why' && names.includes('why')) add(init);
    },
  });
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || /^(?:languages|db[/\\]generated)[/\\]/.test(path)) continue;
    visitor.visit(parseSync(path, readFileSync(join(source, path), 'utf8')).program);
  }
  return [...phrases].sort();
}

/** A text as it is written, with a number for what a template puts in; both, of what is one or another. */
function textsOf(node: ESTree.Node | null | undefined): string[] {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [node.quasis.map(({ value }) => value.raw).join('1')];
    case 'ConditionalExpression':
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    default:
      return [];
  }
}

/** What the schemas of the API say themselves of a value that does not fit. */
function messagesOfSchemas(): string[] {
  const messages = new Set<string>();
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [first, second] }) {
      const name = callee.type === 'MemberExpression' ? callee.property : callee;
      if (name.type !== 'Identifier') return;
      const told = name.name === 'refine' ? second : name.name === 'uploadLike' ? first : undefined;
      const properties = told?.type === 'ObjectExpression' ? told.properties : [];
      const inside = properties.flatMap((each) => (each.type === 'Property' ? [each.value] : []));
      for (const node of [told, ...inside]) for (const text of textsOf(node)) messages.add(text);
    },
  });
  const admin = join(source, 'admin');
  for (const path of readdirSync(admin, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.ts'))
      visitor.visit(parseSync(path, readFileSync(join(admin, path), 'utf8')).program);
  return [...messages].sort();
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

  test.each(phrasesOf(['why']))('the reason “%s”', (why) => {
    expect(reasonOf(why)).toBeDefined();
  });

  test.each(sentencesOfImport())('what an import says, “%s”', (sentence) => {
    // A number, which a term may have; and a country, which one of the others names.
    const [withNumber, withCountry] = ['1', 'ES'].map((thing) => sentence.replaceAll('…', thing));
    const others = [phraseOf, warningOf, cellOf].map((tell) => tell(withCountry!));
    expect(hasTerm(withNumber!) || others.some((spanish) => spanish !== undefined)).toBe(true);
  });

  test.each(messagesOfSchemas())('what a schema expects, “%s”', (phrase) => {
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
