import type { InjectOptions } from 'fastify';
import { createChange } from '../../src/change/create-change.ts';
import { createSignInLink } from '../../src/people/sign-in.ts';
import type { Answer, TestAdmin } from './admin-app.ts';

/** As a browser asks that has Muster's own page open. */
export const OWN_ORIGIN = 'http://localhost:3000';

export interface Asked {
  cookie?: string | undefined;
  origin?: string | undefined;
  body?: object;
  headers?: Record<string, string>;
}

/** Asks with a cookie in place of a key. */
export async function askWith(
  { app }: Pick<TestAdmin, 'app'>,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  asked: Asked = {},
): Promise<Answer & { setCookie: string | undefined }> {
  const { cookie, body, headers } = asked;
  const origin = 'origin' in asked ? asked.origin : OWN_ORIGIN;
  const given: InjectOptions = {
    method,
    url,
    headers: {
      ...(origin === undefined ? {} : { origin }),
      ...(cookie === undefined ? {} : { cookie: `muster_session=${cookie}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  };
  const answer = await app.inject(given);
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : answer.json(),
    headers: answer.headers,
    setCookie: answer.headers['set-cookie']?.toString(),
  };
}

/** A link of a user, made as of now. */
export async function linkFor(
  { db }: Pick<TestAdmin, 'db'>,
  organizationId: string,
  userId: string,
  at: Date,
): Promise<string> {
  const made = await db.$transaction((tx) =>
    createSignInLink(createChange({ tx, organizationId, at }), userId),
  );
  return made.secret;
}

/** Signs in and answers the cookie. */
export async function signedIn(
  admin: Pick<TestAdmin, 'app'>,
  proof: { link: string } | { key: string },
): Promise<string> {
  const { status, body, setCookie } = await askWith(admin, 'POST', '/api/session', { body: proof });
  if (status !== 201) throw new Error(`not signed in: ${JSON.stringify(body)}`);
  return cookieIn(setCookie);
}

export function cookieIn(header: string | undefined): string {
  return /^muster_session=([^;]*)/.exec(header ?? '')![1]!;
}
