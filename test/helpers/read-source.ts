import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** What a source file imports and which forbidden fruits it touches. Paths are relative to src/. */
export interface SourceFacts {
  path: string;
  imports: { target: string; typesOnly: boolean }[];
  /** `process.env`, `Date.now`, `new Date()`, `DateTime.now`, … as written. */
  uses: string[];
}

/** Parses one TypeScript file. A relative import becomes a path in src/, a package stays as it is. */
export function readSource(path: string, text: string): SourceFacts {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const facts: SourceFacts = { path, imports: [], uses: [] };

  const add = (source: ESTree.Expression | null, typesOnly: boolean) => {
    if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
    const name = source.value;
    const target = name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
    facts.imports.push({ target, typesOnly });
    if (/^(node:)?process$/.test(target)) facts.uses.push('process.env');
  };

  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers;
      const onlyTypes =
        names.length > 0 &&
        names.every((name) => name.type === 'ImportSpecifier' && name.importKind === 'type');
      add(node.source, node.importKind === 'type' || onlyTypes);
    },
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const name = `${node.object.name}.${node.property.name}`;
      if (['process.env', 'Date.now', 'DateTime.now'].includes(name)) facts.uses.push(name);
    },
    VariableDeclarator(node) {
      // const { env } = process
      if (node.id.type === 'ObjectPattern' && isName(node.init, 'process')) {
        facts.uses.push('process.env');
      }
    },
    NewExpression(node) {
      if (isName(node.callee, 'Date') && node.arguments.length === 0) facts.uses.push('new Date()');
    },
    CallExpression(node) {
      if (isName(node.callee, 'Date')) facts.uses.push('Date()');
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || !isName(callee.object, 'DateTime')) return;
      const method = callee.property.type === 'Identifier' ? callee.property.name : '';
      // Luxon: without an instant these two are the machine's clock.
      const bare = node.arguments.every((argument) => argument.type === 'ObjectExpression');
      if (['local', 'utc'].includes(method) && bare) facts.uses.push(`DateTime.${method}()`);
    },
  }).visit(program);
  return facts;
}

function isName(node: ESTree.Node | null, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name;
}
