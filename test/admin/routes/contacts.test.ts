import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
});

describe('contacts', () => {
  it('have a language of their own, or none', async () => {
    const made = await tenant.post('/api/contacts', { name: 'Lola', locale: 'es-mx' });
    expect(made.body).toMatchObject({ locale: 'es-MX' });
    const url = `/api/contacts/${made.body.id}`;
    expect((await tenant.patch(url, { locale: 'en' })).body).toMatchObject({ locale: 'en' });
    expect((await tenant.patch(url, { locale: null })).body).toMatchObject({ locale: null });
    const [problem] = expectProblem(
      await tenant.patch(url, { locale: 'klingonish-language' }),
      400,
      'validation',
    ).errors;
    expect(problem).toMatchObject({ path: 'body.locale', expected: 'a BCP 47 locale' });
  });

  it('are created, read, changed, searched and deleted', async () => {
    const created = await tenant.post('/api/contacts', {
      name: 'José  Ramón',
      phone: '0034 600 111 222',
      notes: 'Evenings',
    });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'José Ramón', phone: '+34600111222', email: null },
    });
    const url = `/api/contacts/${created.body.id}`;
    expect((await tenant.get(url)).body).toEqual(created.body);
    expect(await tenant.patch(url, { notes: null, email: 'jr@example.org' })).toMatchObject({
      status: 200,
      body: { notes: null, email: 'jr@example.org', phone: '+34600111222' },
    });
    for (const text of ['joseramon', 'JR@EX', '600 111']) {
      const found = await tenant.get(`/api/contacts?text=${encodeURIComponent(text)}`);
      expect(found.body.items).toMatchObject([{ id: created.body.id }]);
    }
    expect((await tenant.get('/api/contacts?text=nobody')).body.items).toEqual([]);
    expect(await tenant.delete(url)).toMatchObject({
      status: 200,
      body: { groups: 0, tasks: 0, promoted: 0 },
    });
    expectProblem(await tenant.get(url), 404, 'notFound');
  });

  it('have the number that an ADMIN gives them: by it they are known in chats', async () => {
    const manager = await tenant.user('MANAGER');
    const admin = await tenant.user('ADMIN');
    const phone = '+34600000066';
    const denied = await manager.patch(`/api/contacts/${admin.contactId}`, { phone });
    expectProblem(denied, 403, 'forbidden');
    const [sam] = await tenant.contacts('Sam');
    expectProblem(await manager.patch(`/api/contacts/${sam}`, { phone }), 403, 'forbidden');
    expect(await manager.patch(`/api/contacts/${sam}`, { phone: null })).toMatchObject({
      status: 200,
    });
    expect(
      await manager.patch(`/api/contacts/${admin.contactId}`, { notes: 'on leave' }),
    ).toMatchObject({ status: 200, body: { phone: null, notes: 'on leave' } });
    expect(await tenant.patch(`/api/contacts/${admin.contactId}`, { phone })).toMatchObject({
      status: 200,
      body: { phone },
    });
  });

  it('have a phone of their own', async () => {
    await tenant.post('/api/contacts', { name: 'Jo', phone: '+34600000001' });
    const twin = { name: 'Jo too', phone: '+34 600 000 001' };
    expectProblem(await tenant.post('/api/contacts', twin), 409, 'conflict');
    const [id] = await tenant.contacts('Jo three');
    expectProblem(await tenant.patch(`/api/contacts/${id}`, twin), 409, 'conflict');
    expect(await other.post('/api/contacts', twin)).toMatchObject({ status: 201 });
  });

  it('have an appointment, and say whether they may be called', async () => {
    const calls = {
      timeZone: 'Atlantic/Canary',
      appointmentTime: '2026-12-01T09:30:00.000Z',
      appointmentType: 'Check-up',
      appointmentDuration: 30,
      appointmentStatus: 'PENDING',
      appointmentProvider: 'Dr Vidal',
      bookingSource: 'Website',
      specialInstructions: 'Come fasting',
      callHoursBefore: 24,
    };
    const none = { callConsentSource: null, callConsentAt: null, doNotCallAt: null };
    const made = await tenant.post('/api/contacts', { name: 'Lia', ...calls, doNotCall: true });
    const since = made.body.doNotCallAt;
    expect(made).toMatchObject({
      status: 201,
      body: { ...calls, ...none, callConsent: null, doNotCall: true, doNotCallAt: since },
    });
    expect(since).toEqual(expect.any(String));
    const url = `/api/contacts/${made.body.id}`;
    const manager = await tenant.user('MANAGER');
    const said = await manager.patch(url, {
      callConsent: false,
      doNotCall: false,
      appointmentTime: '2026-12-01T10:00:00+01:00',
      appointmentStatus: null,
    });
    expect(said).toMatchObject({
      status: 200,
      body: {
        appointmentTime: '2026-12-01T09:00:00.000Z',
        appointmentStatus: null,
        callConsent: false,
        callConsentSource: 'API',
        callConsentAt: expect.any(String),
        doNotCall: false,
        doNotCallAt: null,
        doNotCallSource: null,
      },
    });
    expect((await tenant.get(url)).body).toEqual(said.body);
    const listed = await tenant.get('/api/contacts?text=Lia');
    expect(listed.body.items).toEqual([said.body]);
    const unsaid = await tenant.patch(url, { callConsent: null });
    expect(unsaid.body).toMatchObject({ ...none, callConsent: null });
    const actions = (await walk(tenant, '/api/audit?limit=100'))
      .filter(({ subjectId }) => subjectId === made.body.id)
      .map(({ action }) => action);
    expect(actions.sort()).toEqual([
      ...['contact.callConsent', 'contact.callConsent', 'contact.create', 'contact.doNotCall'],
      ...['contact.doNotCall', 'contact.update'],
    ]);
    const user = await tenant.user('USER');
    expectProblem(await user.patch(url, { doNotCall: true }), 403, 'forbidden');
    expectProblem(await other.patch(url, { doNotCall: true }), 404, 'notFound');
  });

  it.each([
    { timeZone: 'Mars' },
    { appointmentTime: 'tomorrow' },
    { appointmentTime: '2200-01-01T00:00:00Z' },
    { appointmentType: 'x'.repeat(121) },
    { appointmentDuration: 0 },
    { appointmentStatus: 'MAYBE' },
    { specialInstructions: 'x'.repeat(1001) },
    { callHoursBefore: 337 },
    { callConsent: 'yes' },
    { doNotCall: null },
    { doNotCallAt: null },
  ])('refuse %j', async (wrong) => {
    const [id] = await tenant.contacts('Ivo');
    const answer = await tenant.patch(`/api/contacts/${id}`, wrong);
    const { errors } = expectProblem(answer, 400, 'validation');
    expect(errors[0].expected).toEqual(expect.any(String));
  });

  it('are edited by ADMIN and MANAGER, and read by USER', async () => {
    const [id] = await tenant.contacts('Kim');
    const [manager, user] = [await tenant.user('MANAGER'), await tenant.user('USER')];
    expect(await manager.patch(`/api/contacts/${id}`, { name: 'Kim K' })).toMatchObject({
      status: 200,
    });
    expect(await user.get(`/api/contacts/${id}`)).toMatchObject({
      status: 200,
      body: { name: 'Kim K' },
    });
    expect(await user.get('/api/contacts')).toMatchObject({ status: 200 });
    expectProblem(await user.post('/api/contacts', { name: 'X' }), 403, 'forbidden');
    expectProblem(await user.patch(`/api/contacts/${id}`, { name: 'X' }), 403, 'forbidden');
    expectProblem(await user.delete(`/api/contacts/${id}`), 403, 'forbidden');
    expectProblem(
      await user.post('/api/contacts/import', { content: 'name\nX' }),
      403,
      'forbidden',
    );
    expect(await manager.delete(`/api/contacts/${id}`)).toMatchObject({ status: 200 });
  });

  it('of another organization are not found', async () => {
    const [id] = await tenant.contacts('Lee');
    expectProblem(await other.get(`/api/contacts/${id}`), 404, 'notFound');
    expectProblem(await other.patch(`/api/contacts/${id}`, { name: 'X' }), 404, 'notFound');
    expectProblem(await other.delete(`/api/contacts/${id}`), 404, 'notFound');
    expect(
      (await walk(other, '/api/contacts?limit=100')).map((contact) => contact.id),
    ).not.toContain(id);
  });

  it('of a hidden group cannot be told by filtering', async () => {
    const [id] = await tenant.contacts('Max');
    const groupId = await tenant.group({
      name: 'Secret',
      visibility: 'ADMINS_ONLY',
      members: [{ contactId: id }],
    });
    expect((await tenant.get(`/api/contacts?groupId=${groupId}`)).body.items).toMatchObject([
      { id },
    ]);
    const user = await tenant.user('USER');
    expectProblem(await user.get(`/api/contacts?groupId=${groupId}`), 404, 'notFound');
  });

  it('who leave free their places, and the API tells how many moved up', async () => {
    const [going, waiting] = await tenant.contacts('Going', 'Waiting');
    const groupId = await tenant.group({
      name: 'Team',
      members: [{ contactId: waiting }, { contactId: going }],
    });
    const event = await tenant.post('/api/events', {
      groupId,
      title: 'Game',
      startsAt: '2026-12-01T10:00:00Z',
      capacity: 1,
    });
    for (const id of [going, waiting]) {
      await tenant.put(`/api/events/${event.body.id}/participants/${id}`, { status: 'GOING' });
    }
    await tenant.post('/api/tasks', { title: 'Wash shirts', groupId });
    expect((await tenant.delete(`/api/contacts/${going}`)).body).toEqual({
      groups: 1,
      tasks: 1,
      promoted: 1,
    });
    const answers = await tenant.get(`/api/events/${event.body.id}/participants`);
    expect(answers.body.items).toMatchObject([
      { contactId: waiting, status: 'GOING', source: 'WAITING_LIST' },
    ]);
  });

  it('are walked by cursor without loss or repetition while others are added and removed', async () => {
    const crowd = await admin.tenant();
    const names = Array.from(
      { length: 250 },
      (_, i) => `Person ${String((i * 97) % 250).padStart(3, '0')}`,
    );
    const content = `name\n${names.join('\n')}`;
    expect(await crowd.post('/api/contacts/import', { content })).toMatchObject({
      status: 200,
      body: { created: 250 },
    });
    const walked = await walk(crowd, '/api/contacts?limit=7', (page) =>
      // Before and after the place that has been reached.
      crowd.contacts(`Aaron ${page}`, `Person 000 b${page}`, `Zoe ${page}`),
    );
    const seen = walked.map(({ name }) => name);
    expect(new Set(walked.map(({ id }) => id)).size).toBe(walked.length);
    expect(seen.filter((name) => /^Person \d{3}$/.test(name))).toEqual([...names].sort());
    expect(seen.some((name) => name.startsWith('Zoe'))).toBe(true);
    expect(seen.some((name) => name.startsWith('Aaron'))).toBe(false);
  });
});

describe('import', () => {
  const send = async (payload: string | Buffer, type: string, query = '') => {
    const answer = await admin.app.inject({
      method: 'POST',
      url: `/api/contacts/import${query}`,
      headers: { authorization: `Bearer ${tenant.secret}`, 'content-type': type },
      payload,
    });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };

  it('reads CSV, and tells of each row', async () => {
    await tenant.group({ name: 'Chess' });
    const csv = 'name,phone,groups\nUma,+34600222001,Chess\nVic,12,\nUma again,+34600222001,\n';
    const dry = await send(csv, 'text/csv', '?dryRun=true');
    expect(dry).toMatchObject({ status: 200, body: { dryRun: true, created: 1, errors: 1 } });
    expect((await tenant.get('/api/contacts?text=uma')).body.items).toEqual([]);
    const { status, body } = await send(csv, 'text/csv; charset=utf-8');
    expect({ status, created: body.created, errors: body.errors }).toEqual({
      status: 200,
      created: 1,
      errors: 1,
    });
    expect(body.rows).toMatchObject([
      { row: 2, status: 'created', name: 'Uma', groups: ['Chess'], contactId: expect.any(String) },
      { row: 3, status: 'error', problem: { field: 'phone', got: '12' } },
      { row: 4, status: 'skipped', sameAs: 2 },
    ]);
    expect((await tenant.get('/api/contacts?text=uma')).body.items).toMatchObject([
      { phone: '+34600222001' },
    ]);
  });

  it('reads vCard, UTF-16, and phones of a default country', async () => {
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Wim Ñandú\r\nTEL:600 222 002\r\nEND:VCARD\r\n';
    expect(await send(card, 'text/vcard', '?defaultCountry=es')).toMatchObject({
      status: 200,
      body: { created: 1, rows: [{ name: 'Wim Ñandú' }] },
    });
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('name\tphone\nXu\t+34600222003\n', 'utf16le'),
    ]);
    expect(await send(utf16, 'text/csv')).toMatchObject({
      status: 200,
      body: { created: 1, rows: [{ name: 'Xu' }] },
    });
    expect((await tenant.get('/api/contacts?text=wim')).body.items).toMatchObject([
      { phone: '+34600222002' },
    ]);
  });

  it('reads numbers by the country of the organization, unless another is given', async () => {
    const csv = 'name,Tel.\nYara,600 222 010\nZed,07911 123456\n';
    const { body } = await send(csv, 'text/csv', '?dryRun=true');
    expect(body).toMatchObject({
      country: 'ES',
      created: 1,
      rows: [
        { name: 'Yara', status: 'created' },
        {
          name: 'Zed',
          problem: {
            field: 'phone',
            expected: 'a phone number of Spain (defaultCountry=ES), or one with its country code',
          },
        },
      ],
    });
    for (const country of ['GB', 'gb', 'United%20Kingdom', 'Reino%20Unido']) {
      const british = await send(csv, 'text/csv', `?dryRun=true&defaultCountry=${country}`);
      expect(british.body).toMatchObject({
        country: 'GB',
        rows: [{ status: 'error' }, { status: 'created' }],
      });
    }
  });

  it('says what each column was taken as, names what was not, and takes a mapping', async () => {
    const csv =
      'Nombre,Primer apellido,Tel. móvil,Tel. casa,Talla\nAna,Ruiz,600 222 020,911 222 333,39\n';
    const { body } = await send(csv, 'text/csv', '?dryRun=true');
    expect(body.columns).toEqual([
      { column: 1, heading: 'Nombre', takenAs: 'name', filled: 1 },
      { column: 2, heading: 'Primer apellido', takenAs: 'last name', filled: 1 },
      { column: 3, heading: 'Tel. móvil', takenAs: 'mobile phone', filled: 1 },
      { column: 4, heading: 'Tel. casa', takenAs: 'home phone', filled: 1 },
      { column: 5, heading: 'Talla', takenAs: null, filled: 1 },
    ]);
    expect(body.warnings).toEqual([expect.stringMatching(/^Column "Talla" .*map=Talla:notes$/)]);
    const map = `map=${encodeURIComponent('Talla:notes')}&map=${encodeURIComponent('Tel. casa:ignore')}`;
    const mapped = await send(csv, 'text/csv', `?${map}`);
    expect(mapped.body.warnings).toEqual([]);
    expect((await tenant.get('/api/contacts?text=ruiz')).body.items).toMatchObject([
      { name: 'Ana Ruiz', phone: '+34600222020', notes: 'Talla: 39' },
    ]);
    const wrong = await send(csv, 'text/csv', `?map=${encodeURIComponent('Talla:size')}`);
    expect(expectProblem(wrong, 400, 'validation').errors).toEqual([
      {
        path: 'query.map',
        expected: expect.stringContaining('phone, mobile'),
        example: expect.stringContaining('map=Tel. casa:home phone'),
      },
    ]);
  });

  it('makes several people of a family, and tells who is who', async () => {
    const csv = 'Player Name,Parent 1 Name,P1 Mobile\nLeo,Laura,600 222 030\n';
    const { body } = await send(csv, 'text/csv');
    expect(body.rows).toMatchObject([
      { row: 2, status: 'created', name: 'Leo' },
      { row: 2, status: 'created', name: 'Laura', of: 'Parent 1' },
    ]);
  });

  it.each([
    ['text/plain', '"text/plain" is not read here'],
    ['application/x-www-form-urlencoded', '"application/x-www-form-urlencoded" is not read'],
    ['application/vnd.ms-excel', '"application/vnd.ms-excel" is not read here'],
  ])('of the type %s is refused with what is read, and how to send it', async (type, got) => {
    const { detail } = expectProblem(await send('name\nX', type), 415, 'validation');
    expect(detail).toContain('expected "Content-Type: text/csv" or "text/vcard"');
    expect(detail).toContain(got);
    expect(detail).toContain('curl --header "Content-Type: text/csv" --data-binary @contacts.csv');
  });

  it.each([
    ['Espanya', 'perhaps ES, not "Espanya"'],
    ['XX', 'not "XX"'],
    ['34', 'not "34"'],
  ])('from the country %s is refused with what is expected', async (country, expected) => {
    const answer = await send('name\nX', 'text/csv', `?defaultCountry=${country}`);
    expect(expectProblem(answer, 400, 'validation').errors).toEqual([
      {
        path: 'query.defaultCountry',
        expected: expect.stringContaining(expected),
        example: 'ES',
      },
    ]);
  });

  it('refuses what it cannot read, saying what was expected', async () => {
    const latin1 = Buffer.from('name\nJos\xe9\n', 'latin1');
    const problem = expectProblem(await send(latin1, 'text/csv'), 400, 'validation');
    expect(problem.detail).toContain('UTF-8');
    expectProblem(await send('name\nX', 'text/csv', '?defaultCountry=XX'), 400, 'validation');
    expectProblem(await send('name\nX', 'text/csv', '?dryRun=perhaps'), 400, 'validation');
    expectProblem(await send('', 'text/csv'), 400, 'validation');
  });
});
