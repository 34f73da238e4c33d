import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../change/change.ts';
import {
  requireInOrganization,
  requireMayChangeTask,
  requireOnGroup,
} from '../../context/policy.ts';
import type { Target } from '../../groups/audience.ts';
import { findStrangers } from '../../outbox/strangers.ts';
import { requireGroupsById } from '../../sight/visible-groups.ts';
import { requireTaskById } from '../../sight/visible-tasks.ts';
import { type CreatedTask, createTask } from '../../tasks/create-task.ts';
import { nudgeTask } from '../../tasks/nudge-task.ts';
import { beginSeries } from '../begin-series.ts';
import { asChange, type RouteDeps } from '../change.ts';
import { taskMode } from '../enums.ts';
import { asPreview } from '../preview.ts';
import { requireComing } from '../require-coming.ts';
import { crowd, id, idParams, newRecurrence } from '../schemas.ts';
import { showTask, task, taskFields } from './task-schemas.ts';

const newTask = {
  title: taskFields.title,
  notes: taskFields.notes.exactOptional(),
  dueAt: taskFields.dueAt.exactOptional(),
  recurrence: newRecurrence('dueAt').exactOptional(),
  mode: taskMode.exactOptional().meta({
    description:
      'ANYONE for what one person does for all; of a task for one person it says nothing. EACH where it is left out.',
    examples: ['ANYONE'],
  }),
};

const exceptIds = z.array(id).max(1000).exactOptional().describe('Who is in it and gets no copy.');

const wanted = z.union([
  z.strictObject({ ...newTask, groupId: id, exceptIds }),
  z.strictObject({ ...newTask, contactIds: z.array(id).min(1).max(1000) }),
  z.strictObject({
    ...newTask,
    groupIds: z.array(id).min(1).max(100),
    contactIds: z.array(id).max(1000).exactOptional(),
    exceptIds,
  }),
]);

export const preview = z.object({
  people: z.int().meta({ description: 'How many get a copy.', examples: [12] }),
  strangers: crowd.describe('Of them those whom no chat reaches.'),
});

/** What gives people something to do, shows beforehand to whom, and reminds them. */
export const giveTaskRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Tasks'];

    app.post(
      '/api/tasks',
      {
        schema: {
          operationId: 'createTask',
          summary: 'Create a task for groups or for contacts',
          description:
            'For a group, or for several contacts, it is a shared task with one child for each person; all of it is made, or nothing. With a rule the next one is there when this one was due.',
          tags,
          body: wanted,
          response: { 201: task },
        },
      },
      async (request, reply) => {
        const created = await asChange(deps, request, async (change) => {
          const { id: taskId } = await giveTask(change, request.body);
          const { actor } = change;
          // Read as an ADMIN would: a USER who is no contact gives tasks, but sees only those of groups.
          const made = await requireTaskById(change, { ...actor, role: 'ADMIN' }, taskId);
          return showTask(change, actor, made);
        });
        return reply.code(201).send(created);
      },
    );

    app.post(
      '/api/tasks/preview',
      {
        schema: {
          operationId: 'previewTask',
          summary: 'How many would get a copy of a task, and whom of them no chat reaches',
          description: 'What is asked is what creates it; nothing is made.',
          tags,
          body: wanted,
          response: { 200: preview },
        },
      },
      (request) =>
        asPreview(deps, request, async (change) => {
          const { id: taskId, people } = await giveTask(change, request.body);
          return { people, strangers: await findStrangers(change, { taskId }) };
        }),
    );

    app.post(
      '/api/tasks/:id/nudge',
      {
        schema: {
          operationId: 'nudgeTask',
          summary: 'Remind those who still owe a task, at most once in six hours',
          description:
            'In a chat of its group, else in their direct chats; not who asks for it, and nobody who is away.',
          tags,
          params: idParams,
          response: {
            200: z.object({
              told: z.int().meta({ description: 'How many were reminded.', examples: [7] }),
              unreached: crowd.describe('Those whom no chat reaches.'),
            }),
          },
        },
      },
      (request) =>
        asChange(deps, request, async (change) => {
          const found = await requireTaskById(change, change.actor, request.params.id);
          requireMayChangeTask(change.actor, found);
          const { number, title, group, mode } = found;
          const told = await nudgeTask(change, found, {
            confirm: () => {},
            write: (say, due, to) =>
              say.nudge({ number, title, group, due, to, anyone: mode === 'ANYONE' }),
          });
          return told
            ? { told: told.elsewhere, unreached: told.unreached }
            : { told: 0, unreached: { named: [], total: 0 } };
        }),
    );
  };

/** Throws what createTask throws, and where the actor may not give it, or its date is none to come. */
async function giveTask(change: Change, wish: z.output<typeof wanted>): Promise<CreatedTask> {
  const { title, notes = null, dueAt = null, recurrence = null, mode = 'EACH', ...whom } = wish;
  const target: Target =
    'groupId' in whom ? { groupIds: [whom.groupId], exceptIds: whom.exceptIds ?? [] } : whom;
  const { groupIds = [], contactIds = [] } = target;
  const { actor } = change;
  for (const group of await requireGroupsById(change, actor, groupIds))
    requireOnGroup(actor, 'use', group);
  if (groupIds.length === 0 || contactIds.length > 0) requireInOrganization(actor, 'seeContacts');
  if (dueAt) requireComing('dueAt', dueAt, change.at);
  const groupId = groupIds.length === 1 ? groupIds[0]! : null;
  const rule = await beginSeries(change, { recurrence, at: dueAt, field: 'dueAt', groupId });
  return createTask(change, { title, notes, dueAt, mode, target, ...rule });
}
