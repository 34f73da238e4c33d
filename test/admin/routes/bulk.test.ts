import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { pruneRequests } from '../../../src/requests/prune-requests.ts';
import { statementsOf } from '../../helpers/statements.ts';
import { findBroken } from '../../undo/invariants.ts';
import { type Answer, expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

const url = '/api/contacts/bulk-operations';

/** So many contacts by one statement, and their ids in order. */
async function crowd(many: number, of = tenant): Promise<string[]> {
  const { db, at } = admin;
  const rows = await db.contact.createManyAndReturn({
    data: Array.from({ length: many }, (_, place) => ({
      organizationId: of.id,
      name: `Guest ${place}`,
      createdAt: at,
      updatedAt: at,
    })),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const asMember = (contactId: string | undefined) => ({ contactId });

/** A request that names itself. */
async function named(key: string, path: string, body: object, of = tenant): Promise<Answer> {
  const answer = await admin.app.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `Bearer ${of.secret}`, 'idempotency-key': key },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

const entriesOf = async (operationId: string) =>
  (
    await admin.db.auditEntry.findMany({
      where: { organizationId: tenant.id, operationId },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, subjectId, before, after }) => ({ action, subjectId, before, after }));

const memberIds = async (groupId: string) =>
  (await tenant.get(`/api/groups/${groupId}/members`)).body.items.map(
    (member: { contactId: string }) => member.contactId,
  );

describe('a status', () => {
  it('is that of all, with an entry for each and one for the whole', async () => {
    const [ann, ben, cat] = await tenant.contacts('Ann', 'Ben', 'Cat');
    await tenant.patch(`/api/contacts/${ben}`, { appointmentStatus: 'CONFIRMED' });
    const body = {
      operation: 'status',
      appointmentStatus: 'CONFIRMED',
      contactIds: [cat, ann, ben, ann],
    };
    const shown = await tenant.post(`${url}/preview`, body);
    expect(shown).toMatchObject({
      status: 200,
      body: {
        affected: 2,
        fields: [{ field: 'appointmentStatus', before: null, after: 'CONFIRMED', people: 2 }],
        refused: [],
      },
    });
    expect((await tenant.get(`/api/contacts/${ann}`)).body.appointmentStatus).toBeNull();
    const done = await tenant.post(url, body);
    expect(done).toMatchObject({
      status: 200,
      body: { affected: 2, skipped: [{ contactId: ben, reason: 'unchanged' }] },
    });
    const entries = await entriesOf(done.body.operationId);
    expect(entries.map(({ action }) => action)).toEqual([
      'contact.update',
      'contact.update',
      'contacts.bulk',
    ]);
    expect(entries[0]).toMatchObject({
      before: { appointmentStatus: null },
      after: { appointmentStatus: 'CONFIRMED' },
    });
  });

  it('is that of those who are in any of some groups, in each, in none, or in a role', async () => {
    const of = await admin.tenant();
    const [ann, ben, cat, dan] = await of.contacts('Ann', 'Ben', 'Cat', 'Dan');
    const choir = await of.group({ name: 'Choir', members: [ann, ben].map(asMember) });
    const band = await of.group({ name: 'Band', members: [ben, cat].map(asMember) });
    const own = (await of.get('/api/contacts')).body.items.map(({ id }: { id: string }) => id);
    const rest = own.filter((id: string) => ![ann, ben, cat].includes(id));
    expect(rest).toContain(dan);
    const set = { operation: 'status', appointmentStatus: 'CONFIRMED' };
    const affected = async (path: string, filter: object) =>
      (await of.post(`${path}/preview`, { ...set, filter })).body.affected;
    const groupIds = [choir, band];
    expect(await affected(url, { groupIds })).toBe(3);
    expect(await affected(url, { groupIds, match: 'and' })).toBe(1);
    expect(await affected(url, { groupIds, match: 'not' })).toBe(rest.length);
    expect(await affected(url, { includeUngrouped: true })).toBe(rest.length);
    expect(await affected(url, { groupIds: [choir], includeUngrouped: true })).toBe(
      2 + rest.length,
    );
    expect(await affected(url, { groupId: choir, role: 'ADMIN' })).toBe(1);
    expect(await affected(`/api/groups/${choir}/bulk-operations`, { role: 'MEMBER' })).toBe(1);
    for (const filter of [{ role: 'ADMIN' }, { match: 'not' }, { groupId: choir, groupIds }])
      expectProblem(await of.post(url, { ...set, filter }), 400, 'validation');
  });

  it('is that of those whom a filter finds, or who are in a group', async () => {
    const [ann, ben, cat] = await tenant.contacts('Xenia 1', 'Xenia 2', 'Yara');
    const group = await tenant.group({
      name: 'Status',
      members: [{ contactId: ann }, { contactId: cat }],
    });
    const set = (appointmentStatus: string) => ({ operation: 'status', appointmentStatus });
    const statuses = async () =>
      Promise.all(
        [ann, ben, cat].map(
          async (id) => (await tenant.get(`/api/contacts/${id}`)).body.appointmentStatus,
        ),
      );
    await tenant.post(url, { ...set('PENDING'), filter: { text: 'xenia' } });
    expect(await statuses()).toEqual(['PENDING', 'PENDING', null]);
    await tenant.post(url, {
      ...set('CONFIRMED'),
      filter: { groupId: group, appointmentStatus: 'PENDING' },
    });
    expect(await statuses()).toEqual(['CONFIRMED', 'PENDING', null]);
    const path = `/api/groups/${group}/bulk-operations`;
    await tenant.post(path, set('CANCELLED'));
    expect(await statuses()).toEqual(['CANCELLED', 'PENDING', 'CANCELLED']);
    await tenant.post(path, { ...set('PENDING'), contactIds: [cat] });
    expect(await statuses()).toEqual(['CANCELLED', 'PENDING', 'PENDING']);
    // Who is not in it is a mistake, and nothing is done.
    expectProblem(
      await tenant.post(path, { ...set('CONFIRMED'), contactIds: [ann, ben] }),
      404,
      'notFound',
    );
    expect(await statuses()).toEqual(['CANCELLED', 'PENDING', 'PENDING']);
  });
});

describe('an edit', () => {
  it('overwrites by what is given and not empty', async () => {
    const [ann, ben] = await tenant.contacts('Ann E', 'Ben E');
    await tenant.patch(`/api/contacts/${ann}`, { notes: 'Vegan', appointmentType: 'Cut' });
    const fields = {
      notes: ' ',
      appointmentType: 'Check-up',
      callHoursBefore: 24,
      locale: 'es-ES',
      timeZone: 'madrid',
      specialInstructions: null,
    };
    const body = { operation: 'edit', fields, contactIds: [ann, ben] };
    expect(await tenant.post(url, body)).toMatchObject({ status: 200, body: { affected: 2 } });
    for (const [id, notes] of [
      [ann, 'Vegan'],
      [ben, null],
    ])
      expect((await tenant.get(`/api/contacts/${id}`)).body).toMatchObject({
        notes,
        appointmentType: 'Check-up',
        callHoursBefore: 24,
        locale: 'es-ES',
        timeZone: 'Europe/Madrid',
      });
    for (const wrong of [{}, { notes: '' }, { timeZone: 'nowhere' }, { name: 'Same' }])
      expect((await tenant.post(url, { ...body, fields: wrong })).status).toBeGreaterThan(399);
  });
});

describe('an assignment', () => {
  it('adds, removes and replaces, with what groups have planned', async () => {
    const [ann, ben, cat] = (await tenant.contacts('Ann A', 'Ben A', 'Cat A')) as [
      string,
      string,
      string,
    ];
    const [one, two] = [
      await tenant.group({ name: 'One', members: [{ contactId: cat }] }),
      await tenant.group({ name: 'Two' }),
    ];
    await tenant.post('/api/tasks', { title: 'Wash', groupId: one });
    const assign = (mode: string, groupIds: string[], contactIds: string[]) => ({
      operation: 'assign',
      ...{ mode, groupIds, contactIds },
    });
    const shown = await tenant.post(`${url}/preview`, assign('add', [one, two], [ann, ben, cat]));
    expect(shown.body.groups).toHaveLength(2);
    expect(shown.body.groups).toEqual(
      expect.arrayContaining([
        { groupId: one, name: 'One', added: 2, removed: 0 },
        { groupId: two, name: 'Two', added: 3, removed: 0 },
      ]),
    );
    expect(await memberIds(two)).toEqual([]);
    await tenant.post(url, assign('add', [one, two], [ann, ben, cat]));
    expect(await memberIds(one)).toEqual([ann, ben, cat]);
    expect(await memberIds(two)).toEqual([ann, ben, cat]);
    expect((await tenant.get('/api/tasks')).body.items[0].progress).toMatchObject({ open: 3 });
    await tenant.post(url, assign('remove', [one], [ann]));
    expect(await memberIds(one)).toEqual([ben, cat]);
    await tenant.post(url, assign('replace', [one], [ann, ben, cat]));
    expect(await memberIds(one)).toEqual([ann, ben, cat]);
    expect(await memberIds(two)).toEqual([]);
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
  });

  it('is refused whole where a group would stay without an admin, or takes nobody', async () => {
    const [ann, ben] = (await tenant.contacts('Ann L', 'Ben L')) as [string, string];
    const members = [{ contactId: ann }, { contactId: ben }];
    const [kept, off] = [
      await tenant.group({ name: 'Kept', members }),
      await tenant.group({ name: 'Off' }),
    ];
    await tenant.patch(`/api/groups/${off}`, { status: 'ARCHIVED' });
    const body = {
      operation: 'assign',
      ...{ mode: 'replace', groupIds: [off], contactIds: [ann] },
    };
    const refused = (await tenant.post(`${url}/preview`, body)).body.refused;
    expect(refused.map(({ reason }: { reason: string }) => reason).sort()).toEqual([
      'groupNotActive',
      'lastAdmin',
    ]);
    expect(refused).toContainEqual({
      reason: 'lastAdmin',
      detail: expect.stringContaining('Ann L'),
    });
    expectProblem(await tenant.post(url, body), 409, 'conflict');
    expect(await memberIds(kept)).toEqual([ann, ben]);
  });
});

describe('calls', () => {
  it('are a campaign', async () => {
    const [ann, ben] = await tenant.contacts('Ann C', 'Ben C');
    await tenant.patch(`/api/contacts/${ann}`, { phone: '+34600999111' });
    const body = {
      operation: 'call',
      ...{ contactIds: [ann, ben], customMessageAddition: 'We moved', outsideHours: 'wait' },
    };
    expect((await tenant.post(`${url}/preview`, body)).body).toMatchObject({ affected: 1 });
    const done = await tenant.post(url, body);
    expect(done).toMatchObject({
      status: 200,
      body: {
        affected: 1,
        skipped: [{ contactId: ben, reason: 'NO_PHONE' }],
        campaignNumber: expect.any(Number),
      },
    });
    expect((await tenant.get(`/api/campaigns/${done.body.campaignId}`)).status).toBe(200);
  });
});

describe('who may, and how many', () => {
  it('takes an ADMIN, of the same organization', async () => {
    const group = await tenant.group({ name: 'Open' });
    const hidden = await tenant.group({ name: 'Hidden', visibility: 'ADMINS_ONLY' });
    const body = { operation: 'status', appointmentStatus: 'PENDING' };
    const manager = await tenant.user('MANAGER');
    const other = await admin.tenant();
    const contactIds = await tenant.contacts('Theirs');
    expectProblem(await manager.post(url, { ...body, contactIds }), 403, 'forbidden');
    expectProblem(
      await manager.post(`/api/groups/${group}/bulk-operations`, body),
      403,
      'forbidden',
    );
    for (const path of ['', '/preview']) {
      const of = (id: string) => `/api/groups/${id}/bulk-operations${path}`;
      expectProblem(await manager.post(of(hidden), body), 404, 'notFound');
      expectProblem(await other.post(of(group), body), 404, 'notFound');
      expectProblem(await other.post(`${url}${path}`, { ...body, contactIds }), 404, 'notFound');
    }
    expectProblem(await tenant.post(url, body), 400, 'validation');
    expectProblem(await tenant.post(url, { ...body, filter: {} }), 400, 'validation');
  });

  it('is 1,000 at once, or nobody, in as many statements as one', async () => {
    const of = await admin.tenant();
    const ids = await crowd(1001, of);
    const [lead] = await of.contacts('Lead');
    const group = await of.group({ name: 'Crowd', members: [{ contactId: lead }] });
    const body = { operation: 'status', appointmentStatus: 'PENDING' };
    const refused = await of.post(url, { ...body, contactIds: ids });
    expectProblem(refused, 400, 'validation');
    expect(refused.body.detail).toContain('1001');
    const found = await of.post(url, { ...body, filter: { text: 'guest' } });
    expect(found.body.detail).toContain('1001');
    const some = ids.slice(0, 1000);
    const works = [
      body,
      { operation: 'edit', fields: { appointmentType: 'Check-up' } },
      { operation: 'assign', mode: 'add', groupIds: [group] },
      { operation: 'delete', confirm: 'DELETE' },
    ];
    for (const work of works) {
      // Twice, so that what is asked of each number for the first time is none of it.
      const counts: number[] = [];
      const taking: number[] = [];
      for (const contactIds of [ids.slice(1000), some]) {
        let operationId = '';
        const statements = await statementsOf(async () => {
          const answer = await of.post(url, { ...work, contactIds });
          expect(answer).toMatchObject({ status: 200, body: { affected: contactIds.length } });
          operationId = answer.body.operationId;
        });
        counts.push(statements.length);
        const undo = `/api/operations/${operationId}/undo`;
        const taken = await statementsOf(async () => {
          expect(await of.post(undo)).toMatchObject({ status: 200 });
        });
        taking.push(taken.length);
        // What follows finds them as they were left.
        if (work.operation === 'assign')
          expect(await of.post(url, { ...work, contactIds })).toMatchObject({ status: 200 });
      }
      expect(counts[1], work.operation).toBeLessThanOrEqual(counts[0]! + 1);
      expect(taking[1], work.operation).toBeLessThanOrEqual(taking[0]! + 1);
    }
    expect(await findBroken(admin.db, of.id)).toEqual([]);
  });
});

describe('a request that names itself', () => {
  it('is done once, and answered the same', async () => {
    const contactIds = await tenant.contacts('Once');
    const body = { operation: 'status', appointmentStatus: 'PENDING', contactIds };
    const key = randomUUID();
    const first = await named(key, url, body);
    expect(first.status).toBe(200);
    expect((await named(key, url, body)).body).toEqual(first.body);
    expectProblem(
      await named(key, url, { ...body, appointmentStatus: 'CONFIRMED' }),
      409,
      'conflict',
    );
    const other = await named(randomUUID(), url, body);
    expect(other.body).toMatchObject({ affected: 0 });
    const another = await admin.tenant();
    const theirs = await another.contacts('Theirs');
    expect(await named(key, url, { ...body, contactIds: theirs }, another)).toMatchObject({
      status: 200,
      body: { affected: 1 },
    });
    expectProblem(await named('x'.repeat(201), url, body), 400, 'validation');
  });

  it('is known for a day', async () => {
    const contactIds = await tenant.contacts('Kept');
    const body = { operation: 'status', appointmentStatus: 'PENDING', contactIds };
    const key = randomUUID();
    const first = await named(key, url, body);
    const hoursOn = (hours: number) => new Date(admin.at.getTime() + hours * 60 * 60_000);
    await pruneRequests(admin.db, hoursOn(24));
    expect((await named(key, url, body)).body).toEqual(first.body);
    expect(await pruneRequests(admin.db, hoursOn(25))).toBeGreaterThan(0);
    expect((await named(key, url, body)).body).toMatchObject({ affected: 0 });
  });

  it('acts once where it comes twice at once, and again where it failed', async () => {
    const contactIds = await tenant.contacts('Twice');
    const body = { operation: 'status', appointmentStatus: 'PENDING', contactIds };
    const key = randomUUID();
    const both = await Promise.all([named(key, url, body), named(key, url, body)]);
    expect(both[0]!.body).toEqual(both[1]!.body);
    expect(both[0]!.body).toMatchObject({ affected: 1 });
    const failing = randomUUID();
    const assign = { operation: 'assign', mode: 'add', groupIds: [randomUUID()], contactIds };
    expectProblem(await named(failing, url, assign), 404, 'notFound');
    expect((await named(failing, url, body)).status).toBe(200);
  });
});

describe('two at once', () => {
  it('take turns, whatever they name crosswise', async () => {
    const of = await admin.tenant();
    const ids = await crowd(12, of);
    const groups = [];
    for (const name of ['One', 'Two', 'Three'])
      groups.push(await of.group({ name, members: [{ contactId: ids[0] }] }));
    const assign = (mode: string, groupIds: string[], contactIds: string[]) =>
      of.post(url, { operation: 'assign', mode, groupIds, contactIds });
    const [one, two, three] = groups as [string, string, string];
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all([
        assign('replace', [one, two], ids.slice(1)),
        assign('add', [three, one], ids.toReversed()),
        assign('remove', [two, three], ids.slice(4, 9)),
        of.post(url, { operation: 'status', appointmentStatus: 'PENDING', contactIds: ids }),
        of.post(url, {
          operation: 'delete',
          ...{ confirm: 'DELETE', contactIds: ids.slice(9 + (round % 3), 10 + (round % 3)) },
        }),
      ]);
      for (const { status, body } of answers)
        expect([200, 404, 409], JSON.stringify(body)).toContain(status);
      expect(await findBroken(admin.db, of.id)).toEqual([]);
      await of.post('/api/contacts/restore', {
        contactIds: ids.slice(9 + (round % 3), 10 + (round % 3)),
      });
    }
    expect(await findBroken(admin.db, of.id)).toEqual([]);
  });
});
