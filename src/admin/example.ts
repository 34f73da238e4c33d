/** As much of JSON Schema as zod's schemas become. */
export interface JsonSchema {
  type?: string | string[];
  description?: string;
  examples?: unknown[];
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

/** A whole example of what a schema describes, made of the examples of its fields. */
export function exampleOf(schema: JsonSchema): unknown {
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return exampleOf(choice);
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, exampleOf(field)]),
    );
  }
  if (schema.items) return [exampleOf(schema.items)];
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
