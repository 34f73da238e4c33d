import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { analyzeGroups } from '../../analytics/analyze-groups.ts';
import { readBestTime } from '../../analytics/best-time.ts';
import { bestOf } from '../../analytics/compare.ts';
import { findingsOfAll, leadersOf, summaryOf } from '../../analytics/dashboard.ts';
import { findGroups } from '../../analytics/find-groups.ts';
import { readFrame } from '../../analytics/frame.ts';
import type { AskedPeriod } from '../../analytics/period.ts';
import { readSeries } from '../../analytics/read-series.ts';
import { mayInOrganization } from '../../context/policy.ts';
import { createPage, parseCursor } from '../../db/page.ts';
import { UserError } from '../../errors.ts';
import { requireGroupById, requireGroupsById } from '../../sight/visible-groups.ts';
import {
  findingOfGroup,
  groupFigures,
  leader,
  overlap,
  ownFigures,
  period,
  periodQuery,
  presentPeriod,
  summary,
} from '../analytics-schemas.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { adviser, briefly, presentFigures } from '../present-figures.ts';
import { id, idParams, pageOf, pageQuery } from '../schemas.ts';
import { groupIdsFilter } from './contact-filters.ts';

interface PeriodQuery {
  days?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Groups that are compared at most. */
const mostCompared = 20;

export const analyticsRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Analytics'];

    const frameOf = (request: FastifyRequest, query: PeriodQuery) =>
      readFrame(scopeOf(deps, request), askedPeriod(query), deps.clock.now());

    app.get(
      '/api/groups/analytics',
      {
        schema: {
          operationId: 'listGroupFigures',
          summary: 'List the figures of the active groups in sight of the key, by name',
          description:
            'With what is to be said of all of them together. All of it for ADMINs; the basic figures for anybody else.',
          tags,
          querystring: z.strictObject({ ...periodQuery, ...pageQuery }),
          response: {
            200: pageOf(groupFigures).extend({
              period,
              summary: summary.nullable().describe('For ADMINs.'),
              leaders: z.array(leader).describe('The highest scores, ten at most; for ADMINs.'),
              findings: z
                .array(findingOfGroup)
                .describe('Of all groups, what is farthest from its limit first; for ADMINs.'),
            }),
          },
        },
      },
      async (request) => {
        const { limit, cursor, ...query } = request.query;
        const { actor } = request.caller;
        const from = parseCursor(cursor, 'text', 'id');
        const frame = await frameOf(request, query);
        const { analyses } = await analyzeGroups(frame, await findGroups(frame.scope, actor));
        const advise = adviser(frame, analyses);
        const isTold = mayInOrganization(actor, 'analyze');
        // Each is compared with all the others: a page is a part of what was counted.
        const begin = from ? analyses.findIndex(({ group }) => isAfter(group, from)) : 0;
        const rest = begin === -1 ? [] : analyses.slice(begin, begin + limit + 1);
        const page = createPage(rest, limit, ({ group }) => [group.nameKey, group.id]);
        return {
          period: presentPeriod(frame.period),
          summary: isTold ? summaryOf(analyses) : null,
          leaders: isTold
            ? leadersOf(analyses).map(({ group, score }) => ({ ...briefly(group), score: score! }))
            : [],
          findings: isTold
            ? findingsOfAll(analyses).map((one) => ({ ...advise(one), group: briefly(one.group) }))
            : [],
          ...page,
          items: page.items.map((analysis) => presentFigures(actor, analysis, advise)),
        };
      },
    );

    app.get(
      '/api/groups/:id/analytics',
      {
        schema: {
          operationId: 'getGroupFigures',
          summary: 'Get the figures of a group',
          description:
            'What follows from comparing it with others is told in the list of all of them alone.',
          tags,
          params: idParams,
          querystring: z.strictObject(periodQuery),
          response: { 200: ownFigures },
        },
      },
      async (request) => {
        const { actor } = request.caller;
        const group = await requireGroupById(scopeOf(deps, request), actor, request.params.id);
        const frame = await frameOf(request, request.query);
        const { analyses } = await analyzeGroups(frame, [group]);
        const { full, ...figures } = presentFigures(actor, analyses[0]!, adviser(frame, analyses));
        const of = { ...frame, groupIds: [group.id] };
        return {
          period: presentPeriod(frame.period),
          ...figures,
          full: full && {
            ...full,
            unit: frame.period.unit,
            series: await readSeries(of),
            bestTime: await readBestTime(of),
          },
        };
      },
    );

    app.get(
      '/api/groups/comparison',
      {
        schema: {
          operationId: 'compareGroups',
          summary: 'Compare two groups or more',
          tags,
          querystring: z.strictObject({ groupIds: groupIdsFilter, ...periodQuery }),
          response: {
            200: z.object({
              period,
              items: z.array(groupFigures),
              overlaps: z
                .array(overlap)
                .describe('Of each two that share anybody, the most alike first.'),
              best: z
                .record(z.string(), id)
                .describe('Of each figure, the group in which it is best; for ADMINs.')
                .meta({ examples: [{ answerRate: '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10' }] }),
            }),
          },
        },
      },
      async (request) => {
        const { groupIds, ...query } = request.query;
        const ids = [...new Set(groupIds)];
        if (ids.length < 2 || ids.length > mostCompared) {
          throw new UserError('invalid', {
            field: 'groupIds',
            expected: `ids of 2 to ${mostCompared} groups`,
            example: 'groupIds=…,…',
          });
        }
        const { actor } = request.caller;
        const groups = await requireGroupsById(scopeOf(deps, request), actor, ids);
        const frame = await frameOf(request, query);
        const { analyses, overlaps } = await analyzeGroups(frame, groups, 0);
        const advise = adviser(frame, analyses);
        return {
          period: presentPeriod(frame.period),
          items: analyses.map((analysis) => presentFigures(actor, analysis, advise)),
          overlaps: overlaps.map((one) => ({
            ...one,
            contactsEndpoint: `/api/contacts/by-groups?match=and&groupIds=${one.groupIds.join(',')}`,
          })),
          best: mayInOrganization(actor, 'analyze') ? bestOf(analyses) : {},
        };
      },
    );
  };

function askedPeriod({ days, from, to }: PeriodQuery): AskedPeriod {
  if (from === undefined && to === undefined) return { days: days ?? 30 };
  if (from !== undefined && to !== undefined && days === undefined) return { from, to };
  throw new UserError('invalid', {
    field: 'from',
    expected: 'days, or from and to',
    example: 'from=2026-11-01&to=2026-11-30',
  });
}

const isAfter = (group: { nameKey: string; id: string }, [key, id]: readonly [string, string]) =>
  group.nameKey > key || (group.nameKey === key && group.id > id);
