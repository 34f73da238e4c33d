import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../calendar/ical.ts';
import { statementsOf } from '../../helpers/statements.ts';
import { AT, type Client, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin({ publicUrl: 'https://muster.example' });

/** A group with somebody in it who has a key. */
async function createTeam() {
  const tenant = await admin.tenant();
  const member = await tenant.user('USER');
  const groupId = await tenant.group({
    name: 'Club',
    members: [{ contactId: member.contactId }],
  });
  return { tenant, member, groupId };
}

async function addEvent(tenant: Tenant, groupId: string, event: object): Promise<string> {
  const { status, body } = await tenant.post('/api/events', { groupId, ...event });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function makeFeed(client: Client, of: string): Promise<string> {
  const { status, body } = await client.post(`/api/${of}/calendar`);
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body.url).toMatch(/^https:\/\/muster\.example\/calendar\/msc_[\w-]{43}\.ics$/);
  return new URL(body.url).pathname;
}

function ask(url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
  return admin.app.inject({ method, url, headers });
}

async function read(url: string) {
  const answer = await ask(url);
  expect(answer.statusCode).toBe(200);
  return parseCalendar(answer.body).entries;
}

const sunday = '2026-11-22T10:00:00.000Z';

describe('a calendar', () => {
  it('tells a person what they are invited to, and nobody else anything', async () => {
    const { tenant, member, groupId } = await createTeam();
    const id = await addEvent(tenant, groupId, {
      title: 'Game',
      startsAt: sunday,
      place: 'Riverside',
      notes: 'Bring water.',
    });
    await admin.db.event.updateMany({
      where: { organizationId: tenant.id, id },
      data: { endsAt: new Date('2026-11-22T12:00:00.000Z') },
    });
    const url = await makeFeed(member, `contacts/${member.contactId}`);
    expect(await read(url)).toEqual([
      {
        uid: `${id}@muster`,
        summary: 'Game',
        description: expect.stringMatching(
          /^You have not answered yet: \/in (\d+) · \/out \1\nBring water\.\nClub #\1$/,
        ),
        location: 'Riverside',
        status: 'CONFIRMED',
        sequence: 0,
        transparency: 'OPAQUE',
        organizer: 'Club',
        start: sunday,
        end: '2026-11-22T12:00:00.000Z',
        isDay: false,
      },
    ]);
    const other = await createTeam();
    const others = await makeFeed(other.member, `contacts/${other.member.contactId}`);
    expect(await read(others)).toEqual([]);
  });

  it('has the own answer, and grows with each change of an event that keeps its name', async () => {
    const { tenant, member, groupId } = await createTeam();
    const id = await addEvent(tenant, groupId, { title: 'Game', startsAt: sunday });
    const url = await makeFeed(member, `groups/${groupId}`);
    admin.at = new Date('2026-11-20T10:05:00Z');
    const answered = await member.put(`/api/events/${id}/participants/${member.contactId}`, {
      status: 'GOING',
      guests: 1,
    });
    expect(answered.status, JSON.stringify(answered.body)).toBeLessThan(300);
    const [first] = await read(url);
    expect(first!.description).toContain('You are in, with 1 guest.');
    admin.at = new Date('2026-11-20T10:10:00Z');
    const startsAt = '2026-11-23T18:00:00.000Z';
    const moved = await tenant.patch(`/api/events/${id}`, { startsAt });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    const [second] = await read(url);
    expect(second).toMatchObject({ uid: first!.uid, start: startsAt });
    expect(second!.sequence).toBeGreaterThan(first!.sequence);
    const off = await tenant.post(`/api/events/${id}/cancel`, {});
    expect(off.status, JSON.stringify(off.body)).toBeLessThan(300);
    expect(await read(url)).toMatchObject([{ uid: first!.uid, status: 'CANCELLED' }]);
    admin.at = new Date('2026-12-25T10:00:00Z');
    expect(await read(url)).toEqual([]);
    admin.at = new Date(AT);
  });

  it('is answered once for all who have it', async () => {
    const { tenant, member, groupId } = await createTeam();
    await addEvent(tenant, groupId, { title: 'Game', startsAt: sunday });
    const url = await makeFeed(member, `groups/${groupId}`);
    const first = await ask(url);
    expect(first.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'last-modified': new Date(AT).toUTCString(),
    });
    const etag = String(first.headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(url, { 'if-none-match': known });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await ask(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    const head = await ask(url, {}, 'HEAD');
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag]);
    await addEvent(tenant, groupId, { title: 'Quiz', startsAt: sunday });
    expect((await ask(url, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it('ends when it is renewed or revoked, and with being in the group', async () => {
    const { tenant, member, groupId } = await createTeam();
    const own = `contacts/${member.contactId}`;
    const none = { exists: false, createdAt: null, readAt: null };
    expect((await member.get(`/api/${own}/calendar`)).body).toEqual(none);
    const first = await makeFeed(member, own);
    expect((await member.get(`/api/${own}/calendar`)).body).toEqual({
      ...{ exists: true, createdAt: AT, readAt: null },
    });
    await read(first);
    expect((await member.get(`/api/${own}/calendar`)).body.readAt).toBe(AT);
    const second = await makeFeed(member, own);
    expect((await ask(first)).statusCode).toBe(404);
    const ofGroup = await makeFeed(member, `groups/${groupId}`);
    expect((await member.delete(`/api/${own}/calendar`)).body).toEqual({ changed: true });
    expect((await member.delete(`/api/${own}/calendar`)).body).toEqual({ changed: false });
    expect((await ask(second)).statusCode).toBe(404);
    expect((await ask(ofGroup)).statusCode).toBe(200);
    await admin.db.group.update({
      where: { organizationId_id: { organizationId: tenant.id, id: groupId } },
      data: { status: 'INACTIVE' },
    });
    expect((await ask(ofGroup)).statusCode).toBe(404);
    await admin.db.group.update({
      where: { organizationId_id: { organizationId: tenant.id, id: groupId } },
      data: { status: 'ACTIVE' },
    });
    expect((await ask(ofGroup)).statusCode).toBe(200);
    await admin.db.member.updateMany({
      where: { organizationId: tenant.id, groupId, contactId: member.contactId },
      data: { leftAt: new Date(AT) },
    });
    expect((await ask(ofGroup)).statusCode).toBe(404);
    expect((await member.delete(`/api/groups/${groupId}/calendar`)).status).toBe(403);
  });

  it('is made for oneself, by an ADMIN for others, and of a group by who is in it', async () => {
    const { tenant, member, groupId } = await createTeam();
    const other = await tenant.user('USER');
    const path = `/api/contacts/${other.contactId}/calendar`;
    for (const refused of [
      await member.post(path),
      await member.get(path),
      await member.delete(path),
    ])
      expect(refused.status).toBe(403);
    expect((await tenant.post(path)).status).toBe(201);
    const outside = await other.post(`/api/groups/${groupId}/calendar`);
    expect(outside.status).toBe(403);
    const admins = await tenant.user('ADMIN');
    const notIn = await admins.post(`/api/groups/${groupId}/calendar`);
    expect([notIn.status, notIn.body.detail]).toEqual([
      404,
      expect.stringContaining('is not a member of'),
    ]);
    const stranger = await createTeam();
    expect((await stranger.tenant.post(path)).status).toBe(404);
    expect((await stranger.member.post(`/api/groups/${groupId}/calendar`)).status).toBe(404);
  });

  it('is kept hashed, and never logged', async () => {
    const { member } = await createTeam();
    const url = await makeFeed(member, `contacts/${member.contactId}`);
    const secret = /msc_[\w-]+/.exec(url)![0];
    const rows = await admin.db.$queryRawUnsafe<object[]>(
      `SELECT to_jsonb(f) AS row FROM calendar_feeds f
      UNION ALL SELECT to_jsonb(a) FROM audit_entries a WHERE action LIKE 'calendar.%'`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
  });

  it('goes from 60 days back to a year ahead, and holds 1,000 entries at most', async () => {
    const { tenant, member, groupId } = await createTeam();
    const { id: organizationId } = tenant;
    const make = (from: number, to: number, hours: number) =>
      admin.db.$executeRawUnsafe(
        `INSERT INTO events (organization_id, number, title, group_id, starts_at, created_at, updated_at)
      SELECT '${organizationId}', 10000 + n, 'E' || n, '${groupId}', '${AT}'::timestamptz + n * interval '${hours} hours', '${AT}', '${AT}'
      FROM generate_series(${from}, ${to}) n`,
      );
    await make(-100, 400, 24);
    const url = await makeFeed(member, `groups/${groupId}`);
    // Whose it is, the events, the own answers, and that it was read.
    expect(await statementsOf(() => ask(url))).toHaveLength(4);
    const entries = await read(url);
    expect([entries[0]!.summary, entries.at(-1)!.summary]).toEqual(['E-60', 'E365']);
    await make(1000, 3000, 1);
    expect(await read(url)).toHaveLength(1000);
    expect(await statementsOf(() => ask(url))).toHaveLength(4);
  });
});

describe('a wrong address', () => {
  it.each([
    '/calendar/x.ics',
    `/calendar/msc_${'x'.repeat(43)}.ics`,
    `/calendar/msc_${'x'.repeat(43)}`,
    `/calendar/${encodeURIComponent('\u0000')}.ics`,
    `/calendar/mst_${'x'.repeat(43)}.ics`,
  ])('is none: %s', async (url) => {
    const answer = await ask(url);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'notFound']);
  });
});

describe('guesses', () => {
  const few = useAdmin({ limits: { failedAuthPerMinute: 3 } });

  it('are few: then the address waits, whatever it asks for', async () => {
    const tenant = await few.tenant();
    const member = await tenant.user('USER');
    const { body } = await member.post(`/api/contacts/${member.contactId}/calendar`);
    const { pathname } = new URL(body.url);
    const answers: number[] = [];
    for (let n = 0; n < 4; n += 1)
      answers.push((await few.app.inject(`/calendar/guess-${n}.ics`)).statusCode);
    answers.push((await few.app.inject(pathname)).statusCode);
    expect(answers).toEqual([404, 404, 404, 429, 429]);
    few.at = new Date(few.at.getTime() + 60_000);
    expect((await few.app.inject(pathname)).statusCode).toBe(200);
  });
});
