import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { useAdmin } from './admin-app.ts';

// That what is answered is compared with the document (helpers/conformance.ts) is itself tried, on a route that lies.

const lies: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/api/lies',
    {
      schema: {
        operationId: 'createLie',
        body: z.object({ name: z.string().meta({ maxLength: 3 }), what: z.string() }),
        response: { 201: z.object({ name: z.string() }) },
      },
    },
    async (request, reply) => {
      const { name, what } = request.body;
      if (what === 'status') return reply.code(202 as 201).send({ name });
      if (what === 'type')
        return reply
          .code(201)
          .type('text/plain')
          .send('a text' as never);
      if (what === 'body') void reply.type('application/json').serializer(() => '{"name":1}');
      return reply.code(201).send({ name });
    },
  );
};

const admin = useAdmin({ routes: [lies as (app: FastifyInstance) => Promise<void>] });

it.each([
  ['status', 'Ana', /POST \/api\/lies, 202: this status is not listed/],
  ['type', 'Ana', /the type is text\/plain/],
  ['body', 'Ana', /body\/name must be string/],
  ['asked', 'Maria', /it takes .* though body\/name must NOT have more than 3 characters/],
])(
  'a document that says something else of the %s fails the test that asks',
  async (what, name, why) => {
    const tenant = await admin.tenant();
    await expect(tenant.post('/api/lies', { name, what })).rejects.toThrow(why);
    expect((await tenant.post('/api/lies', { name: 'Ana', what: 'nothing' })).status).toBe(201);
  },
);
