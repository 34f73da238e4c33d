import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { $ZodType, type $ZodTypes, encode } from 'zod/v4/core';

/** A value as JSON; undefined where there is nothing to be written. */
type Write = (value: unknown) => string | undefined;

/**
 * Writes answers as their schemas have them: of an object the fields that are known, and no others. What stands in
 * them is not checked once more, which is most of what a list costs besides its rows; the tests compare every
 * answer with the document (decision 60).
 */
export const serializerCompiler: FastifySerializerCompiler<unknown> = ({ schema }) =>
  // Nothing is what an answer without a body writes.
  writerOf(resolve(schema)) as (value: unknown) => string;

/** Of an answer that is described by its media type, the schema is under `properties`. */
function resolve(schema: unknown): $ZodType {
  if (schema instanceof $ZodType) return schema;
  const { properties } = schema as { properties?: unknown };
  if (properties instanceof $ZodType) return properties;
  throw new Error(`no schema of an answer: ${JSON.stringify(schema)}`);
}

function writerOf(schema: $ZodType): Write {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return def.catchall ? asZodHasIt(schema) : ofFields(def.shape);
    case 'array':
      return ofEach(writerOf(def.element));
    case 'record':
      return writerOf(def.valueType) === asItStands ? asItStands : asZodHasIt(schema);
    case 'nullable':
    case 'optional':
      return unlessNone(writerOf(def.innerType));
    case 'pipe':
      // An instant: JSON writes a Date as ISO 8601 itself.
      return (def.out as $ZodTypes)._zod.def.type === 'date' ? asItStands : asZodHasIt(schema);
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'enum':
    case 'literal':
    case 'undefined':
    case 'unknown':
      return asItStands;
    default:
      return asZodHasIt(schema);
  }
}

/** As JSON.stringify does, which is slow to be called for each of the many values that are one word. */
const asItStands: Write = (value) => {
  switch (typeof value) {
    case 'string':
      return plain.test(value) ? `"${value}"` : JSON.stringify(value);
    case 'boolean':
      return `${value}`;
    case 'number':
      return Number.isFinite(value) ? `${value}` : 'null';
    default:
      if (value === null) return 'null';
      return value instanceof Date && !Number.isNaN(value.valueOf())
        ? `"${value.toISOString()}"`
        : JSON.stringify(value);
  }
};

/** A text of which JSON escapes nothing: no quote, control character or half of a surrogate pair. */
const plain = /^[^"\\\p{Cc}\p{Cs}]*$/u;

/** Of what is one of several only zod knows which. */
const asZodHasIt =
  (schema: $ZodType): Write =>
  (value) =>
    JSON.stringify(encode(schema, value as never));

function ofFields(shape: Readonly<Record<string, $ZodType>>): Write {
  const fields = Object.entries(shape).map(([name, schema]) => ({
    name,
    start: `${JSON.stringify(name)}:`,
    write: writerOf(schema),
  }));
  return (value) => {
    let text = '';
    for (const { name, start, write } of fields) {
      const written = write((value as Record<string, unknown>)[name]);
      if (written !== undefined) text += (text && ',') + start + written;
    }
    return `{${text}}`;
  };
}

const ofEach =
  (write: Write): Write =>
  (values) => {
    if (values === undefined) return undefined;
    let text = '';
    for (const value of values as unknown[]) text += (text && ',') + (write(value) ?? 'null');
    return `[${text}]`;
  };

const unlessNone =
  (write: Write): Write =>
  (value) =>
    value === null || value === undefined ? asItStands(value) : write(value);
