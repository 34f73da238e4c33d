import { join, relative } from 'node:path';
import { type Node, SyntaxKind, type TaggedTemplateExpression } from 'typescript/unstable/ast';
import { isPropertyAccessExpression, isTaggedTemplateExpression } from 'typescript/unstable/ast/is';
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
 * Every `$queryRaw` of these files, with the type of its rows as the compiler understands it: stated
 * beside it, or by what the function returns. It asks the compiler of the type check itself, whose
 * interface is called unstable: its version is pinned, and the test of this would notice.
 */
export function readStatements(files: readonly string[]): RawStatement[] {
  // A project of these files alone, which exists nowhere: the whole one takes four times as long.
  const config = join(ROOT, 'tsconfig.row-types.json').replaceAll('\\', '/');
  const text = JSON.stringify({ extends: './tsconfig.json', files, include: [] });
  const api = new API({
    cwd: ROOT,
    fs: { readFile: (name) => (name === config ? text : undefined) },
  });
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error('The compiler cannot read the row types.');
    const shapes = createShapeReader(project.checker);
    return files.flatMap((file) => readFile(project, file, shapes));
  } finally {
    api.close();
  }
}

function readFile(project: Project, path: string, shapeOf: (type: Type) => Shape): RawStatement[] {
  const source = project.program.getSourceFile(path);
  if (source === undefined) throw new Error(`The compiler does not know ${path}.`);
  const lineOf = (position: number) => source.text.slice(0, position).split('\n').length;
  const file = relative(ROOT, path).replaceAll('\\', '/');
  const statements: RawStatement[] = [];
  const visit = (node: Node) => {
    if (isRawStatement(node)) {
      const row = rowOf(project.checker, node);
      const statement: RawStatement = {
        file,
        line: lineOf(node.getStart(source)),
        lastLine: lineOf(node.end),
        isDropped: isDropped(node),
      };
      if (row !== undefined) statement.row = shapeOf(row);
      // They are told apart by their lines.
      if ((statements.at(-1)?.lastLine ?? 0) >= statement.line) {
        throw new Error(`${file}:${statement.line}: two raw statements on one line.`);
      }
      statements.push(statement);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return statements;
}

function isRawStatement(node: Node): node is TaggedTemplateExpression {
  return (
    isTaggedTemplateExpression(node) &&
    isPropertyAccessExpression(node.tag) &&
    node.tag.name.text === '$queryRaw'
  );
}

function isDropped(node: Node): boolean {
  const outer = node.parent.kind === SyntaxKind.AwaitExpression ? node.parent : node;
  return outer.parent.kind === SyntaxKind.ExpressionStatement;
}

/** Of `PrismaPromise<Row[]>` the row; undefined where not even rows are stated. */
function rowOf(checker: Checker, node: Node): Type | undefined {
  const promise = checker.getTypeAtLocation(node);
  const [rows] = promise ? checker.getTypeArguments(promise as TypeReference) : [];
  if (rows === undefined || rows.flags & (TypeFlags.Unknown | TypeFlags.Any)) return undefined;
  if (!checker.isArrayType(rows)) {
    throw new Error(`${checker.typeToString(rows)} is stated where a statement answers rows.`);
  }
  return checker.getTypeArguments(rows as TypeReference)[0];
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

/** Turns types into shapes, each once: the compiler is another process, and every question a trip. */
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
