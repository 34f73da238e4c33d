import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireMayChangeTask, requireMayClose } from '../../context/policy.ts';
import { cancelFollowingTasks } from '../../series/cancel-following-tasks.ts';
import { dueFollowing } from '../../series/due-following.ts';
import { requireTaskById } from '../../sight/visible-tasks.ts';
import { cancelTask } from '../../tasks/cancel-task.ts';
import { setTaskDone } from '../../tasks/close-task.ts';
import { editTask } from '../../tasks/edit-task.ts';
import { findCopy, pageChildren } from '../../tasks/page-children.ts';
import { pageTasks } from '../../tasks/page-tasks.ts';
import { setDue } from '../../tasks/set-due.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { taskStatus } from '../enums.ts';
import { requireComing } from '../require-coming.ts';
import {
  following,
  followingQuery,
  id,
  idParams,
  instant,
  numberFilter,
  pageOf,
  pageQuery,
  presentPage,
} from '../schemas.ts';
import { child, presentTask, showTask, task, taskFields } from './task-schemas.ts';

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
            status: z.enum(['open', 'done', 'cancelled', 'all']).default('all'),
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
        const { actor } = request.caller;
        const page = await pageTasks(scopeOf(deps, request), actor, query, { limit, cursor });
        return presentPage(page, (found) => presentTask(actor, found));
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
            title: taskFields.title.exactOptional(),
            notes: taskFields.notes.exactOptional(),
            dueAt: taskFields.dueAt.exactOptional(),
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
