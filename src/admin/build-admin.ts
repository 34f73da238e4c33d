import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
} from 'fastify';
import type { Sendable } from '../change/sendable.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { type AddressRule, isPublicAddress } from '../messages/public-address.ts';
import { redact } from '../process/logger.ts';
import { requireCredentials } from './auth.ts';
import { boundBodies } from './bodies.ts';
import type { CallDeps, RouteDeps } from './change.ts';
import { consolePages } from './console-pages.ts';
import { serveDocs } from './docs.ts';
import { answerError, answerUnknownRoute } from './error-handler.ts';
import { createGuesses } from './guesses.ts';
import { answerClientError, answerForNode } from './http-errors.ts';
import { defaultLimits, type Limits, limitRate } from './limits.ts';
import { requireReadable } from './require-readable.ts';
import { requireRights } from './rights.ts';
import { createRoom } from './room.ts';
import { absenceRoutes } from './routes/absences.ts';
import { analyticsRoutes } from './routes/analytics.ts';
import { auditRoutes } from './routes/audit.ts';
import { avatarRoutes } from './routes/avatars.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { bulkMemberRoutes } from './routes/bulk-members.ts';
import { calendarPages } from './routes/calendar.ts';
import { calendarFeedRoutes } from './routes/calendar-feeds.ts';
import { callRoutes } from './routes/calls.ts';
import { campaignEventRoutes } from './routes/campaign-events.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { chatRoutes } from './routes/chats.ts';
import { contactMergeRoutes } from './routes/contact-merges.ts';
import { contactTieRoutes } from './routes/contact-ties.ts';
import { contactRoutes } from './routes/contacts.ts';
import { contactsByGroupsRoutes } from './routes/contacts-by-groups.ts';
import { createCampaignRoutes } from './routes/create-campaign.ts';
import { deletedContactRoutes } from './routes/deleted-contacts.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/export.ts';
import { giveTaskRoutes } from './routes/give-task.ts';
import { groupChatRoutes, type Show } from './routes/group-chats.ts';
import { groupTemplateRoutes } from './routes/group-templates.ts';
import { groupRoutes } from './routes/groups.ts';
import { healthRoutes, type Readiness, readinessRoutes } from './routes/health.ts';
import { importRoutes } from './routes/import.ts';
import { keyRoutes } from './routes/keys.ts';
import { mediaRoutes } from './routes/media.ts';
import { memberRoutes } from './routes/members.ts';
import { messageRoutes } from './routes/messages.ts';
import { operationRoutes } from './routes/operations.ts';
import { organizationRoutes } from './routes/organization.ts';
import { organizationsRoutes } from './routes/organizations.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { participantRoutes } from './routes/participants.ts';
import { planEventRoutes } from './routes/plan-event.ts';
import { reminderRoutes } from './routes/reminders.ts';
import { scheduleRoutes } from './routes/schedule.ts';
import { sendMessageRoutes } from './routes/send-message.ts';
import { sessionRoutes, signInRoutes, type Transport } from './routes/sessions.ts';
import { setAvatarRoutes } from './routes/set-avatar.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { taskRoutes } from './routes/tasks.ts';
import { userRoutes } from './routes/users.ts';
import { serializerCompiler } from './serializer.ts';
import { createSessionCookie } from './session-cookie.ts';
import { validatorCompiler } from './validation.ts';

export interface AdminDeps {
  db: Database;
  clock: Clock;
  /** Opens /api/organizations. */
  operatorToken: string;
  logger: FastifyBaseLogger | false;
  /** Whether the service can do its work, and what of it cannot. */
  readiness: () => Promise<Readiness>;
  /** Sends what a change has queued, after its commit. Without it, the outbox's sweep does, later. */
  send?: (messages: readonly Sendable[]) => void;
  /** How the network shows a group chat. Without it, none is seen. */
  show?: Show;
  /** The provider of calls, as far as the API knows of it. Without it, calls cost nothing. */
  calls?: CallDeps;
  limits?: Partial<Limits>;
  /** Proxies whose word for where a request comes from is taken: addresses and networks. None unless told. */
  trustProxy?: readonly string[] | undefined;
  /** The web address at which others reach Muster, without a slash at its end. */
  publicUrl?: string;
  /** Over what network people chat; simulated unless told. */
  transport?: Transport;
  /** From where a file may be fetched that is to be sent; the open internet unless told. */
  mayFetchFrom?: AddressRule;
  /** Further routes, behind the same credentials. */
  routes?: readonly FastifyPluginAsync[];
  /** Pages, which ask for credentials themselves. */
  pages?: readonly FastifyPluginAsync[];
  /** Routes for other services, which prove by a signature who they are. */
  webhooks?: readonly FastifyPluginAsync[];
}

/** Of bodies without a key that are in memory at once, webhooks and proofs each; eight of the largest, by half of it. */
const openRoomBytes = 16 * 1024 * 1024;

/** Builds the admin API. It does not listen: that is its server's work. */
export async function buildAdmin(deps: AdminDeps): Promise<FastifyInstance> {
  const limits: Limits = { ...defaultLimits, ...deps.limits };
  const publicUrl = deps.publicUrl ?? 'http://localhost:3000';
  const app: FastifyInstance = Fastify({
    // Its plugins log the headers of requests, whatever logger it is given.
    ...(deps.logger ? { loggerInstance: deps.logger.child({}, { redact }) } : { logger: false }),
    genReqId: () => randomUUID(),
    bodyLimit: limits.bodyBytes,
    // Nobody holds a connection open by sending a byte now and then.
    requestTimeout: 120_000,
    frameworkErrors: answerError,
    clientErrorHandler: answerClientError,
    http: { requireHostHeader: false },
    // What still comes in while it closes is dealt with: Fastify's own refusal is no problem document.
    return503OnClosing: false,
    trustProxy: deps.trustProxy ? [...deps.trustProxy] : false,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('caller');
  app.decorateRequest('secretDigest');

  await app.register(helmet, {
    // An API answers data: whoever opens an answer as a page gets nothing to run. /docs has its own.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  answerForNode(app);
  await app.register(underPressure, { maxEventLoopDelay: limits.eventLoopDelayMs });
  // Before the limit of requests: an office behind one address loads the console's files together.
  await app.register(consolePages());
  const cookie = await createSessionCookie(app, publicUrl);
  await limitRate(app, limits);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, answerUnknownRoute);
  await serveDocs(app);

  await app.register(healthRoutes(deps.readiness));
  await app.register(calendarPages({ ...deps, limits }));
  for (const page of deps.pages ?? []) await app.register(page);
  const routeDeps: RouteDeps = { db: deps.db, clock: deps.clock, send: deps.send ?? (() => {}) };
  if (deps.webhooks) {
    const { webhooks } = deps;
    await app.register(async (scope) => {
      // Of their own, so that whoever sends what is no webhook keeps nobody else out.
      boundBodies(scope, createRoom(scope, openRoomBytes));
      for (const routes of webhooks) await scope.register(routes);
    });
  }
  // Of keys, cookies and proofs to sign in by together: whoever guesses at one is kept from the others too.
  const guesses = createGuesses(limits.failedAuthPerMinute, deps.clock);
  const sessionDeps = { ...routeDeps, guesses, cookie, transport: deps.transport ?? 'simulated' };
  await app.register(async (scope) => {
    requireReadable(scope);
    boundBodies(scope, createRoom(scope, openRoomBytes));
    await scope.register(signInRoutes(sessionDeps));
  });
  await app.register(async (api) => {
    requireCredentials(api, { ...deps, guesses, cookie });
    requireReadable(api);
    requireRights(api, routeDeps);
    const room = createRoom(api, limits.roomBytes);
    boundBodies(api, room);
    await api.register(readinessRoutes(deps.readiness));
    for (const routes of API) await api.register(routes(routeDeps));
    await api.register(groupChatRoutes(routeDeps, deps.show ?? (async () => null)));
    const calls = deps.calls ?? { centsPerMinute: 0 };
    await api.register(createCampaignRoutes(routeDeps, calls));
    await api.register(campaignEventRoutes(routeDeps, calls));
    await api.register(calendarFeedRoutes(routeDeps, publicUrl));
    await api.register(importRoutes(routeDeps, limits.importBytes));
    await api.register(exportRoutes(routeDeps, room));
    await api.register(mediaRoutes(routeDeps, room));
    await api.register(sendMessageRoutes(routeDeps, deps.mayFetchFrom ?? isPublicAddress, room));
    await api.register(sessionRoutes(sessionDeps));
    for (const routes of deps.routes ?? []) await api.register(routes);
  });
  return app;
}

const API = [
  organizationsRoutes,
  organizationRoutes,
  userRoutes,
  keyRoutes,
  contactRoutes,
  contactsByGroupsRoutes,
  contactMergeRoutes,
  contactTieRoutes,
  bulkRoutes,
  deletedContactRoutes,
  operationRoutes,
  absenceRoutes,
  groupRoutes,
  analyticsRoutes,
  groupTemplateRoutes,
  suggestionRoutes,
  avatarRoutes,
  setAvatarRoutes,
  memberRoutes,
  bulkMemberRoutes,
  chatRoutes,
  messageRoutes,
  taskRoutes,
  giveTaskRoutes,
  eventRoutes,
  planEventRoutes,
  reminderRoutes,
  participantRoutes,
  campaignRoutes,
  callRoutes,
  outboxRoutes,
  scheduleRoutes,
  auditRoutes,
];
