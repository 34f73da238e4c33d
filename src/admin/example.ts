/** As much of JSON Schema as zod's schemas become. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  examples?: unknown[];
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
}

/** A whole example of what a schema describes, made of the examples of its fields, and of schemas by their names. */
export function exampleOf(schema: JsonSchema, schemas: Record<string, JsonSchema> = {}): unknown {
  if (schema.examples?.length) return schema.examples[0];
  const named = schema.$ref && schemas[schema.$ref.split('/').at(-1)!];
  if (named) return exampleOf(named, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return exampleOf(choice, schemas);
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, exampleOf(field, schemas)]),
    );
  }
  if (schema.items) return [exampleOf(schema.items, schemas)];
  return EXAMPLES[[schema.type].flat()[0] ?? ''] ?? null;
}

const EXAMPLES: Record<string, unknown> = {
  boolean: true,
  integer: 1,
  number: 1,
  string: 'text',
  object: {},
  array: [],
};
