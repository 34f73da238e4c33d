import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type AuditRow, pageAudit } from '../../audit/page-audit.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { actorKind, auditAction } from '../enums.ts';
import { id, instant, pageOf, pageQuery, presentPage } from '../schemas.ts';

const facts = z.record(z.string(), z.unknown()).nullable();

export const entry = z.object({
  id,
  at: instant,
  actor: z.object({
    kind: actorKind.meta({ examples: ['API'] }),
    contactId: id.nullable(),
    userId: id.nullable(),
    name: z
      .string()
      .nullable()
      .meta({ description: 'What the actor is called now.', examples: ['Abraham'] }),
  }),
  action: auditAction.meta({ examples: ['group.create'] }),
  subjectType: z.string().meta({ examples: ['group'] }),
  subjectId: id,
  subjectName: z
    .string()
    .nullable()
    .meta({
      description:
        'What it is called now, of somebody’s copy of a task the task; null where it has no name, or is gone.',
      examples: ['Book Club'],
    }),
  subjectNumber: z
    .int()
    .nullable()
    .meta({
      description: 'Of a task, an event and the like: what people call it.',
      examples: [null],
    }),
  groupId: id.nullable(),
  groupName: z
    .string()
    .nullable()
    .meta({ examples: ['Book Club'] }),
  before: facts.meta({ examples: [null] }),
  after: facts.meta({ examples: [{ name: 'Book Club', icon: '📚', visibility: 'ALL_STAFF' }] }),
  reason: z
    .string()
    .nullable()
    .meta({ examples: [null] }),
  messageId: id
    .nullable()
    .meta({ description: 'The chat message that asked for it.', examples: [null] }),
  operationId: id.describe('Shared by the entries of one request.'),
  people: z.array(z.object({ contactId: id, name: z.string().meta({ examples: ['Pau'] }) })).meta({
    description: 'The contacts whose ids stand in before and after, by name; the first twenty.',
    examples: [[]],
  }),
});

export const auditRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/audit',
      {
        config: { may: 'readAudit' },
        schema: {
          operationId: 'listAuditEntries',
          summary: 'List what was changed, newest first',
          tags: ['Audit'],
          querystring: z.strictObject({
            ...pageQuery,
            actorUserId: id.optional().describe('What this user did.'),
            actorContactId: id
              .optional()
              .describe('What this contact did, in chats or by the API.'),
            subjectType: z
              .string()
              .max(100)
              .optional()
              .meta({ examples: ['group'] }),
            subjectId: id.optional(),
            groupId: id.optional(),
            action: auditAction.optional().meta({ examples: ['group.create'] }),
            operationId: id.optional(),
            from: instant.optional().describe('At or after.'),
            to: instant.optional().describe('Before.'),
          }),
          response: { 200: pageOf(entry) },
        },
      },
      async (request) => {
        const { limit, cursor, ...filter } = request.query;
        return presentPage(
          await pageAudit(scopeOf(deps, request), filter, { limit, cursor }),
          presentEntry,
        );
      },
    );
  };

function presentEntry({ actorKind, actorContactId, actorUserId, actorName, ...row }: AuditRow) {
  return {
    ...row,
    actor: { kind: actorKind, contactId: actorContactId, userId: actorUserId, name: actorName },
  };
}
