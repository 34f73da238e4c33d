import { beforeAll } from 'vitest';
import { type TestAdmin, useAdmin } from './admin-app.ts';
import { encode, type Listed, listOperations, transportRoutes } from './operations.ts';
import { chatOfLeaders, createScene, type Scene } from './permission-scene.ts';
import {
  CALLERS,
  type CallerName,
  IN_ORGANIZATION,
  type Mark,
  type Named,
  ON_GROUP,
  PLACES,
  type Place,
  type Row,
  TABLE,
  type Try,
} from './permission-table.ts';

// What permissions.test.ts and as-if-never.test.ts walk: each operation of the document in every way that
// permission-table.ts has for it, by every caller, in every place.

/** One way of asking for an operation, by one caller in one place, and what is written of it. */
export interface Cell {
  operation: Listed;
  attempt: Try;
  caller: CallerName;
  place: Place;
  mark: Mark;
}

export function triesOf({ route }: Listed): readonly Try[] {
  const found = TABLE[route];
  return typeof found === 'object' ? ([found].flat() as Try[]) : [];
}

export const rows: Record<string, Row> = { ...ON_GROUP, ...IN_ORGANIZATION };

/** What is written of a cell: to a group that is not theirs, all stand as who is outside. */
function expected({ row }: Try, caller: CallerName, place: Place): Mark {
  const { marks, restricted, outOfSight = '0', nowhere } = rows[row]!;
  const of = (name: string, line = marks) =>
    line.replaceAll(' ', '')[CALLERS.indexOf(name as CallerName)] as Mark;
  if (isNowhere(place))
    return of(caller, nowhere ?? (row in ON_GROUP ? '0 0000 000' : marks.replaceAll('+', '0')));
  if (!isSeen(caller, place)) return outOfSight;
  if (place === 'own, restricted') return of(caller, restricted);
  if (place.startsWith('own') || caller === 'ADMIN') return of(caller);
  return of(`${caller.split(' ')[0]} outside`);
}

const isNowhere = (place: Place) => place === 'another organization' || place === 'nowhere';

/** Whether a caller sees the group of a place. */
export function isSeen(caller: CallerName, place: Place): boolean {
  if (isNowhere(place)) return false;
  if (caller === 'ADMIN') return true;
  if (place === 'own, hidden') return !caller.endsWith('outside');
  return place !== 'ADMINS_ONLY' && place !== 'CUSTOM';
}

/** What an id is of, by the field of a body, or by what stands before it in a path. */
export const KINDS: Record<string, keyof Named> = {
  ...{ groupId: 'group', groupIds: 'group', chatId: 'chat', accountId: 'account' },
  ...{ contactId: 'someone', contactIds: 'someone', userId: 'user', viewerIds: 'user' },
};
const PATHS: Record<string, keyof Named> = {
  ...{ groups: 'group', tasks: 'task', events: 'event', reminders: 'reminder', chats: 'chat' },
  ...{
    campaigns: 'campaign',
    media: 'media',
    users: 'user',
    keys: 'key',
    sessions: 'session',
    outbox: 'message',
  },
  ...{ members: 'member', children: 'member', participants: 'member' },
};

/** An example of the document, with ids of things in the place of its own. */
function fill(example: unknown, named: Named, field = ''): unknown {
  if (Array.isArray(example)) return example.map((item) => fill(item, named, field));
  if (typeof example === 'object' && example !== null)
    return Object.fromEntries(
      Object.entries(example).map(([key, value]) => [key, fill(value, named, key)]),
    );
  return typeof example === 'string' && field in KINDS ? named[KINDS[field]!] : example;
}

export function requestOf({ path, requestBody }: Listed, attempt: Partial<Try>, named: Named) {
  const url = path.replaceAll(/(?<=\/(\w+)\/)\{(\w+)\}/g, (_, before: string, name: string) => {
    const thing = attempt.path?.[name] ?? (name.toLowerCase().endsWith('id') && PATHS[before]);
    return thing ? named[thing] : name;
  });
  const query = attempt.query ? `?${attempt.query(named)}` : '';
  const [media] = Object.entries(requestBody?.content ?? {});
  const body = attempt.body?.(named) ?? fill(media?.[1].example, named);
  return { url: `${url}${query}`, type: media?.[0], body };
}

type Request = ReturnType<typeof requestOf>;
export type Parameter = NonNullable<Listed['parameters']>[number];

type Answered = Awaited<ReturnType<Walk['send']>>;

export const nameOf = ({ operation: { route }, attempt: { what }, caller, place }: Cell) =>
  `${route}${what ? ` (${what})` : ''}, ${caller}, ${place}`;

/** What an answer was instead of what is written; nothing where it was that. */
export function misfit(cell: Cell, { statusCode, body }: Answered): string[] {
  const { answer } = cell.attempt;
  const isDone = answer === undefined ? statusCode < 300 : statusCode === answer;
  const isAsWritten = { '+': isDone, '-': statusCode === 403, '0': statusCode === 404 };
  if (isAsWritten[cell.mark]) return [];
  return [`${nameOf(cell)}: ${cell.mark}, and answered ${statusCode} ${body.slice(0, 200)}`];
}

/** All that an answer tells, but for the ids that it was asked about. */
export function shapeOf({ statusCode, headers, body }: Answered): string[] {
  const told = Object.entries(headers).filter(
    ([name]) => !/^(?:date|x-ratelimit-(?:remaining|reset))$/.test(name),
  );
  const text = body.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID');
  return [String(statusCode), ...told.map(([name, value]) => `${name}: ${value}`), text];
}

/** What is there to be walked; `scene`, `operations` and `cells` once the tests of the file begin. */
export type Walk = ReturnType<typeof useWalk>;

/** All operations, and an organization of all callers and places, for a file. */
export function useWalk() {
  const admin: TestAdmin = useAdmin({
    routes: transportRoutes(() => admin),
    show: async () => chatOfLeaders,
  });
  const walked = {} as { scene: Scene; operations: Listed[]; cells: Cell[] };

  beforeAll(async () => {
    walked.operations = await listOperations(admin.app);
    walked.scene = await createScene(admin);
    await giveSecrets();
    walked.cells = walked.operations.flatMap((operation) =>
      triesOf(operation).flatMap((attempt) =>
        CALLERS.flatMap((caller) =>
          placesOf(operation, attempt).map((place) => ({
            ...{ operation, attempt, caller, place, mark: expected(attempt, caller, place) },
          })),
        ),
      ),
    );
  }, 60_000);

  /** Where a way of asking can be about something: once where it names nothing of a place. */
  function placesOf(operation: Listed, attempt: Try): readonly Place[] {
    const of = (place: Place) =>
      JSON.stringify(requestOf(operation, attempt, { ...walked.scene.places[place], self: '' }));
    if (of('own') === of('nowhere')) return ['own'];
    return attempt.row in ON_GROUP ? PLACES : ['own', 'another organization', 'nowhere'];
  }

  async function send({ method }: Listed, { url, type, body }: Request, secret?: string) {
    const sent = type === undefined ? undefined : await encode(type, body);
    return admin.app.inject({
      ...{ method, url },
      headers: {
        ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
        ...(sent && { 'content-type': sent[0] }),
      },
      ...(sent && { payload: sent[1] }),
    });
  }

  function ask({ operation, attempt, caller, place }: Cell, organizationId: string) {
    const { places, callers } = walked.scene;
    const named = { ...places[place], self: callers[caller].contactId };
    return send(operation, requestOf(operation, attempt, named), secretOf(organizationId, caller));
  }

  /** A caller's secret in the organization, or in a copy of it. */
  const secretOf = (organizationId: string, caller: CallerName) =>
    `${organizationId}.${walked.scene.callers[caller].keyId}`;

  /** Copied keys have the hash of the original: its secret would open any of the organizations. */
  async function giveSecrets() {
    const ids = Object.values(walked.scene.callers).map(({ keyId }) => keyId);
    await admin.db.$executeRaw`
      UPDATE api_keys
      SET hash = sha256(convert_to(organization_id || '.' || id, 'UTF8')), last_used_at = ${admin.at}
      WHERE id = ANY(${ids}::uuid[])`;
  }

  /** Makes so what a way of asking wants to be so; without a caller nothing is anybody's, and no campaign under way. */
  async function prepare(
    { path }: Listed,
    { made, campaign: status }: Partial<Try>,
    organizationId: string,
    caller?: CallerName,
  ) {
    const { db, at } = admin;
    const { callers, places } = walked.scene;
    const all = (thing: keyof Scene['places']['own']) => ({
      organizationId,
      id: { in: Object.values(places).map((things) => things[thing]) },
    });
    const data = { createdById: made && caller ? callers[caller].contactId : null };
    if (path.startsWith('/api/tasks/{')) await db.task.updateMany({ where: all('task'), data });
    if (path.startsWith('/api/events/{')) await db.event.updateMany({ where: all('event'), data });
    if (path.startsWith('/api/reminders/{'))
      await db.reminder.updateMany({ where: all('reminder'), data });
    if (!/campaigns|call-all/.test(path)) return;
    // Five at once are as many as there may be: those that were begun in another place are over.
    await db.campaign.updateMany({
      where: { organizationId },
      data: { status: 'CANCELLED', pauseReason: null, finishedAt: at },
    });
    if (status && caller)
      await db.campaign.updateMany({
        where: all('campaign'),
        data: { status, pauseReason: status === 'PAUSED' ? 'BY_HAND' : null, finishedAt: null },
      });
  }

  return Object.assign(walked, { admin, placesOf, send, ask, secretOf, giveSecrets, prepare });
}
