import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor, Scope } from '../../change/change.ts';
import {
  requireInOrganization,
  requireMayChangeTask,
  requireMayClose,
  requireOnGroup,
} from '../../context/policy.ts';
import { cancelFollowingTasks } from '../../series/cancel-following-tasks.ts';
import { dueFollowing } from '../../series/due-following.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { requireTaskById, type TaskView } from '../../sight/visible-tasks.ts';
import { cancelTask } from '../../tasks/cancel-task.ts';
import { setTaskDone } from '../../tasks/close-task.ts';
import { createTask } from '../../tasks/create-task.ts';
import { editTask } from '../../tasks/edit-task.ts';
import { findCopy, pageChildren } from '../../tasks/page-children.ts';
import { pageTasks, type TaskWithProgress } from '../../tasks/page-tasks.ts';
import { readProgress } from '../../tasks/progress.ts';
import { setDue } from '../../tasks/set-due.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { taskMode, taskStatus } from '../enums.ts';
import { requireComing } from '../require-coming.ts';
import {
  following,
  followingQuery,
  groupLike,
  id,
  idParams,
  instant,
  notesLike,
  number,
  numberFilter,
  ofSeries,
  pageOf,
  pageQuery,
  presentPage,
  recurrence,
  titleLike,
} from '../schemas.ts';

const fields = {
  title: titleLike('Read Chapter 5'),
  notes: notesLike('Mind the footnotes'),
  dueAt: instant.nullable(),
};

export const task = z.object({
  id,
  number,
  ...fields,
  recurrence,
  ...ofSeries,
  status: taskStatus.meta({
    description: 'Of a shared task: DONE when nobody owes it any more.',
    examples: ['OPEN'],
  }),
  mode: taskMode.meta({
    description: 'Of a shared task: whether each closes their own copy, or anyone all of them.',
    examples: ['EACH'],
  }),
  group: groupLike('Book Club', '📚').nullable().describe('The group, of a group task.'),
  assigneeId: id
    .nullable()
    .meta({ description: 'The person, of one person’s own task.', examples: [null] }),
  createdById: id.nullable().describe('The contact who gave it, where one did.'),
  createdAt: instant,
  progress: z.object({
    done: z.int().meta({ examples: [5] }),
    open: z.int().meta({ description: 'People who still owe it.', examples: [7] }),
    total: z
      .int()
      .meta({ description: 'Done and open; withdrawn copies do not count.', examples: [12] }),
  }),
});

export const child = z.object({
  id,
  contactId: id,
  name: z.string().meta({ examples: ['Pau'] }),
  status: taskStatus,
  closedAt: instant.nullable().meta({ examples: [null] }),
});

const newTask = {
  title: fields.title,
  notes: fields.notes.exactOptional(),
  dueAt: fields.dueAt.exactOptional(),
  mode: taskMode.exactOptional().meta({
    description:
      'ANYONE for what one person does for all; of a task for one person it says nothing. EACH where it is left out.',
    examples: ['ANYONE'],
  }),
};

export const taskRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Tasks'];

    app.get(
      '/api/tasks',
      {
        schema: {
          operationId: 'listTasks',
          summary: 'List the tasks in sight of the key, newest first, with their progress',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            groupId: id.optional(),
            assigneeId: id
              .optional()
              .describe('A contact who has a copy; the status is then of that copy.'),
            status: z.enum(['open', 'done', 'all']).default('all'),
            dueFrom: instant.optional(),
            dueTo: instant.optional().describe('Exclusive.'),
            number: numberFilter,
            seriesId: id.optional().describe('Those of one series.'),
          }),
          response: { 200: pageOf(task) },
        },
      },
      async (request) => {
        const { limit, cursor, ...query } = request.query;
        const page = await pageTasks(scopeOf(deps, request), request.caller.actor, query, {
          limit,
          cursor,
        });
        return presentPage(page, presentTask);
      },
    );

    app.post(
      '/api/tasks',
      {
        schema: {
          operationId: 'createTask',
          summary: 'Create a task for a group or for contacts',
          description:
            'For a group, or for several contacts, it is a shared task with one child for each person; all of it is made, or nothing.',
          tags,
          body: z.union([
            z.strictObject({ ...newTask, groupId: id }),
            z.strictObject({ ...newTask, contactIds: z.array(id).min(1).max(1000) }),
          ]),
          response: { 201: task },
        },
      },
      async (request, reply) => {
        const { title, notes = null, dueAt = null, mode = 'EACH', ...whom } = request.body;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          if ('groupId' in whom) {
            requireOnGroup(actor, 'use', await requireGroupById(change, actor, whom.groupId));
          } else {
            requireInOrganization(actor, 'seeContacts');
          }
          if (dueAt) requireComing('dueAt', dueAt, change.at);
          const target = 'groupId' in whom ? { groupIds: [whom.groupId] } : whom;
          const { id: taskId } = await createTask(change, {
            title,
            notes,
            dueAt,
            mode,
            target,
          });
          // Read as an ADMIN would: a USER who is no contact gives tasks, but sees only those of groups.
          return showTask(
            change,
            actor,
            await requireTaskById(change, { ...actor, role: 'ADMIN' }, taskId),
          );
        });
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/tasks/:id',
      {
        schema: {
          operationId: 'getTask',
          summary: 'Get a task with its progress',
          tags,
          params: idParams,
          response: { 200: task },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        return showTask(scope, actor, await requireTaskById(scope, actor, request.params.id));
      },
    );

    app.patch(
      '/api/tasks/:id',
      {
        schema: {
          operationId: 'updateTask',
          summary: 'Change what a task says and when it is due, for everyone who has it',
          description:
            'What is left out stays. Of what repeats this one alone is due then, or with `following` this and all that follow, whose rule begins at the new date where it can.',
          tags,
          params: idParams,
          body: z.strictObject({
            title: fields.title.exactOptional(),
            notes: fields.notes.exactOptional(),
            dueAt: fields.dueAt.exactOptional(),
            following: following.exactOptional(),
          }),
          response: { 200: task },
        },
      },
      (request) => {
        const { dueAt, following: all = false, ...edit } = request.body;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireTaskById(change, actor, request.params.id);
          requireMayChangeTask(actor, found);
          if (dueAt && dueAt.getTime() !== found.dueAt?.getTime())
            requireComing('dueAt', dueAt, change.at);
          await editTask(change, found, edit);
          if (dueAt && all && found.recurrence !== null) await dueFollowing(change, found, dueAt);
          else if (dueAt !== undefined) await setDue(change, found, dueAt);
          return showTask(change, actor, await requireTaskById(change, actor, found.id));
        });
      },
    );

    app.post(
      '/api/tasks/:id/cancel',
      {
        schema: {
          operationId: 'cancelTask',
          summary: 'Cancel a task: nobody owes it any more, and what was done stays done',
          description:
            'Doing it twice is no error. Of what repeats this one alone, or with `following` this and all that follow.',
          tags,
          params: idParams,
          querystring: followingQuery,
          response: { 200: task },
        },
      },
      (request) => {
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireTaskById(change, actor, request.params.id);
          requireMayChangeTask(actor, found);
          if (request.query.following && found.recurrence !== null)
            await cancelFollowingTasks(change, found);
          else await cancelTask(change, found, () => {});
          return showTask(change, actor, await requireTaskById(change, actor, found.id));
        });
      },
    );

    app.get(
      '/api/tasks/:id/children',
      {
        schema: {
          operationId: 'listTaskChildren',
          summary: 'List the copies of a task, by the names of who has them',
          tags,
          params: idParams,
          querystring: z.strictObject({ ...pageQuery, status: taskStatus.optional() }),
          response: { 200: pageOf(child) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { status, ...page } = request.query;
        const { actor } = request.caller;
        const found = await requireTaskById(scope, actor, request.params.id);
        return pageChildren(scope, actor, found.id, status, page);
      },
    );

    app.put(
      '/api/tasks/:id/children/:contactId',
      {
        schema: {
          operationId: 'setTaskChild',
          summary: 'Close or reopen somebody’s copy of a task',
          description:
            'Doing it twice is no error. In mode ANYONE it closes all copies; whoever did it opens them again.',
          tags,
          params: z.strictObject({ id, contactId: id }),
          body: z.strictObject({ status: z.enum(['DONE', 'OPEN']) }),
          response: { 200: child },
        },
      },
      (request) => {
        const { id: taskId, contactId } = request.params;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireTaskById(change, actor, taskId);
          requireMayClose(actor, found, contactId);
          await setTaskDone(change, found, contactId, request.body.status === 'DONE');
          return (await findCopy(change, actor, taskId, contactId))!;
        });
      },
    );
  };

async function showTask(scope: Scope, actor: Actor, found: TaskView) {
  return presentTask({ ...found, progress: await readProgress(scope, actor, found.id) });
}

/** The children say whether a shared task is done: its own row does not. */
function presentTask(found: TaskWithProgress) {
  const isDone = found.assigneeId === null && found.status === 'OPEN' && found.progress.open === 0;
  return { ...found, status: isDone ? ('DONE' as const) : found.status };
}
