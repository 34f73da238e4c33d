import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isPropertyAccessExpression,
  isTaggedTemplateExpression,
} from 'typescript/unstable/ast/is';
import {
  API,
  type Checker,
  type Project,
  SymbolFlags,
  type Type,
  TypeFlags,
  type TypeReference,
} from 'typescript/unstable/sync';
import type { Fields, RawStatement, Shape, Simple } from './shape.ts';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Every `$queryRaw` of these files, with the type of its rows as the compiler understands it: stated beside
 * it, or by what the function returns. Where a function leaves the type of the rows to who calls it, its calls
 * are statements of their own. It asks the compiler of the type check itself, whose interface is called
 * unstable: its version is pinned, and the test of this would notice.
 */
export function readStatements(files: readonly string[]): RawStatement[] {
  // A project of these files alone, which exists nowhere: the whole one takes three times as long.
  const config = join(ROOT, 'tsconfig.row-types.json').replaceAll('\\', '/');
  const text = JSON.stringify({ extends: './tsconfig.json', files, include: [] });
  const api = new API({
    cwd: ROOT,
    fs: { readFile: (name) => (name === config ? text : undefined) },
  });
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error('The compiler cannot read the row types.');
    return readProject(project, files);
  } finally {
    api.close();
  }
}

function readProject({ program, checker }: Project, files: readonly string[]): RawStatement[] {
  const shapeOf = createShapeReader(checker);
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const statements: RawStatement[] = [];
  // Who asks: `$queryRaw`, and what hands on its rows under a type of the caller's.
  const askers: Asker[] = [{ name: '$queryRaw' }];
  for (const asker of askers) {
    // The compiler is another process: it is only asked for files that have something to say.
    for (const { file } of texts.filter(({ text }) => text.includes(asker.name))) {
      const source = program.getSourceFile(file);
      if (source === undefined) throw new Error(`The compiler does not know ${file}.`);
      for (const node of findAsking(checker, source, asker)) {
        const row = rowOf(checker, node);
        const statement = { ...placeOf(source, node), isDropped: isDropped(node) };
        if (row === undefined) statements.push(statement);
        else if (!isOpen(row)) statements.push({ ...statement, row: shapeOf(row) });
        else {
          statements.push({ ...statement, isOpen: true });
          const outer = functionAround(checker, node);
          if (!askers.some(({ symbol }) => symbol === outer.symbol)) askers.push(outer);
        }
      }
    }
  }
  return inOrder(statements);
}

/** Something whose calls answer rows; the symbol of a function, which others may be called like. */
interface Asker {
  name: string;
  symbol?: number;
}

function findAsking(checker: Checker, source: SourceFile, { name, symbol }: Asker): Node[] {
  const found: Node[] = [];
  const visit = (node: Node) => {
    if (symbol === undefined) {
      if (isTaggedTemplateExpression(node) && isNamed(node.tag, name)) found.push(node);
    } else if (isCallExpression(node) && isIdentifier(node.expression)) {
      const { expression } = node;
      if (expression.text === name && symbolOf(checker, expression) === symbol) found.push(node);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function isNamed(node: Node, name: string): boolean {
  return isPropertyAccessExpression(node) && node.name.text === name;
}

function symbolOf(checker: Checker, node: Node): number | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined || !(symbol.flags & SymbolFlags.Alias)) return symbol?.id;
  return checker.getAliasedSymbol(symbol).id;
}

function functionAround(checker: Checker, inner: Node): Required<Asker> {
  for (let node = inner; node.parent !== undefined; node = node.parent) {
    if (!isFunctionDeclaration(node) || node.name === undefined) continue;
    const symbol = symbolOf(checker, node.name);
    if (symbol !== undefined) return { name: node.name.text, symbol };
  }
  throw new Error('The type of the rows is left open outside of any function that has a name.');
}

function placeOf(source: SourceFile, node: Node): Pick<RawStatement, 'file' | 'line' | 'lastLine'> {
  const lineOf = (position: number) => source.text.slice(0, position).split('\n').length;
  return {
    file: relative(ROOT, source.fileName).replaceAll('\\', '/'),
    line: lineOf(node.getStart(source)),
    lastLine: lineOf(node.end),
  };
}

/** They are told apart by their lines. */
function inOrder(statements: RawStatement[]): RawStatement[] {
  statements.sort((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
  for (const [place, { file, line }] of statements.entries()) {
    const before = statements[place - 1];
    if (before?.file === file && before.lastLine >= line) {
      throw new Error(`${file}:${line}: two raw statements on one line.`);
    }
  }
  return statements;
}

function isDropped(node: Node): boolean {
  const outer = node.parent.kind === SyntaxKind.AwaitExpression ? node.parent : node;
  return outer.parent.kind === SyntaxKind.ExpressionStatement;
}

/** Of a promise of `Row[]` the row; undefined where not even rows are stated. */
function rowOf(checker: Checker, node: Node): Type | undefined {
  const promise = checker.getTypeAtLocation(node);
  const [rows] = promise ? checker.getTypeArguments(promise as TypeReference) : [];
  if (rows === undefined || rows.flags & (TypeFlags.Unknown | TypeFlags.Any)) return undefined;
  if (!checker.isArrayType(rows)) {
    throw new Error(`${checker.typeToString(rows)} is stated where a statement answers rows.`);
  }
  return checker.getTypeArguments(rows as TypeReference)[0];
}

/** Whether it is left to who calls. */
function isOpen(type: Type): boolean {
  if (type.isUnionType() || type.isIntersectionType()) return type.getTypes().some(isOpen);
  return type.isTypeParameter();
}

const SIMPLE: [flag: TypeFlags, name: Simple][] = [
  [TypeFlags.Null, 'null'],
  [TypeFlags.Undefined | TypeFlags.Void, 'undefined'],
  [TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping, 'string'],
  [TypeFlags.Number, 'number'],
  [TypeFlags.BigInt, 'bigint'],
  [TypeFlags.Boolean, 'boolean'],
];

const KNOWN: Record<string, Simple> = {
  Date: 'Date',
  Uint8Array: 'bytes',
  Buffer: 'bytes',
  Decimal: 'decimal',
};

/** Turns types into shapes, each once, for every question is a trip to the compiler. */
function createShapeReader(checker: Checker): (type: Type) => Shape {
  const known = new Map<number, Shape>();

  function shapeOf(type: Type): Shape {
    const before = known.get(type.id);
    if (before !== undefined) return before;
    known.set(type.id, ['anything']); // what a type within itself finds
    const shape = read(type);
    known.set(type.id, shape);
    return shape;
  }

  function read(type: Type): Shape {
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) {
      return ['anything'];
    }
    const simple = SIMPLE.find(([flag]) => type.flags & flag);
    if (simple !== undefined) return [simple[1]];
    if (type.isStringLiteralType() || type.isNumberLiteralType() || type.isBooleanLiteralType()) {
      return [{ literal: type.value }];
    }
    if (type.isUnionType()) return merge(type.getTypes().map(shapeOf));
    if (checker.isArrayLikeType(type)) {
      return [{ each: merge(checker.getTypeArguments(type as TypeReference).map(shapeOf)) }];
    }
    const name = KNOWN[type.getSymbol()?.name ?? ''];
    if (name !== undefined) return [name];
    if (isOpen(type))
      throw new Error('A column whose type is left to the caller cannot be compared.');
    if (type.isObjectType() || type.isIntersectionType()) return [fieldsOf(type)];
    throw new Error(`The row type ${checker.typeToString(type)} says nothing of its columns.`);
  }

  function fieldsOf(type: Type): Fields {
    const properties = checker.getPropertiesOfType(type);
    const types = checker.getTypeOfSymbol(properties);
    const result: Fields = { fields: {} };
    for (const [place, property] of properties.entries()) {
      const shape = shapeOf(types[place]!);
      const optional = (property.flags & SymbolFlags.Optional) !== 0;
      result.fields[property.name] = optional
        ? { shape: shape.filter((alternative) => alternative !== 'undefined'), optional }
        : { shape };
    }
    const [index] = checker.getIndexInfosOfType(type);
    if (index !== undefined) result.others = shapeOf(index.valueType);
    return result;
  }

  return shapeOf;
}

/** The alternatives of several, each once. */
function merge(shapes: Shape[]): Shape {
  const alternatives = new Map(shapes.flat().map((one) => [JSON.stringify(one), one]));
  return [...alternatives.values()];
}
