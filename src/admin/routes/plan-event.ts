import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../change/change.ts';
import {
  requireInOrganization,
  requireMayChangeEvent,
  requireOnGroup,
} from '../../context/policy.ts';
import { announceEvents } from '../../events/announce-events.ts';
import { createEvent } from '../../events/create-event.ts';
import { type Invitation, invite } from '../../events/invite.ts';
import { tellPeople } from '../../events/tell-people.ts';
import { lockActiveGroups } from '../../groups/lock-group.ts';
import { requireEventById } from '../../sight/visible-events.ts';
import { requireGroupById, requireGroupsById } from '../../sight/visible-groups.ts';
import { beginSeries } from '../begin-series.ts';
import { asChange, type RouteDeps } from '../change.ts';
import { requireComing } from '../require-coming.ts';
import { id, idParams, newRecurrence } from '../schemas.ts';
import { event, eventFields, showEvent } from './event-schemas.ts';

const others = {
  groupIds: z.array(id).max(100).exactOptional(),
  contactIds: z.array(id).max(1000).exactOptional(),
};

/** What makes an event, and invites people to it. */
export const planEventRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Events'];

    app.post(
      '/api/events',
      {
        schema: {
          operationId: 'createEvent',
          summary: 'Create an event of a group; every member is invited',
          description:
            'It is announced with a poll in the chats of the group, unless eventPolls is off. Whoever else is invited is told, as by an invitation; all of it is made, or nothing. With a rule the next one is there when this one is over, or soon before it begins.',
          tags,
          body: z.strictObject({
            groupId: id,
            groupIds: others.groupIds.describe('Groups whose members are invited besides.'),
            contactIds: others.contactIds.describe('Contacts who are invited besides.'),
            title: eventFields.title,
            notes: eventFields.notes.exactOptional(),
            place: eventFields.place.exactOptional(),
            startsAt: eventFields.startsAt.exactOptional(),
            hasTime: eventFields.hasTime.exactOptional(),
            recurrence: newRecurrence('startsAt').exactOptional(),
            minutes: z
              .int()
              .min(1)
              .max(60 * 24 * 31)
              .nullable()
              .exactOptional()
              .meta({ description: 'How long it lasts.', examples: [120] }),
            capacity: eventFields.capacity.exactOptional(),
            minPeople: eventFields.minPeople.exactOptional(),
            answerBy: eventFields.answerBy.exactOptional(),
          }),
          response: { 201: event },
        },
      },
      async (request, reply) => {
        const { groupIds = [], contactIds = [], recurrence = null, ...planned } = request.body;
        const { groupId, startsAt = null } = planned;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          requireOnGroup(actor, 'use', await requireGroupById(change, actor, groupId));
          await requireMayInvite(change, { groupIds, contactIds });
          if (startsAt) requireComing('startsAt', startsAt, change.at);
          const first = { recurrence, at: startsAt, field: 'startsAt', groupId };
          const rule = await beginSeries(change, first);
          // All at once: of two who plan something for the other's group, neither waits for the other for ever.
          if (groupIds.length > 0) await lockActiveGroups(change, [groupId, ...groupIds]);
          const { id: eventId } = await createEvent(change, { ...planned, ...rule });
          await announceEvents(change, [eventId]);
          if (groupIds.length + contactIds.length > 0)
            await inviteAndTell(change, eventId, { groupIds, contactIds });
          return showEvent(change, actor, eventId);
        });
        return reply.code(201).send(created);
      },
    );

    app.post(
      '/api/events/:id/invitations',
      {
        schema: {
          operationId: 'inviteToEvent',
          summary:
            'Invite contacts and the members of groups to an event, besides those of its group',
          description:
            'Whoever is invited by it is told; whoever was invited before is not invited again.',
          tags,
          params: idParams,
          body: z.strictObject(others),
          response: {
            200: z.object({
              invited: z.array(
                z.object({ contactId: id, name: z.string().meta({ examples: ['Pau'] }) }),
              ),
              already: z
                .int()
                .meta({ description: 'People who were invited before.', examples: [2] }),
            }),
          },
        },
      },
      (request) => {
        const { groupIds = [], contactIds = [] } = request.body;
        return asChange(deps, request, async (change) => {
          const found = await requireEventById(change, change.actor, request.params.id);
          requireMayChangeEvent(change.actor, found);
          await requireMayInvite(change, { groupIds, contactIds });
          return inviteAndTell(change, found.id, { groupIds, contactIds });
        });
      },
    );
  };

interface Others {
  groupIds: readonly string[];
  contactIds: readonly string[];
}

/** Throws groupNotFound, notAllowed. */
async function requireMayInvite(change: Change, { groupIds, contactIds }: Others): Promise<void> {
  const { actor } = change;
  if (contactIds.length > 0) requireInOrganization(actor, 'seeContacts');
  for (const group of await requireGroupsById(change, actor, groupIds))
    requireOnGroup(actor, 'use', group);
}

async function inviteAndTell(change: Change, eventId: string, whom: Others): Promise<Invitation> {
  const invitation = await invite(change, eventId, whom);
  const recipients = invitation.invited.map(({ contactId }) => ({ eventId, contactId }));
  await tellPeople(change, recipients, (say, event, to) => say.inviteNotice({ ...event, to }));
  return invitation;
}
