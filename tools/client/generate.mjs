// Writes a TypeScript client: node generate.mjs <OpenAPI document> <folder>. Called by scripts/client.ts.
import { createClient } from '@hey-api/openapi-ts';

const [input, path] = process.argv.slice(2);

await createClient({
  input,
  output: {
    path,
    entryFile: false,
    module: { extension: '.ts' },
    // What is copied with it (client/, core/) does not hold under exactOptionalPropertyTypes; its types are checked
    // where they are used.
    header: ({ file, defaultValue }) =>
      /(types|sdk)\.gen/.test(file?.finalPath ?? '')
        ? defaultValue
        : ['// @ts-nocheck', ...defaultValue],
  },
  parser: {
    patch: {
      input: ({ paths, components }) => {
        // The types of problems say what each is; as comments this would be a third of the client.
        for (const response of Object.values(components.responses)) response.description = '';
        for (const operations of Object.values(paths))
          for (const { responses } of Object.values(operations)) mergeTypes(responses);
      },
    },
  },
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
  logs: { level: 'warn', file: false },
});

/** Of several media types the generator sees one: an answer may be any of them, and is read by the type that it has. */
function mergeTypes(responses) {
  for (const { content = {} } of Object.values(responses)) {
    const [type, ...others] = Object.keys(content);
    if (others.length === 0) continue;
    content[type] = { schema: { anyOf: Object.values(content).map(({ schema }) => schema) } };
    for (const other of others) delete content[other];
  }
}
