import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  requireInOrganization,
  requireMayChangeReminder,
  requireOnGroup,
} from '../../context/policy.ts';
import { beginRule, zoneOf } from '../../reminders/begin-rule.ts';
import { cancelReminder } from '../../reminders/cancel-reminder.ts';
import { changeReminder } from '../../reminders/change-reminder.ts';
import { createReminder } from '../../reminders/create-reminder.ts';
import { pageReminders } from '../../reminders/page-reminders.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { type ReminderView, requireReminderById } from '../../sight/visible-reminders.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { reminderKind, reminderStatus } from '../enums.ts';
import { requireComing } from '../require-coming.ts';
import {
  groupLike,
  id,
  idParams,
  instant,
  number,
  numberFilter,
  pageOf,
  pageQuery,
  presentPage,
} from '../schemas.ts';

const fields = {
  text: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .meta({
      description: 'Of a reminder 1,000 characters at most, of a message 4,096.',
      examples: ['Call the field'],
    }),
  startsAt: instant.describe('When it is said the first time.'),
  recurrence: z
    .string()
    .max(200)
    .nullable()
    .meta({
      description:
        'RFC 5545, in the wall-clock time of the zone, beginning at startsAt. Null for once.',
      examples: ['FREQ=WEEKLY;BYDAY=SU'],
    }),
};

export const reminder = z.object({
  id,
  number,
  kind: reminderKind.meta({
    description: 'A message is said as its writer said it, a reminder as Muster’s.',
    examples: ['REMINDER'],
  }),
  ...fields,
  nextAt: instant.describe('When it is said next; the last time, where it is not any more.'),
  timeZone: z.string().meta({
    description: 'The zone whose clock its rule keeps.',
    examples: ['Europe/Madrid'],
  }),
  status: reminderStatus.meta({
    description: 'HELD is a message whose time passed: it waits for its writer’s word.',
    examples: ['OPEN'],
  }),
  group: groupLike('Book Club', '📚').nullable().describe('The group that is told.'),
  people: z
    .array(z.object({ contactId: id, name: z.string().meta({ examples: ['Pau'] }) }))
    .describe('Those who are told by name.'),
  createdById: id.nullable().describe('The contact whose it is, where it is one’s.'),
  createdAt: instant,
});

const newReminder = {
  kind: reminderKind.exactOptional().meta({
    description: 'MESSAGE is for a group alone. REMINDER where it is left out.',
    examples: ['REMINDER'],
  }),
  text: fields.text,
  startsAt: fields.startsAt,
  recurrence: fields.recurrence.exactOptional(),
};

export const reminderRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Reminders'];

    app.get(
      '/api/reminders',
      {
        schema: {
          operationId: 'listReminders',
          summary: 'List the reminders and messages for later in sight of the key, newest first',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            groupId: id.optional(),
            kind: reminderKind.optional(),
            status: z.enum(['open', 'over', 'all']).default('open'),
            number: numberFilter,
          }),
          response: { 200: pageOf(reminder) },
        },
      },
      async (request) => {
        const { limit, cursor, ...query } = request.query;
        const page = await pageReminders(scopeOf(deps, request), request.caller.actor, query, {
          limit,
          cursor,
        });
        return presentPage(page, presentReminder);
      },
    );

    app.post(
      '/api/reminders',
      {
        schema: {
          operationId: 'createReminder',
          summary: 'Have something said at a time, to a group or to contacts',
          description:
            'It is said by Muster when its time comes, once or again and again. It takes what saying something to the group takes, now and then.',
          tags,
          body: z.union([
            z.strictObject({ ...newReminder, groupId: id }),
            z.strictObject({
              ...newReminder,
              kind: z.literal('REMINDER').exactOptional(),
              contactIds: z.array(id).min(1).max(1000),
            }),
          ]),
          response: { 201: reminder },
        },
      },
      async (request, reply) => {
        const { kind = 'REMINDER', text, startsAt, recurrence = null, ...whom } = request.body;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          const groupId = 'groupId' in whom ? whom.groupId : null;
          if (groupId !== null)
            requireOnGroup(actor, 'send', await requireGroupById(change, actor, groupId));
          else requireInOrganization(actor, 'seeContacts');
          requireComing('startsAt', startsAt, change.at);
          const zone = await zoneOf(change, groupId);
          const rule = recurrence === null ? null : beginRule(recurrence, startsAt, zone);
          const contactIds = 'contactIds' in whom ? whom.contactIds : [];
          const timing = { startsAt, recurrence: rule, zone };
          const { id: reminderId } = await createReminder(change, {
            ...{ kind, text, groupId, contactIds, chatId: null, ...timing },
          });
          return presentReminder(await requireReminderById(change, actor, reminderId));
        });
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/reminders/:id',
      {
        schema: {
          operationId: 'getReminder',
          summary: 'Get a reminder or a message for later',
          tags,
          params: idParams,
          response: { 200: reminder },
        },
      },
      async (request) => {
        const { actor } = request.caller;
        return presentReminder(
          await requireReminderById(scopeOf(deps, request), actor, request.params.id),
        );
      },
    );

    app.patch(
      '/api/reminders/:id',
      {
        schema: {
          operationId: 'updateReminder',
          summary: 'Change what a reminder says, and when',
          description:
            'What is left out stays. What repeats goes on repeating from its new time where its rule can begin there.',
          tags,
          params: idParams,
          body: z.strictObject({
            text: fields.text.exactOptional(),
            startsAt: fields.startsAt.exactOptional(),
            recurrence: fields.recurrence.exactOptional(),
          }),
          response: { 200: reminder },
        },
      },
      (request) => {
        const { text, startsAt, recurrence } = request.body;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireReminderById(change, actor, request.params.id);
          requireMayChangeReminder(actor, found);
          const { zone } = found;
          if (startsAt) requireComing('startsAt', startsAt, change.at);
          const rule = recurrence === undefined ? found.recurrence : recurrence;
          const first = startsAt ?? found.nextAt;
          const isTimed = startsAt !== undefined || recurrence !== undefined;
          const timing = {
            startsAt: first,
            recurrence: rule === null ? null : beginRule(rule, first, zone),
            zone,
          };
          await changeReminder(change, found, {
            ...(text === undefined ? {} : { text }),
            ...(isTimed ? timing : {}),
          });
          return presentReminder(await requireReminderById(change, actor, found.id));
        });
      },
    );

    app.post(
      '/api/reminders/:id/cancel',
      {
        schema: {
          operationId: 'cancelReminder',
          summary: 'Cancel a reminder or a message for later: nobody is told by it any more',
          description: 'Doing it twice is no error.',
          tags,
          params: idParams,
          response: { 200: reminder },
        },
      },
      (request) => {
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireReminderById(change, actor, request.params.id);
          requireMayChangeReminder(actor, found);
          if (found.status !== 'CANCELLED') await cancelReminder(change, found);
          return presentReminder(await requireReminderById(change, actor, found.id));
        });
      },
    );
  };

function presentReminder({ zone, createdByUserId: _, ...shown }: ReminderView) {
  return { ...shown, timeZone: zone };
}
