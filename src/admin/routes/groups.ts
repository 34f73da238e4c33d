import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor, Change, Scope } from '../../change/change.ts';
import { requireInOrganization, requireOnGroup } from '../../context/policy.ts';
import { isDigestRule } from '../../dates/digest-rule.ts';
import { deleteGroup } from '../../deletion/delete-group.ts';
import { editGroup } from '../../groups/edit-group.ts';
import { longestRemind, mostAheadDays } from '../../groups/group-fields.ts';
import { readLastMessage } from '../../groups/last-message.ts';
import { pageGroups } from '../../groups/page-groups.ts';
import { setStatus } from '../../groups/set-status.ts';
import { listViewers, setViewers } from '../../groups/viewers.ts';
import { createGroup } from '../../membership/create-group.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { groupStatus, groupVisibility, memberRole } from '../enums.ts';
import { lastMessageFields, presentLast } from '../last-message.ts';
import {
  id,
  idParams,
  instant,
  noContent,
  pageOf,
  pageQuery,
  presentPage,
  timeZone,
} from '../schemas.ts';
import { newMembers } from './members.ts';

const offerWindow = z.int().min(1).max(1440);
const lead = z.int().min(1).max(longestRemind).nullable();

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({
      description: 'Unique without regard to case, accents, spaces and punctuation.',
      examples: ['Book Club'],
    }),
  description: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .meta({ examples: ['One book a month'] }),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .meta({ examples: ['#3B82F6'] }),
  icon: z
    .string()
    .max(40)
    .nullable()
    .meta({ description: 'One emoji.', examples: ['📚'] }),
  timeZone: timeZone.nullable().describe('IANA time zone; null for the organization’s.'),
  visibility: groupVisibility.meta({ description: 'Which staff see it, besides its members.' }),
  restricted: z.boolean().meta({
    description: 'Whether only group admins create tasks and events and send messages.',
    examples: [false],
  }),
  sensitive: z.boolean().meta({
    description:
      'Whether what is told of those who is in it is their name, role and title alone, but to ADMINs, and each reading of that is an entry of the audit log.',
    examples: [false],
  }),
  remindUnanswered: lead.meta({
    description:
      'Minutes before an event at which whoever has not answered is asked; null for never.',
    examples: [2880],
  }),
  remindComing: lead.meta({
    description: 'Minutes before an event at which whoever is in is reminded; null for never.',
    examples: [180],
  }),
  rescueMinutes: offerWindow.nullable().meta({
    description:
      'Minutes for which a place that comes free in the last 24 hours is offered to one person who waits; null where they move up at once.',
    examples: [60],
  }),
  rescueLastMinutes: offerWindow.meta({
    description: 'The same in the last three hours.',
    examples: [15],
  }),
  aheadDays: z
    .int()
    .min(0)
    .max(mostAheadDays)
    .meta({
      description:
        'So many days before it begins the next event of a series is there, though the last one is not over.',
      examples: [6],
    }),
  digestRule: z
    .string()
    .refine(isDigestRule)
    .nullable()
    .meta({
      description:
        'The days on which its chats are told what comes: FREQ=DAILY, or FREQ=WEEKLY;BYDAY= and days from MO to SU in their order (RFC 5545); null for never.',
      examples: ['FREQ=WEEKLY;BYDAY=MO'],
    }),
  digestMinute: z
    .int()
    .min(0)
    .max(1439)
    .meta({
      description: 'At which minute of the day, on the clock of the group.',
      examples: [480],
    }),
};

const group = z.object({
  id,
  ...fields,
  status: groupStatus,
  memberCount: z.int().meta({ examples: [12] }),
  memberRole: memberRole
    .nullable()
    .meta({ description: 'The role in it of the key’s user, as a contact.' }),
  created: z.boolean().meta({
    description: 'Whether the key’s user created it, and has never been in it.',
    examples: [false],
  }),
  ...lastMessageFields,
  createdAt: instant,
  updatedAt: instant,
});

const viewerIds = z
  .array(id)
  .max(1000)
  .describe('The users who see it, besides those who may anyway, where the visibility is CUSTOM.');

const groupWithViewers = group.extend({ viewerIds });

const optional = {
  description: fields.description.exactOptional(),
  color: fields.color.exactOptional(),
  icon: fields.icon.exactOptional(),
  timeZone: fields.timeZone.exactOptional(),
  visibility: fields.visibility.exactOptional(),
  restricted: fields.restricted.exactOptional(),
  sensitive: fields.sensitive.exactOptional(),
  remindUnanswered: fields.remindUnanswered.exactOptional(),
  remindComing: fields.remindComing.exactOptional(),
  rescueMinutes: fields.rescueMinutes.exactOptional(),
  rescueLastMinutes: fields.rescueLastMinutes.exactOptional(),
  digestRule: fields.digestRule.exactOptional(),
  digestMinute: fields.digestMinute.exactOptional(),
  viewerIds: viewerIds.exactOptional(),
};

const newGroup = z.strictObject({
  name: fields.name,
  ...optional,
  members: newMembers.exactOptional().describe('The first becomes the group’s admin.'),
});

const groupEdit = z.strictObject({
  name: fields.name.exactOptional(),
  ...optional,
  status: groupStatus.exactOptional().meta({
    description: 'ACTIVE to ARCHIVED and back; ARCHIVED to INACTIVE, by an ADMIN, for good.',
  }),
});

export const groupRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Groups'];

    app.get(
      '/api/groups',
      {
        schema: {
          operationId: 'listGroups',
          summary: 'List the groups in sight of the key, by name',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            status: groupStatus.optional(),
            text: z
              .string()
              .max(200)
              .optional()
              .meta({ description: 'Part of the name.', examples: ['book'] }),
          }),
          response: { 200: pageOf(group) },
        },
      },
      async (request) => {
        const { status, text, ...page } = request.query;
        const { actor } = request.caller;
        const groups = await pageGroups(scopeOf(deps, request), actor, { status, text }, page);
        return presentPage(groups, (listed) => ({
          ...listed,
          ...presentLast(actor, listed, listed.lastMessage),
        }));
      },
    );

    app.post(
      '/api/groups',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'createGroup',
          summary: 'Create a group, with its first members if they are given',
          tags,
          body: newGroup,
          response: { 201: groupWithViewers },
        },
      },
      async (request, reply) => {
        const { viewerIds: viewers, ...wanted } = request.body;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          const made = await createGroup(change, wanted);
          if (viewers) await setViewers(change, made.id, viewers);
          return presentGroup(change, actor, made.id);
        });
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/groups/:id',
      {
        schema: {
          operationId: 'getGroup',
          summary: 'Get a group',
          tags,
          params: idParams,
          response: { 200: groupWithViewers },
        },
      },
      (request) => presentGroup(scopeOf(deps, request), request.caller.actor, request.params.id),
    );

    app.patch(
      '/api/groups/:id',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'updateGroup',
          summary: 'Change a group: its texts, who sees it, its status',
          tags,
          params: idParams,
          body: groupEdit,
          response: { 200: groupWithViewers },
        },
      },
      (request) => {
        const { status, viewerIds: viewers, ...edit } = request.body;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireGroupById(change, actor, request.params.id);
          requireOnGroup(actor, status === 'INACTIVE' ? 'delete' : 'edit', found);
          // Else whoever edits the group could read all of who is in it.
          if (found.sensitive && edit.sensitive === false)
            requireInOrganization(actor, 'administer');
          await editGroup(change, found.id, edit);
          if (viewers) await setViewers(change, found.id, viewers);
          if (status) await setStatus(change, found.id, status);
          return presentGroup(change, actor, found.id);
        });
      },
    );

    app.delete(
      '/api/groups/:id',
      {
        config: { may: { onGroup: 'delete' } },
        schema: {
          operationId: 'deleteGroup',
          summary:
            'Delete an INACTIVE group for good, with its tasks, events, memberships and links',
          tags,
          params: idParams,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        await asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireGroupById(change, actor, request.params.id);
          requireOnGroup(actor, 'delete', found);
          await deleteGroup(change, found.id);
        });
        return reply.code(204).send();
      },
    );
  };

/** A group by itself. Throws groupNotFound. */
async function presentGroup(scope: Scope | Change, actor: Actor, groupId: string) {
  const found = await requireGroupById(scope, actor, groupId);
  const last = await readLastMessage(scope, groupId);
  return {
    ...found,
    ...presentLast(actor, found, last),
    viewerIds: await listViewers(scope, groupId),
  };
}
