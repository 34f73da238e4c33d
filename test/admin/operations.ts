import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Document, Operation } from '../../src/admin/document.ts';
import { type PlayedCalls, simulatedCallRoutes } from '../../src/admin/routes/simulated-calls.ts';
import { type SimulatedWorld, simulatorRoutes } from '../../src/admin/routes/simulator.ts';
import { whatsappAccountRoutes } from '../../src/admin/routes/whatsapp-accounts.ts';
import type { TestAdmin } from './admin-app.ts';

/** An operation of the OpenAPI document, and where it stands there. */
export interface Listed extends Operation {
  /** "post /api/groups/{id}/members/add". */
  route: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
}

export const uuid = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';

export const readDocument = async (
  app: FastifyInstance,
): Promise<Document & { openapi: string; tags: { name: string; description: string }[] }> =>
  (await app.inject('/docs/openapi.json')).json();

/** Every operation that the document has, with its schemas in full. */
export async function listOperations(app: FastifyInstance): Promise<Listed[]> {
  const { paths, components } = await readDocument(app);
  return listed(inFull(paths, components.schemas));
}

function listed(paths: Document['paths']): Listed[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      route: `${method} ${path}`,
      method: method.toUpperCase() as Listed['method'],
      path,
    })),
  );
}

/** A copy in which whatever is a reference to a schema is that schema, with what else is said of it there. */
function inFull<Json>(json: Json, schemas: Document['components']['schemas']): Json {
  return JSON.parse(JSON.stringify(json), (_key, value) => {
    const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(value?.$ref ?? '') ?? [];
    if (name === undefined) return value;
    const { $ref: _, ...besides } = value;
    return { ...inFull(schemas[name], schemas), ...besides };
  });
}

/** Every route that the router knows, documented or not: "GET /api/groups/:id". */
export function listRoutes(app: FastifyInstance): { method: string; url: string }[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [, indent, segment, methods] = /^([│├└─\s]*)(\S+) \(([A-Z, ]+)\)$/.exec(line)!;
      const depth = indent!.length / 4 - 1;
      above.splice(depth, above.length, segment!);
      return methods!.split(', ').map((method) => ({ method, url: above.join('') }));
    });
}

/** A path with the same well-formed id for each of its parameters. */
export const fill = (path: string, id = uuid) => path.replaceAll(/\{\w+\}/g, id);

/** A file that any route takes which takes files: a PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAMAAAAoyzS7AAAAA1BMVEX/AAAZ4gk3AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAACklEQVQI12NgAAAAAgAB4iG8MwAAAABJRU5ErkJggg==',
  'base64',
);

/** A body as its media type writes it: of a form, each field by itself; the file of an example is there. */
export async function encode(type: string, value: unknown): Promise<[type: string, body: Buffer]> {
  if (type !== 'multipart/form-data') {
    return [type, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))];
  }
  const form = new FormData();
  for (const [name, field] of Object.entries(Object(value) as Record<string, string>))
    form.append(name, name === 'file' ? new File([field === '…' ? pixel : field], 'file') : field);
  const { headers, body } = new Response(form);
  return [headers.get('content-type')!, Buffer.from(await new Response(body).arrayBuffer())];
}

const world: SimulatedWorld = {
  say: async () => ({ messageId: 'm-1', duplicate: false, replies: [] }),
  revise: async () => ({ messageId: 'm-1', duplicate: false, replies: [] }),
  react: async () => {},
  vote: async () => {},
  read: async () => ({ items: [], nextCursor: null, hasMore: false }),
};
const calls: PlayedCalls = {
  play: async () => undefined,
  page: async () => ({ items: [], nextCursor: null, hasMore: false }),
};
const nowhere = { takeUp: async () => {}, health: () => undefined, pair: async () => false };

/** The routes that are there with one transport alone, all of them, on transports that do nothing. */
export const transportRoutes = (admin: () => TestAdmin): FastifyPluginAsync[] => [
  simulatorRoutes(world) as FastifyPluginAsync,
  simulatedCallRoutes(calls) as FastifyPluginAsync,
  async (app) => {
    const deps = { db: admin().db, clock: { now: () => admin().at }, send: () => {} };
    await app.register(whatsappAccountRoutes(deps, nowhere));
  },
];
