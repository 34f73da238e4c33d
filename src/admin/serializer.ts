import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { $ZodType, type $ZodTypes, encode } from 'zod/v4/core';

/** What of a value is answered; undefined where all of it is, as it stands. */
type Pick = ((value: unknown) => unknown) | undefined;

/**
 * Writes answers as their schemas have them: of an object the fields that are known, and no others. What stands in
 * them is not checked once more, which is most of what a list costs besides its rows; the tests compare every
 * answer with the document (decision 60).
 */
export const serializerCompiler: FastifySerializerCompiler<unknown> = ({ schema }) => {
  const pick = pickOf(resolve(schema));
  return (data) => JSON.stringify(pick ? pick(data) : data);
};

/** Of an answer that is described by its media type, the schema is under `properties`. */
function resolve(schema: unknown): $ZodType {
  if (schema instanceof $ZodType) return schema;
  const { properties } = schema as { properties?: unknown };
  if (properties instanceof $ZodType) return properties;
  throw new Error(`no schema of an answer: ${JSON.stringify(schema)}`);
}

function pickOf(schema: $ZodType): Pick {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return def.catchall ? asZodHasIt(schema) : pickFields(def.shape);
    case 'array':
      return ofEach(pickOf(def.element));
    case 'record':
      return pickOf(def.valueType) && asZodHasIt(schema);
    case 'nullable':
    case 'optional':
      return unlessNone(pickOf(def.innerType));
    case 'pipe':
      // An instant: JSON writes a Date as ISO 8601 itself.
      return (def.out as $ZodTypes)._zod.def.type === 'date' ? undefined : asZodHasIt(schema);
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'enum':
    case 'literal':
    case 'undefined':
    case 'unknown':
      return undefined;
    default:
      return asZodHasIt(schema);
  }
}

/** Of what is one of several only zod knows which. */
const asZodHasIt =
  (schema: $ZodType): Pick =>
  (value) =>
    encode(schema, value as never);

function pickFields(shape: Readonly<Record<string, $ZodType>>): Pick {
  const fields = Object.entries(shape).map(([name, schema]) => ({ name, pick: pickOf(schema) }));
  return (value) => {
    const picked: Record<string, unknown> = {};
    for (const { name, pick } of fields) {
      const field = (value as Record<string, unknown>)[name];
      picked[name] = pick && field !== undefined ? pick(field) : field;
    }
    return picked;
  };
}

const ofEach = (pick: Pick): Pick => pick && ((values) => (values as unknown[]).map(pick));

const unlessNone = (pick: Pick): Pick =>
  pick && ((value) => (value === null || value === undefined ? value : pick(value)));
