import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor, Scope } from '../../change/change.ts';
import { createChange } from '../../change/create-change.ts';
import {
  allInOrganization,
  mayInOrganization,
  requireInOrganization,
} from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { describeDevice } from '../../forms/device.ts';
import type { Credential } from '../../people/holder.ts';
import { requireOrganization } from '../../people/organizations.ts';
import {
  endSession,
  listSessions,
  requireSession,
  type SessionView,
} from '../../people/sessions.ts';
import { findSignIn, type Proof, signIn } from '../../people/sign-in.ts';
import { requireUser } from '../../people/users.ts';
import { actorOf, asChange, commit, type RouteDeps, scopeOf } from '../change.ts';
import { businessType, organizationAction } from '../enums.ts';
import { Refusal } from '../error-handler.ts';
import type { Guesses } from '../guesses.ts';
import { addressOf } from '../limits.ts';
import { id, idParams, instant, noContent, pageOf, pageQuery } from '../schemas.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { organization } from './organizations.ts';
import { userFields } from './users.ts';

export type Transport = 'simulated' | 'whatsapp';

export interface SessionDeps extends RouteDeps {
  guesses: Guesses;
  cookie: SessionCookie;
  transport: Transport;
}

/** Bytes of a proof: it is one secret. */
const proofBytes = 4096;

const { name, role, contactId } = userFields;
const secretOf = (what: string, example: string) =>
  z
    .string()
    .min(1)
    .max(512)
    .meta({ description: what, examples: [example] });

const proof = z.union([
  z.strictObject({
    link: secretOf('What stands after the # of a link to sign in.', 'msl_c2xkdm9q…'),
  }),
  z.strictObject({ key: secretOf('An API key.', 'mst_c2xkdm9q…') }),
]);

/** Who asks, and what a console shows them. */
export const openSession = z.object({
  id: id.nullable().describe('Of the session; null for whoever asks with a key.'),
  user: z.object({ id, name, role, contactId }),
  organization: z.object({
    id,
    name: organization.shape.name,
    locale: organization.shape.locale,
    timeZone: organization.shape.timeZone,
    businessType,
  }),
  transport: z.enum(['simulated', 'whatsapp']).meta({
    description: 'Over what network people chat with Muster.',
    examples: ['simulated'],
  }),
  may: z.array(organizationAction).meta({
    description:
      'What the user may do in the organization. What they may do in a group is told with each: `may` of `GET /api/groups/{id}`.',
    examples: [['createGroup', 'seeContacts', 'editContacts']],
  }),
  expiresAt: instant
    .nullable()
    .describe('When the session ends unless it is used, which puts it off; null with a key.'),
});

export const session = z.object({
  id,
  userId: id,
  userName: name,
  keyId: id.nullable().meta({
    description:
      'The key that was pasted to sign in, with which the session ends; null for a link.',
    examples: [null],
  }),
  device: z
    .string()
    .meta({ description: 'By which one recognizes it.', examples: ['Chrome on Android'] }),
  isCurrent: z
    .boolean()
    .meta({ description: 'Whether the request came with it.', examples: [true] }),
  createdAt: instant,
  lastUsedAt: instant.describe('To the minute.'),
  expiresAt: instant.describe('When it ends unless it is used.'),
});

const tags = ['Sessions'];

/** Signing in: without credentials, for whoever has a proof. */
export const signInRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, clock, guesses, cookie } = deps;

    app.addHook('onRequest', async (request) => {
      guesses.requireCalm(addressOf(request));
      cookie.requireOwnOrigin(request);
    });

    app.post(
      '/api/session',
      {
        bodyLimit: proofBytes,
        config: { access: 'body' },
        schema: {
          operationId: 'signIn',
          summary: 'Sign in to the console, by a link that works once or by a key',
          description:
            'Sets the cookie of a session, which ends when it is not used for 12 hours. For pages of Muster’s own: it takes their Origin. A link is had by `/console` in a direct chat with Muster.',
          tags,
          body: proof,
          response: { 201: openSession },
        },
      },
      async (request, reply) => {
        const opened = await guesses.look(addressOf(request), secretIn(request.body), () =>
          open(request.body, request.headers['user-agent']),
        );
        if (!opened) throw notSignedIn(request.body);
        cookie.set(reply, opened.secret);
        return reply.code(201).send(opened.shown);
      },
    );

    async function open(given: Proof, userAgent: string | undefined) {
      const at = clock.now();
      const found = await findSignIn(db, given, at);
      if (!found) return undefined;
      const { organizationId } = found;
      const actor = actorOf(found);
      return commit(
        deps,
        (tx) => createChange({ tx, organizationId, actor, at }),
        async (change) => {
          const made = await signIn(change, found, describeDevice(userAgent));
          if (!made) return undefined;
          const credential = { kind: 'SESSION', id: made.id } as const;
          return {
            secret: made.secret,
            shown: await showSession(change, actor, credential, deps.transport, at),
          };
        },
        organizationId,
      );
    }
  };

/** Who is signed in, and signing out. */
export const sessionRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/session',
      {
        schema: {
          operationId: 'getSession',
          summary: 'Get who asks: their user, their organization, and what they may do',
          tags,
          response: { 200: openSession },
        },
      },
      (request) => {
        const { actor, credential } = request.caller;
        const scope = scopeOf(deps, request);
        return showSession(scope, actor, credential, deps.transport, deps.clock.now());
      },
    );

    app.delete(
      '/api/session',
      {
        schema: {
          operationId: 'signOut',
          summary: 'Sign out: end the session that the request came with',
          tags,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        const { kind, id } = request.caller.credential;
        await asChange(deps, request, async (change) => {
          if (kind === 'KEY') throw new UserError('notFound', { what: 'session' });
          await endSession(change, id, { userId: undefined });
        });
        deps.cookie.clear(reply);
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/sessions',
      {
        schema: {
          operationId: 'listSessions',
          summary: 'List the sessions that are open, newest first',
          description: 'One’s own; for an ADMIN those of the organization, or of one user.',
          tags,
          querystring: z.strictObject({ ...pageQuery, userId: id.optional() }),
          response: { 200: pageOf(session) },
        },
      },
      async (request) => {
        const { actor, credential } = request.caller;
        const { userId, ...page } = request.query;
        if (userId !== undefined && userId !== actor.userId)
          requireInOrganization(actor, 'administer');
        const scope = scopeOf(deps, request);
        if (userId !== undefined) await requireUser(scope, userId);
        const whose = { userId: userId ?? whoseBy(actor).userId };
        const { items, ...rest } = await listSessions(scope, whose, deps.clock.now(), page);
        return { items: items.map((item) => present(item, credential)), ...rest };
      },
    );

    app.delete(
      '/api/sessions/:id',
      {
        schema: {
          operationId: 'endSession',
          summary: 'End a session, at once and for good: one’s own, and for an ADMIN anybody’s',
          tags,
          params: idParams,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        await asChange(deps, request, (change) => endSession(change, id, whoseBy(change.actor)));
        if (isCurrent(id, request.caller.credential)) deps.cookie.clear(reply);
        return reply.code(204).send();
      },
    );
  };

/** Whose sessions somebody sees and ends. */
function whoseBy(actor: Actor): { userId: string | undefined } {
  const all = mayInOrganization(actor, 'administer');
  // Whoever has a key or a session is a user.
  return { userId: all ? undefined : actor.userId! };
}

async function showSession(
  scope: Scope,
  actor: Actor,
  { kind, id }: Credential,
  transport: Transport,
  at: Date,
): Promise<z.output<typeof openSession>> {
  const { userId } = actor as { userId: string };
  const user = await requireUser(scope, userId);
  const { organizationId, tx } = scope;
  const { name, locale, timeZone, businessType } = await requireOrganization(tx, organizationId);
  const opened = kind === 'SESSION' ? await requireSession(scope, id, { userId }, at) : null;
  return {
    id: opened?.id ?? null,
    user: { id: user.id, name: user.name, role: user.role, contactId: user.contactId },
    organization: { id: organizationId, name, locale, timeZone, businessType },
    transport,
    may: allInOrganization(actor),
    expiresAt: opened?.expiresAt ?? null,
  };
}

function present(view: SessionView, credential: Credential): z.output<typeof session> {
  return { ...view, isCurrent: isCurrent(view.id, credential) };
}

const isCurrent = (id: string, credential: Credential) =>
  credential.kind === 'SESSION' && credential.id === id;

const secretIn = (given: Proof) => ('link' in given ? given.link : given.key);

function notSignedIn(given: Proof): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 401,
    code: 'unauthorized',
    reason: 'notSignedIn',
    detail: refusals.notSignedIn['link' in given ? 'link' : 'key'],
  }));
}
