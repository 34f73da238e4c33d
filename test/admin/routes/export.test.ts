import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

/** As the file comes, and not as JSON. */
async function exportOf({ secret }: { secret: string }, url: string, body: object = {}) {
  const answer = await admin.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${secret}` },
    payload: body,
  });
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  return answer;
}
const rowsOf = (text: string) =>
  parse(text, { bom: true, columns: true }) as Record<string, string>[];
const lastExport = async (of: Tenant) =>
  (await of.get('/api/audit?action=contacts.export&limit=1')).body.items[0];

describe('an export', () => {
  const of = {} as { tenant: Tenant; group: string; ids: string[] };
  beforeAll(async () => {
    of.tenant = tenant;
    const bodies = [
      { name: 'Ana', phone: '+34600111001', email: 'ana@example.org' },
      { name: 'Bea', phone: '+34600111002', notes: 'two\nlines, "quoted"; and more' },
      { name: 'Carl' },
    ];
    of.ids = [];
    for (const body of bodies) of.ids.push((await tenant.post('/api/contacts', body)).body.id);
    of.group = await tenant.group({
      name: 'Club ñ',
      members: [{ contactId: of.ids[0] }, { contactId: of.ids[1], title: 'keeper' }],
    });
  });

  it('is a file of CSV, in the order of names, and is written down', async () => {
    const answer = await exportOf(tenant, `/api/groups/${of.group}/export`, {
      fields: ['name', 'phone', 'role', 'title', 'notes'],
      filter: { text: 'a' },
    });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''Club%20%C3%B1%202026-11-20.csv",
      'cache-control': 'private, no-store',
    });
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const notes = 'two\nlines, "quoted"; and more';
    expect(rowsOf(answer.body)).toEqual([
      { name: 'Ana', phone: "'+34600111001", role: 'ADMIN', title: '', notes: '' },
      { name: 'Bea', phone: "'+34600111002", role: 'MEMBER', title: 'keeper', notes },
    ]);
    expect(await lastExport(tenant)).toMatchObject({
      action: 'contacts.export',
      subjectType: 'group',
      subjectId: of.group,
      groupId: of.group,
      actor: { userId: tenant.userId },
      after: {
        people: 2,
        format: 'csv',
        fields: ['name', 'phone', 'role', 'title', 'notes'],
        raw: false,
        filter: { text: 'a' },
      },
    });
  });

  it('is of whom the filter fits, or of those who are named', async () => {
    const names = async (body: object) =>
      rowsOf((await exportOf(tenant, '/api/contacts/export', body)).body).map(({ name }) => name);
    expect(await names({ filter: { groupIds: [of.group] } })).toEqual(['Ana', 'Bea']);
    const none = { groupIds: [of.group], match: 'not', text: 'carl' };
    expect(await names({ filter: none })).toEqual(['Carl']);
    expect(await names({ contactIds: [of.ids[2], of.ids[0]] })).toEqual(['Ana', 'Carl']);
    expect(await names({ filter: { text: 'nobody' } })).toEqual([]);
    expect(await lastExport(tenant)).toMatchObject({ after: { people: 0 } });
  });

  it('is JSON where that is wanted, and has phones as they are', async () => {
    const body = {
      format: 'json',
      fields: ['name', 'phone', 'doNotCall'],
      contactIds: [of.ids[0]],
    };
    const answer = await exportOf(tenant, '/api/contacts/export', body);
    expect(answer.json()).toEqual([{ name: 'Ana', phone: '+34600111001', doNotCall: false }]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const raw = { raw: true, fields: ['phone'], contactIds: [of.ids[0]] };
    const { body: csv } = await exportOf(tenant, '/api/contacts/export', raw);
    expect(csv).toBe('\uFEFFphone\r\n+34600111001\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@A1', "'=1"])('has nothing to compute in %j', async (name) => {
    const { id } = (await tenant.post('/api/contacts', { name, notes: `${name} too` })).body;
    const wanted = { contactIds: [id], fields: ['name', 'notes'], raw: true };
    const [row] = rowsOf((await exportOf(tenant, '/api/contacts/export', wanted)).body);
    expect(row).toEqual({ name: `'${name}`, notes: `'${name} too` });
  });

  it('is an ADMIN’s, of what is theirs', async () => {
    const other = await admin.tenant();
    const [stranger] = (await other.contacts('Stranger')) as [string];
    const url = `/api/groups/${of.group}/export`;
    for (const role of ['MANAGER', 'USER'] as const) {
      const user = await tenant.user(role);
      await tenant.post(`/api/groups/${of.group}/members/add`, { contactIds: [user.contactId] });
      await tenant.patch(`/api/groups/${of.group}/members/${user.contactId}`, { role: 'ADMIN' });
      expectProblem(await user.post(url, {}), 403, 'forbidden');
      expectProblem(await user.post('/api/contacts/export', {}), 403, 'forbidden');
    }
    expectProblem(await other.post(url, {}), 404, 'notFound');
    for (const contactIds of [[stranger], [of.ids[0], stranger]])
      expectProblem(await tenant.post('/api/contacts/export', { contactIds }), 404, 'notFound');
    // Somebody of the organization, and not of the group.
    expectProblem(await tenant.post(url, { contactIds: [of.ids[2]] }), 404, 'notFound');
    const before = await lastExport(tenant);
    for (const [path, body] of [
      [url, { fields: ['name', 'secrets'] }],
      [url, { fields: [] }],
      [url, { format: 'xlsx' }],
      ['/api/contacts/export', { fields: ['role'] }],
      ['/api/contacts/export', { filter: { groupIds: ['club'] } }],
      ['/api/contacts/export', { contactIds: [] }],
    ] as const)
      expectProblem(await tenant.post(path, body), 400, 'validation');
    expect(await lastExport(tenant)).toEqual(before);
  });

  it('of a sensitive group is the minimum unless fields are asked for', async () => {
    const patients = await tenant.group({
      name: 'Patients',
      sensitive: true,
      members: [{ contactId: of.ids[0] }],
    });
    const url = `/api/groups/${patients}/export`;
    const usual = await exportOf(tenant, url);
    expect(rowsOf(usual.body)).toEqual([{ name: 'Ana', role: 'ADMIN', title: '' }]);
    const filter = { groupIds: [patients] };
    const listed = await exportOf(tenant, '/api/contacts/export', { filter });
    expect(rowsOf(listed.body)).toEqual([{ name: 'Ana' }]);
    const asked = await exportOf(tenant, url, { fields: ['name', 'email'] });
    expect(rowsOf(asked.body)).toEqual([{ name: 'Ana', email: 'ana@example.org' }]);
    const { items } = (await tenant.get('/api/audit?action=group.members.read')).body;
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ groupId: patients, after: { people: 1 } });
  });
});

it('is imported again, into another organization, as it was', async () => {
  const from = await admin.tenant();
  const to = await admin.tenant();
  const all = {
    name: 'Zoe =1',
    phone: '+34600111009',
    email: 'zoe@example.org',
    notes: '=SUM(A1), "so"\nand so',
    timeZone: 'Atlantic/Canary',
    appointmentTime: '2026-12-01T10:30:00.000Z',
    appointmentType: '@home, first',
    appointmentDuration: 45,
    appointmentStatus: 'RESCHEDULED',
    appointmentProvider: 'Dr Vidal',
    bookingSource: '-web',
    specialInstructions: '+ come fasting',
    callHoursBefore: 24,
    callConsent: true,
    doNotCall: false,
  };
  const bodies = [
    all,
    { name: "'=Quoted", notes: "'s Gravenhage" },
    { name: '+Plus', phone: '+34600111010', callConsent: false, doNotCall: true },
    { name: 'Plain' },
  ];
  for (const body of bodies) expect((await from.post('/api/contacts', body)).status).toBe(201);
  for (const raw of [false, true]) {
    const fields = Object.keys(all);
    const { rawPayload } = await exportOf(from, '/api/contacts/export', { fields, raw });
    const imported = await admin.app.inject({
      method: 'POST',
      url: '/api/contacts/import',
      headers: { authorization: `Bearer ${to.secret}`, 'content-type': 'text/csv' },
      payload: rawPayload,
    });
    expect(imported.json()).toMatchObject({
      ...{ created: raw ? 0 : 4, unchanged: raw ? 4 : 0, errors: 0, warnings: [] },
    });
  }
  const plain = async (of: Tenant) => {
    const { items } = (await of.get('/api/contacts')).body as { items: Record<string, unknown>[] };
    return items.map((contact) =>
      Object.fromEntries(Object.keys(all).map((field) => [field, contact[field]])),
    );
  };
  const back = await plain(to);
  expect(back).toEqual(await plain(from));
  expect(back).toContainEqual(all);
});

it('is of 10,000 people at most, as many as are imported at once', async () => {
  const of = await admin.tenant();
  await admin.db.$executeRaw`
    INSERT INTO contacts (organization_id, name, created_at, updated_at)
    SELECT ${of.id}::uuid, 'Person ' || n, now(), now() FROM generate_series(1, 10001) n`;
  const { errors } = expectProblem(
    await of.post('/api/contacts/export', { fields: ['name'] }),
    400,
    'validation',
  );
  expect(errors).toEqual([
    {
      path: 'body.filter',
      expected: 'one that at most 10000 contacts fit, not 10001',
      example: '{"text": "pau"}',
    },
  ]);
  const [first] = (await of.get('/api/contacts?limit=1')).body.items;
  await of.delete(`/api/contacts/${first.id}`);
  const rows = rowsOf((await exportOf(of, '/api/contacts/export', { fields: ['name'] })).body);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(10_000);
  expect(await lastExport(of)).toMatchObject({ after: { people: 10_000 } });
});
