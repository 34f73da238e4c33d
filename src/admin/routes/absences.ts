import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listAbsences, mostAbsences } from '../../absences/absence.ts';
import { beAway } from '../../away/be-away.ts';
import { comeBack } from '../../away/come-back.ts';
import { requireMaySayAway } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { requireMembers } from '../../groups/require-members.ts';
import { requireContactById } from '../../people/contacts.ts';
import { requireOrganization } from '../../people/organizations.ts';
import { findGroupsById, requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { id, idParams, instant, timeZone } from '../schemas.ts';

const reason = z
  .string()
  .max(500)
  .nullable()
  .meta({ examples: ['Skiing'] });

const groupId = id
  .nullable()
  .meta({ description: 'The group for whose events alone it holds; null for all.' });

export const absence = z.object({
  id,
  contactId: id,
  number: z.int().meta({ description: 'What the person calls it by: /back 1.', examples: [1] }),
  groupId,
  startsAt: instant,
  endsAt: instant.describe('The first instant at which they are back.'),
  zone: timeZone,
  reason,
});

/** When people are away. */
export const absenceRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Contacts'];

    app.get(
      '/api/contacts/:id/absences',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listAbsences',
          summary: 'List the times away of a contact that are not over',
          description: 'Of those that hold for one group’s events, where that is in sight.',
          tags,
          params: idParams,
          response: { 200: z.object({ items: z.array(absence).max(mostAbsences) }) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const contact = await requireContactById(scope, request.params.id);
        const all = await listAbsences(scope, contact.id, deps.clock.now());
        const ids = all.flatMap((one) => one.groupId ?? []);
        const seen = await findGroupsById(scope, request.caller.actor, ids);
        return { items: all.filter((one) => one.groupId === null || seen.has(one.groupId)) };
      },
    );

    app.post(
      '/api/contacts/:id/absences',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'createAbsence',
          summary: 'Say when a contact is away',
          description:
            'Invitations that they have not answered to what begins in that time are answered no (source AWAY), those that come later too. One’s own; for a group’s events by whoever leads it; for all of them by an ADMIN. What lies within it gives way to it.',
          tags,
          params: idParams,
          body: z.strictObject({
            startsAt: instant,
            endsAt: instant,
            reason: reason.default(null),
            groupId: groupId.default(null),
          }),
          response: { 201: absence },
        },
      },
      async (request, reply) => {
        const { id: contactId } = request.params;
        const wanted = request.body;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          const group =
            wanted.groupId === null ? null : await requireGroupById(change, actor, wanted.groupId);
          requireMaySayAway(actor, contactId, group);
          await requireContactById(change, contactId);
          if (group) await requireMembers(change, group, [contactId]);
          const { tx, organizationId } = change;
          const { timeZone } = await requireOrganization(tx, organizationId);
          const zone = group?.timeZone ?? timeZone;
          return (await beAway(change, contactId, { ...wanted, zone })).absence;
        });
        return reply.code(201).send(created);
      },
    );

    app.delete(
      '/api/contacts/:id/absences/:absenceId',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'endAbsence',
          summary: 'End a time away: the contact is back, or is not away after all',
          description: 'What it answered, and nobody changed since, is open again.',
          tags,
          params: z.strictObject({ id, absenceId: id }),
          response: {
            200: z.object({
              eventIds: z.array(id).describe('Events that are open to be answered.'),
            }),
          },
        },
      },
      (request) => {
        const { id: contactId, absenceId } = request.params;
        return asChange(deps, request, async (change) => {
          const { actor, at } = change;
          await requireContactById(change, contactId);
          const ended = (await listAbsences(change, contactId, at)).find(
            (one) => one.id === absenceId,
          );
          if (!ended) throw new UserError('notFound', { what: 'absence' });
          const groups = await findGroupsById(change, actor, ended.groupId ? [ended.groupId] : []);
          const group = ended.groupId === null ? null : (groups.get(ended.groupId) ?? undefined);
          if (group === undefined && actor.contactId !== contactId)
            throw new UserError('notFound', { what: 'absence' });
          requireMaySayAway(actor, contactId, group ?? null);
          return { eventIds: await comeBack(change, contactId, [absenceId]) };
        });
      },
    );
  };
