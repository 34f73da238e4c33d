import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { tidyComponents } from './components.ts';
import type { Document } from './document.ts';
import { addExamples } from './document-examples.ts';
import { addProblems } from './document-problems.ts';
import type { JsonSchema } from './example.ts';
import './schema-names.ts';

/** A body by its media types. */
type Contents = Record<string, { schema: JsonSchema }>;

/** The part of a route's schema that is rewritten for the document. */
interface DescribedSchema {
  hide?: boolean;
  summary?: string;
  body?: JsonSchema & { content?: Contents };
  response?: Record<string, JsonSchema & { content?: Contents }>;
}

const tags = [
  [
    'Organizations',
    'The tenants of this installation: for the operator, who holds the operator token.',
  ],
  ['Organization', 'The organization of the key.'],
  ['Users', 'Staff members with a role: ADMIN, MANAGER or USER.'],
  ['Keys', 'API keys. A secret is shown once; only its hash is kept.'],
  ['Sessions', 'Signing in to the console, and who is signed in.'],
  ['Contacts', 'People, whether they are in a group or not.'],
  ['Bulk operations', 'What is done to many contacts at once, shown beforehand, and taken back.'],
  ['Groups', 'Named sets of contacts. A group out of sight of the key is not found.'],
  ['Members', 'The contacts of a group.'],
  ['Analytics', 'Figures of groups, each counted from their rows.'],
  ['Chats', 'WhatsApp accounts, the chats that they see, and which group a chat is linked to.'],
  ['Outbox', 'What is to be sent to chats, and what could not be.'],
  ['Schedule', 'What is to happen by the clock.'],
  ['Messages', 'What is said in the chats of groups, and what is said to them.'],
  ['Tasks', 'Assignments. A shared task has one copy, a child, for each person.'],
  ['Events', 'Gatherings, and who answered what.'],
  ['Calls', 'Campaigns of phone calls, and what a provider tells of its calls.'],
  ['Reminders', 'What is to be said at a time, and messages for later.'],
  ['Audit', 'Every change: who, when, what, before and after.'],
  ['Health', 'For whoever watches over the service.'],
  ['WhatsApp', 'Accounts of WhatsApp: made, paired and watched, while WhatsApp is the transport.'],
  ['Simulator', 'Chats and calls without a network, while they are simulated.'],
] as const;

const description = `
Sets up and looks after groups, tasks and events beside the chats in which people use them.

Every request to \`/api\` carries \`Authorization: Bearer …\` with the key of an organization, or the cookie
of a session (\`POST /api/session\`); only \`/api/organizations\` takes the operator token. What a key or a
session may do is what its user may do: the same rules as in the chats.

The order of a first set-up, step by step in \`docs/running.md\`: the operator makes an organization, with
its first admin and the phone that this person writes from (\`POST /api/organizations\`); the answer holds
the first key. Then a number for Muster (\`/pair\`, or \`POST /api/accounts\`; the simulator has one), a
group (\`/create group\` in a chat, or \`POST /api/groups\`), its chat (\`/link chat to @Group\`, or
\`PUT /api/chats/{id}/link\`), its people (\`POST /api/contacts/import\`). A user who is bound to no contact
is nobody in chats: its \`notice\` says so.

JSON is camelCase, instants are ISO 8601 and answered in UTC, ids are UUIDs; tasks and events also
have the short number that people say (\`#41\`). Lists take \`limit\` (1 to 100, else 50) and the
\`cursor\` that the page before answered as \`nextCursor\`.

Errors are problem documents (RFC 9457). Their \`code\` is one of validation, unauthorized, forbidden,
notFound, conflict, rateLimited and unexpected; their \`type\` names the particular case. What they say
to people is Spanish where \`Accept-Language\` prefers it, and English else; \`Content-Language\` says which.
The report of an import of contacts is told in the same language.
`;

/** How @fastify/swagger makes the OpenAPI 3.1 document from the schemas of the routes. */
export function describeApi(): FastifyDynamicSwaggerOptions {
  return {
    // "const" is fine in 3.1, and an enum of one says less.
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.1',
      info: { title: 'Muster admin API', version: '1', description },
      tags: tags.map(([name, text]) => ({ name, description: text })),
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key of an organization: mst_…',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'muster_session',
            description:
              'The cookie of a session (POST /api/session). What is changed with it comes with an Origin that is Muster’s own.',
          },
          operatorToken: { type: 'http', scheme: 'bearer', description: 'The operator token.' },
          retellSignature: {
            type: 'apiKey',
            in: 'header',
            name: 'x-retell-signature',
            description: 'How Retell signs its webhooks: v=<milliseconds>,d=<HMAC-SHA256>.',
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: (document) => {
      const named = nameSchemas(document) as unknown as Document;
      return addExamples(tidyComponents(addProblems(named))) as ReturnType<typeof nameSchemas>;
    },
  };
}

const zodToJsonConfig: Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig'] = {
  override: ({ zodSchema, jsonSchema }) => {
    const { type } = zodSchema._zod.def;
    // Dates are made into texts by the codec of `instant`, and nothing is an empty body.
    if (type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    if (type === 'undefined') jsonSchema.type = 'null';
    // Of an object with instants zod drops the example on the way in: of ours each is as it is sent.
    const own =
      type === 'object' && z.globalRegistry.get(zodSchema as unknown as z.ZodType)?.examples;
    if (own) jsonSchema.examples = own as unknown[];
    // A yes or no of a query, which is read as one of two texts.
    if (jsonSchema.type === 'boolean') delete jsonSchema.enum;
    // That nothing of ours writes into it says nothing of who asks.
    delete jsonSchema.readOnly;
    // What a format says need not be spelled out as a pattern, nor what a whole number is as a range.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};
const toJson = createJsonSchemaTransform({ zodToJsonConfig });
const nameSchemas = createJsonSchemaTransformObject({ zodToJsonConfig });

/** What opens a route, by its `config.access`. */
const schemes: Record<string, string[]> = {
  key: ['apiKey', 'session'],
  operator: ['operatorToken'],
  signature: ['retellSignature'],
  body: [],
};

/** One route: zod to JSON schema, and the credentials that open it. */
const describeRoute: NonNullable<FastifyDynamicSwaggerOptions['transform']> = (given) => {
  const { config } = given.route as { config?: { access?: string } };
  const contents = (
    given.schema?.body as { content?: Record<string, { schema: unknown }> } | undefined
  )?.content;
  // Bodies of several media types are converted one by one: the transform knows only one.
  const { schema, url } = toJson(
    contents ? { ...given, schema: { ...given.schema, body: undefined } } : given,
  );
  const described = schema as DescribedSchema;
  if (!described || described.hide) return { schema: schema ?? {}, url };
  if (contents) {
    described.body = {
      content: Object.fromEntries(
        Object.entries(contents).map(([type, content]) => [
          type,
          { schema: convertBody(given, content.schema) },
        ]),
      ),
    };
  }
  for (const [status, answer] of Object.entries(described.response ?? {}))
    answer.description ??= status === '201' ? 'Created.' : 'As asked for.';
  const named = schemes[config?.access ?? 'key']!;
  const security = url.startsWith('/api/') ? named.map((scheme) => ({ [scheme]: [] })) : [];
  return { schema: { ...described, security }, url };
};

function convertBody(given: Parameters<typeof toJson>[0], body: unknown): JsonSchema {
  const { schema } = toJson({ ...given, schema: { body } });
  return (schema as { body: JsonSchema }).body;
}
