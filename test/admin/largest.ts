import { exampleOf, type JsonSchema } from '../../src/admin/example.ts';

/** Of a text that has no limit of its own; a body has 1 MiB. */
const longestText = 200_000;
/** Of a list that has none. */
const longestList = 1000;

/** What is no longer says one thing, which must be right: a phone, a name. */
const longestName = 120;

/** As much of JSON Schema as says how large something may be. */
interface Sized extends JsonSchema {
  maxLength?: number;
  maxItems?: number;
  format?: string;
  pattern?: string;
  properties?: Record<string, Sized>;
  items?: Sized;
  anyOf?: Sized[];
  oneOf?: Sized[];
}

/**
 * The largest of what a schema describes, or a share of it: texts of one unit again and again, lists as
 * long as they may be, all fields there.
 */
export function largestOf(schema: Sized, unit: string, share = 1): unknown {
  const { maxLength = longestText, maxItems = longestList, properties, items } = schema;
  if (schema.enum || schema.const !== undefined) return exampleOf(schema);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return largestOf(choices.find(({ type }) => type !== 'null')!, unit, share);
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, largestOf(field, unit, share)]),
    );
  if (items)
    return Array.from({ length: Math.max(1, maxItems * share) }, () =>
      largestOf(items, unit, share),
    );
  const isLong = [schema.type].flat().includes('string') && maxLength > longestName;
  if (!isLong || schema.format || schema.pattern) return exampleOf(schema);
  return unit.repeat(maxLength / unit.length).slice(0, Math.max(1, maxLength * share));
}
