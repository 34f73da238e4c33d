import type { Document } from './document.ts';

const PREFIX = '#/components/schemas/';

/**
 * Leaves of the named schemas those that the document uses, in the order of their names. Of each there is one of what
 * is answered and, as `…Input`, one of what is asked: a schema that is used on one side alone, or is the same on both,
 * goes by its plain name.
 */
export function tidyComponents(document: Document): Document {
  const { schemas } = document.components;
  const used = findUsed(document);
  const plain = (name: string) => {
    const output = name.replace(/Input$/, '');
    return !used.has(output) || isSame(schemas[name]!, schemas[output]!) ? output : name;
  };
  const kept = [...used].sort().map((name) => [plain(name), schemas[name]!] as const);
  const tidy = { ...document.components, schemas: Object.fromEntries(kept) };
  return mapRefs({ ...document, components: tidy }, plain);
}

/** The names that are referred to outside of the named schemas, and by those that are. */
function findUsed({ components: { schemas, ...others }, ...document }: Document): Set<string> {
  const used = new Set<string>();
  const look = (within: unknown): void => {
    mapRefs(within, (name) => {
      if (!used.has(name)) {
        used.add(name);
        look(schemas[name]);
      }
      return name;
    });
  };
  look([document, others]);
  return used;
}

function isSame(input: unknown, output: unknown): boolean {
  return (
    JSON.stringify(mapRefs(input, (name) => name.replace(/Input$/, ''))) === JSON.stringify(output)
  );
}

/** A copy in which each reference to a named schema is to another name. */
function mapRefs<Json>(json: Json, rename: (name: string) => string): Json {
  return JSON.parse(JSON.stringify(json), (key, value) =>
    key === '$ref' && String(value).startsWith(PREFIX)
      ? `${PREFIX}${rename(value.slice(PREFIX.length))}`
      : value,
  );
}
