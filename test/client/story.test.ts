import { beforeAll, describe, expect, it } from 'vitest';
import * as muster from '../../client/muster.ts';
import { OPERATOR, useAdmin } from '../admin/admin-app.ts';
import { parseCalendar } from '../calendar/ical.ts';

// A business sets itself up by nothing but the typed client, over HTTP: what it reads has the types that the document
// gave it, so that a document that is wrong fails here, or does not compile.

const admin = useAdmin({ publicUrl: 'https://muster.example' });
const few = useAdmin({ limits: { requestsPerMinute: 2 } });

type Client = ReturnType<typeof muster.connect>;
let url: string;
let operator: Client;
/** The ADMIN of a business. */
let client: Client;
let ana: muster.Contact;
let pau: muster.Contact;
let group: muster.GroupDetails;

beforeAll(async () => {
  url = await admin.app.listen({ port: 0, host: '127.0.0.1' });
  operator = muster.connect({ url, operatorToken: OPERATOR });
  const made = await muster.createOrganization({
    client: operator,
    body: { name: 'Dental Sur', timeZone: 'Europe/Madrid', admin: { name: 'Marta' } },
    throwOnError: true,
  });
  client = muster.connect({ url, key: made.data.key.secret });
  const create = async (body: muster.NewContact) =>
    (await muster.createContact({ client, body, throwOnError: true })).data;
  ana = await create({
    name: 'Ana',
    phone: '+34600111222',
    appointmentTime: '2026-12-03T10:00:00Z',
    appointmentStatus: 'PENDING',
  });
  pau = await create({ name: 'Pau', phone: '+34600111333' });
  const created = await muster.createGroup({
    client,
    body: { name: 'Monday Patients', icon: '🦷', members: [{ contactId: ana.id }] },
    throwOnError: true,
  });
  group = created.data;
});

describe('a set-up by the client', () => {
  it('adds members, and lists them page by page', async () => {
    const path = { id: group.id };
    const added = await muster.addMembers({ client, path, body: { contactIds: [pau.id] } });
    expect(added.data).toEqual({ added: [pau.id], already: [], tasks: 0, events: 0 });
    const names: string[] = [];
    const members = muster.entriesOf((page) =>
      muster.listMembers({ client, path, query: { ...page, limit: 1 }, throwOnError: true }),
    );
    for await (const { name, role } of members) names.push(`${name} ${role}`);
    expect(names).toEqual(['Ana ADMIN', 'Pau MEMBER']);
  });

  it('gives a task and plans an event', async () => {
    const task = await muster.createTask({
      client,
      body: { title: 'Bring your insurance card', groupId: group.id },
      throwOnError: true,
    });
    expect(task.data.progress).toEqual({ done: 0, open: 2, total: 2 });
    const event = await muster.createEvent({
      client,
      body: {
        title: 'Open day',
        groupId: group.id,
        startsAt: '2026-12-05T10:00:00+01:00',
        capacity: 20,
      },
      throwOnError: true,
    });
    expect(event.data).toMatchObject({ startsAt: '2026-12-05T09:00:00.000Z', seatsTaken: 0 });
    const answered = await muster.answerEvent({
      client,
      path: { id: event.data.id, contactId: ana.id },
      body: { status: 'GOING', guests: 1 },
      throwOnError: true,
    });
    expect(answered.data.status).toBe('GOING');
    const { data } = await muster.getGroup({ client, path: { id: group.id }, throwOnError: true });
    expect(data).toMatchObject({ openTasks: 1, comingEvents: 1, memberCount: 2 });
  });

  it('finds people by their groups', async () => {
    const { data } = await muster.listContactsByGroups({
      client,
      query: { groupIds: [group.id], match: 'and', total: true, appointmentStatus: 'PENDING' },
      throwOnError: true,
    });
    expect(data.total).toBe(1);
    expect(data.items.map(({ name }) => name)).toEqual(['Ana']);
  });

  it('shows beforehand what is done to many, does it once, and takes it back', async () => {
    const path = { id: group.id };
    const body: muster.GroupOperation = {
      operation: 'status',
      appointmentStatus: 'CONFIRMED',
      filter: { appointmentStatus: 'PENDING' },
    };
    const preview = await muster.previewGroupOperation({ client, path, body, throwOnError: true });
    expect(preview.data).toMatchObject({ affected: 1, refused: [] });
    const headers = { 'idempotency-key': 'confirm-1' };
    const run = () => muster.runGroupOperation({ client, path, body, headers, throwOnError: true });
    const { data } = await run();
    expect((await run()).data).toEqual(data);
    const { operationId } = data;
    const undone = await muster.undoOperation({ client, path: { operationId } });
    expect(undone.data).toEqual({ operationId, undone: 1 });
  });

  it('exports as JSON and as CSV', async () => {
    const path = { id: group.id };
    const fields: ('name' | 'phone' | 'role')[] = ['name', 'phone', 'role'];
    const json = await muster.exportGroup({ client, path, body: { format: 'json', fields } });
    expect(json.data).toEqual([
      { name: 'Ana', phone: '+34600111222', role: 'ADMIN' },
      { name: 'Pau', phone: '+34600111333', role: 'MEMBER' },
    ]);
    const csv = await muster.exportGroup({ client, path, body: { raw: true, fields } });
    expect(csv.data).toMatch(/^\uFEFF?name,phone,role\r\nAna,\+34600111222,ADMIN\r\n/);
  });

  it('imports a file as it is, in whichever encoding', async () => {
    const utf16 = new Blob([Buffer.from('\uFEFFname,phone\nZoë,+34600111444\n', 'utf16le')]);
    const query = { dryRun: true };
    const dry = await muster.importContactsFile({ client, file: utf16, query });
    expect(dry.data).toMatchObject({ dryRun: true, created: 1 });
    const { data } = await muster.importContactsFile({ client, file: utf16, throwOnError: true });
    expect(data.rows.map(({ name, status }) => `${name} ${status}`)).toEqual(['Zoë created']);
    const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nTEL:+34600111555\nEND:VCARD\n';
    const read = await muster.importContactsFile({ client, file: card, type: 'text/vcard' });
    expect(read.data?.created).toBe(1);
  });

  it('makes a calendar that a program can read', async () => {
    const contacts = await muster.listUsers({ client, throwOnError: true });
    const [marta] = contacts.data.items;
    await muster.updateUser({ client, path: { id: marta!.id }, body: { contactId: ana.id } });
    const path = { id: group.id };
    const made = await muster.createGroupCalendar({ client, path, throwOnError: true });
    const file = made.data.url.split('/').at(-1)!;
    const read = await muster.readCalendar({ client, path: { file }, throwOnError: true });
    expect(parseCalendar(read.data).entries).toHaveLength(1);
  });

  it('says something with a file, and reads the file again', async () => {
    const chats = await muster.listChats({ client, throwOnError: true });
    expect(chats.data.items).toEqual([]);
    const file = new File(['PNG'], 'poster.png', { type: 'image/png' });
    const path = { id: group.id };
    const { error } = await muster.sendGroupFile({ client, path, file, caption: 'We meet at 7' });
    expect(error).toMatchObject({ code: 'conflict', type: 'urn:muster:problem:nobodyReached' });
  });

  it('watches a campaign to its end', async () => {
    const path = { id: group.id };
    const body = { customMessageAddition: 'We are closed on Monday' };
    const { data } = await muster.callGroup({ client, path, body, throwOnError: true });
    // Ana is who calls.
    expect(data).toMatchObject({ called: 1, excluded: [{ reason: 'SELF', count: 1 }] });
    const campaign = { client, path: { id: data.campaignId } };
    await muster.stopCampaign({ ...campaign, throwOnError: true });
    const { stream } = await muster.watchCampaign(campaign);
    const states: muster.CampaignStatus[] = [];
    for await (const { status } of stream) states.push(status);
    expect(states.at(-1)).toBe('CANCELLED');
  });

  it('deletes nothing by accident: what has no body to answer has none', async () => {
    const path = { id: group.id };
    const early = await muster.deleteGroup({ client, path });
    expect(early.error?.code).toBe('conflict');
    for (const status of ['ARCHIVED', 'INACTIVE'] as const)
      await muster.updateGroup({ client, path, body: { status }, throwOnError: true });
    const { response } = await muster.deleteGroup({ client, path });
    expect(response?.status).toBe(204);
  });
});

describe('what goes wrong', () => {
  /** What a program does about each: the compiler asks for all that may come, and for no others. */
  function explain(error: NonNullable<Awaited<ReturnType<typeof getUnknown>>['error']>): string {
    switch (error.code) {
      case 'validation':
        return `mend ${error.errors?.map(({ path }) => path).join()}`;
      case 'unauthorized':
        return 'log in';
      case 'forbidden':
      case 'notFound':
        return 'look elsewhere';
      case 'rateLimited':
        return 'wait';
      case 'unexpected':
        return `ask about ${error.requestId}`;
      default:
        // A GET is never a conflict.
        return error satisfies never;
    }
  }
  const getUnknown = (id: string, as = client) => muster.getGroup({ client: as, path: { id } });

  it('is told by a code that each operation has its own of', async () => {
    const unknown = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';
    const nobody = muster.connect({ url, key: 'mst_nobody' });
    const misplaced = muster.connect({ url, key: OPERATOR });
    const errors = [
      (await getUnknown('none')).error,
      (await getUnknown(unknown)).error,
      (await getUnknown(unknown, nobody)).error,
      (await getUnknown(unknown, misplaced)).error,
    ];
    expect(errors.map((error) => error && explain(error))).toEqual([
      'mend path.id',
      'look elsewhere',
      'log in',
      'look elsewhere',
    ]);
  });

  it('is thrown where that is asked for', async () => {
    const asked = muster.createContact({ client, body: { name: '' }, throwOnError: true });
    await expect(asked).rejects.toMatchObject({ code: 'validation', status: 400 });
  });

  it('says how long to wait', async () => {
    const { secret } = await few.tenant();
    const busy = muster.connect({
      url: await few.app.listen({ port: 0, host: '127.0.0.1' }),
      key: secret,
    });
    const answers = [];
    for (let n = 0; n < 3; n++) answers.push(await muster.listGroups({ client: busy }));
    const { error, response } = answers.at(-1)!;
    expect(error?.code).toBe('rateLimited');
    expect(Number(response?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
