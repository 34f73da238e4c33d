import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

const room = join(import.meta.dirname, '../../src/import');

/** Files of words that people type: they say nothing themselves. */
const readers = ['heading-words.ts', 'read-appointment.ts', 'read-call-heading.ts'];

/** Such words in other files; and what a column was taken as, which is told in English. */
const nothingSaid = new Set(['yes', 'no', 'statuses', 'fieldNames', 'describe', 'taken']);

type Tree = { type: string; [key: string]: unknown };

/**
 * Every text of src/import/ that has words beside each other, wherever it stands: it is said to somebody. What a
 * template puts in is an …; of what is one or another in it, both.
 */
export function sentencesOfImport(): string[] {
  const sentences = readdirSync(room)
    .filter((file) => !readers.includes(file))
    .flatMap((file) => {
      const { program } = parseSync(file, readFileSync(join(room, file), 'utf8'));
      return textsIn(program);
    });
  return [...new Set(sentences)].filter((text) => /[\p{L}\d…] \p{Ll}{2}/u.test(text)).sort();
}

function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => textsIn(each));
  if (!isTree(node)) return [];
  const { type, id, value } = node;
  // SQL, and what only a log has.
  if (type === 'TaggedTemplateExpression' || type === 'ThrowStatement') return [];
  if (isTree(id) && nothingSaid.has(String(id.name))) return [];
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  if (type === 'TemplateLiteral') return saidBy(node);
  return Object.values(node).flatMap((child) => textsIn(child));
}

/** Each way in which a template may come out, and what is said within it. */
function saidBy({ quasis, expressions }: Tree): string[] {
  const [first = '', ...texts] = (quasis as { value: { cooked: string } }[]).map(
    ({ value }) => value.cooked,
  );
  let ways = [first];
  const inside: string[] = [];
  for (const [at, expression] of (expressions as Tree[]).entries()) {
    const { type, consequent, alternate } = expression;
    const choices = type === 'ConditionalExpression' ? textsIn([consequent, alternate]) : [];
    if (choices.length === 0) inside.push(...textsIn(expression));
    const said = choices.length > 0 ? choices : ['…'];
    ways = ways.flatMap((way) => said.map((one) => way + one + texts[at]));
  }
  return [...ways, ...inside];
}

function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null && 'type' in node;
}
