import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayOnGroup } from '../../src/context/policy.ts';
import { PrismaClient } from '../../src/db/generated/client.ts';
import { createEvent } from '../../src/events/create-event.ts';
import { lockEvent } from '../../src/events/lock-event.ts';
import { lockGroup } from '../../src/groups/lock-group.ts';
import { setRole } from '../../src/groups/set-role.ts';
import type { ContactRow } from '../../src/import/contact-row.ts';
import { parseContactsCsv } from '../../src/import/contacts-csv.ts';
import { importContacts } from '../../src/import/import-contacts.ts';
import { addMembers } from '../../src/membership/add-members.ts';
import { createGroup, type NewGroup } from '../../src/membership/create-group.ts';
import { removeMembers } from '../../src/membership/remove-members.ts';
import { createContact, updateContact } from '../../src/people/contacts.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import {
  AT,
  createTenant,
  later,
  refusal,
  type Tenant,
  untilSomebodyWaits,
} from '../people/tenant.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

function rowsOf(csv: string) {
  const parsed = parseContactsCsv(csv);
  if ('problem' in parsed) throw new Error(parsed.problem.got);
  return parsed.rows;
}

const load = (
  tenant: Tenant,
  csv: string,
  { dryRun = false, as = {}, at = AT }: { dryRun?: boolean; as?: object; at?: Date } = {},
) =>
  tenant.act(
    (change) =>
      importContacts(change, rowsOf(csv), {
        dryRun,
        mayEdit: (group) => mayOnGroup(change.actor, 'edit', group),
      }),
    as,
    at,
  );

const add = (tenant: Tenant, name: string, phone?: string, more: object = {}) =>
  tenant.act((change) => createContact(change, { name, phone: phone ?? null, ...more }));

const group = (tenant: Tenant, name: string, more: Partial<NewGroup> = {}) =>
  tenant.act(async (change) => (await createGroup(change, { name, ...more })).id);

const contactsOf = (tenant: Tenant) =>
  test.db.contact.findMany({
    where: { organizationId: tenant.organizationId, deletedAt: null },
    orderBy: [{ name: 'asc' }, { phone: 'asc' }],
    select: { id: true, name: true, phone: true, email: true, notes: true, updatedAt: true },
  });

describe('importContacts', () => {
  it('makes, mends and leaves alone, and says so of each row', async () => {
    const tenant = await createTenant(test.db);
    const ana = await add(tenant, 'Ana', '+34600000001', { notes: 'keep me' });
    const pau = await add(tenant, 'Pau', '+34600000002');
    const jose = await add(tenant, 'José');
    const report = await load(
      tenant,
      [
        'name,phone,email,notes',
        'Anna,+34600000001,anna@example.org,',
        'Pau,+34 600 000 002,,',
        'jose,,jose@example.org,',
        'Sam,+34600000003,,New here',
        'Bea,,,',
        'Bad,12,,',
        ',,nobody@example.org,',
      ].join('\n'),
      { at: later(5) },
    );
    const [sam, bea] = [report.rows[3]?.contactId, report.rows[4]?.contactId];
    expect(report).toEqual({
      dryRun: false,
      created: 2,
      updated: 2,
      unchanged: 1,
      skipped: 0,
      errors: 2,
      warnings: [],
      rows: [
        { row: 2, status: 'updated', name: 'Anna', contactId: ana },
        { row: 3, status: 'unchanged', name: 'Pau', contactId: pau },
        { row: 4, status: 'updated', name: 'jose', contactId: jose },
        { row: 5, status: 'created', name: 'Sam', contactId: expect.any(String) },
        { row: 6, status: 'created', name: 'Bea', contactId: expect.any(String) },
        {
          row: 7,
          status: 'error',
          name: 'Bad',
          problem: {
            field: 'phone',
            expected: expect.stringContaining('a phone number with its country code'),
            example: '+34 600 111 222',
            got: '12',
          },
        },
        {
          row: 8,
          status: 'error',
          problem: { field: 'name', expected: '1 to 120 characters', example: 'Abraham', got: '' },
        },
      ],
    });
    expect(await contactsOf(tenant)).toEqual([
      {
        id: ana,
        name: 'Anna',
        phone: '+34600000001',
        email: 'anna@example.org',
        notes: 'keep me',
        updatedAt: later(5),
      },
      { id: bea, name: 'Bea', phone: null, email: null, notes: null, updatedAt: later(5) },
      {
        id: jose,
        name: 'José',
        phone: null,
        email: 'jose@example.org',
        notes: null,
        updatedAt: later(5),
      },
      { id: pau, name: 'Pau', phone: '+34600000002', email: null, notes: null, updatedAt: AT },
      {
        id: sam,
        name: 'Sam',
        phone: '+34600000003',
        email: null,
        notes: 'New here',
        updatedAt: later(5),
      },
    ]);
    const audit = (await tenant.audit()).filter(({ action }) => action === 'contacts.import');
    expect(audit).toEqual([
      expect.objectContaining({
        subjectId: tenant.organizationId,
        before: { contacts: { [ana]: { name: 'Ana', email: null }, [jose]: { email: null } } },
        after: {
          ...{ created: 2, updated: 2, unchanged: 1, skipped: 0, errors: 2 },
          contacts: {
            [ana]: { name: 'Anna', email: 'anna@example.org' },
            [jose]: { email: 'jose@example.org' },
          },
          createdIds: [sam, bea],
        },
      }),
    ]);
  });

  it('finds everybody again when the same file comes twice', async () => {
    const tenant = await createTenant(test.db);
    const csv = 'name,phone\nAna,\nAna,+34600000001\nAna,+34600000002\nPau,+34600000003\nPau,';
    const first = await load(tenant, csv);
    expect(first.rows.map(({ status }) => status)).toEqual([
      'created',
      'created',
      'created',
      'created',
      'skipped',
    ]);
    const second = await load(tenant, csv);
    expect(second.rows.map(({ status }) => status)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
      'skipped',
    ]);
    expect(second.rows.map(({ contactId }) => contactId)).toEqual(
      first.rows.map(({ contactId }) => contactId),
    );
    expect(await contactsOf(tenant)).toHaveLength(4);
  });

  it('skips whom an earlier row named: by phone, by name, and as one contact', async () => {
    const tenant = await createTenant(test.db);
    const known = await add(tenant, 'Known', '+34600000009');
    const report = await load(
      tenant,
      'name,phone,notes\nAna,+34600000001,first\nANA M.,0034600000001,second\nána,,third\nRenamed,+34600000009,\nknown,,',
    );
    expect(report.rows).toMatchObject([
      { row: 2, status: 'created' },
      { row: 3, status: 'skipped', sameAs: 2, contactId: report.rows[0]?.contactId },
      { row: 4, status: 'skipped', sameAs: 2 },
      { row: 5, status: 'updated', contactId: known },
      { row: 6, status: 'skipped', sameAs: 5, contactId: known },
    ]);
    expect(await contactsOf(tenant)).toMatchObject([
      { name: 'Ana', notes: 'first\nsecond\nthird' },
      { name: 'Renamed' },
    ]);
  });

  it('makes two people of two who share a phone, and finds both again', async () => {
    const tenant = await createTenant(test.db);
    const csv =
      'name,Home Phone,email\nAna Ruiz,+34911222333,ana@b.es\nPau Ruiz,+34911222333,pau@b.es\nAna,+34911222333,ana@b.es';
    const report = await load(tenant, csv);
    expect(report.rows).toMatchObject([
      { status: 'created', name: 'Ana Ruiz' },
      {
        status: 'created',
        name: 'Pau Ruiz',
        warnings: [
          "+34911222333 is the phone of Ana Ruiz (row 2), and a phone is one contact's: here it is kept in the notes",
        ],
      },
      { status: 'skipped', sameAs: 2 },
    ]);
    expect(await contactsOf(tenant)).toMatchObject([
      { name: 'Ana Ruiz', phone: '+34911222333', notes: null },
      { name: 'Pau Ruiz', phone: null, email: 'pau@b.es', notes: 'Home Phone: +34911222333' },
    ]);
    const again = await load(tenant, csv, { at: later(5) });
    expect(again.rows.map(({ status }) => status)).toEqual(['unchanged', 'unchanged', 'skipped']);
    // In another order, and without the one who has it: neither takes the other's place.
    const [head, ana, pau] = csv.split('\n');
    const turned = await load(tenant, [head, pau, ana].join('\n'), { at: later(5) });
    expect(turned.rows.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    const alone = await load(tenant, [head, pau].join('\n'), { at: later(5) });
    expect(alone.rows).toMatchObject([{ status: 'unchanged', name: 'Pau Ruiz' }]);
    expect(await contactsOf(tenant)).toHaveLength(2);
  });

  it('says whom it calls by quite another name than before', async () => {
    const tenant = await createTenant(test.db);
    await add(tenant, 'Mamá de Leo', '+34600000001');
    await add(tenant, '+34 600 00 00 02', '+34600000002');
    const report = await load(tenant, 'name,phone\nLaura Gil,+34600000001\nPau,+34600000002');
    expect(report.rows[0]).toMatchObject({
      status: 'updated',
      warnings: ['was called Mamá de Leo before'],
    });
    expect(report.rows[1]).toMatchObject({ status: 'updated', name: 'Pau' });
    expect(report.rows[1]).not.toHaveProperty('warnings');
  });

  it('keeps what a further row of somebody has besides, and what was written into their notes', async () => {
    const tenant = await createTenant(test.db);
    const csv =
      'name,phone,email,notes\nAna,+34600000001,,Left wing\nAna Ruiz,+34600000001,a@b.es,Coach\nAna,+34600000001,other@b.es,';
    await load(tenant, csv);
    const kept = { email: 'a@b.es', notes: 'Left wing\nCoach\nemail: other@b.es' };
    const [ana] = await contactsOf(tenant);
    expect(ana).toMatchObject(kept);
    await tenant.act((change) => updateContact(change, ana!.id, { notes: `${kept.notes}\nMine` }));
    const again = await load(tenant, csv, { at: later(5) });
    expect(again.rows.map(({ status }) => status)).toEqual(['unchanged', 'skipped', 'skipped']);
    expect(await contactsOf(tenant)).toMatchObject([{ notes: `${kept.notes}\nMine` }]);
  });

  it('names what finds no room in the notes', async () => {
    const tenant = await createTenant(test.db);
    const report = await load(
      tenant,
      `name,notes,Home Phone,Mobile\nAna,${'n'.repeat(1990)},+34911222333,+34600111222`,
    );
    expect(report.rows).toMatchObject([
      {
        status: 'created',
        warnings: ['not taken over, because the notes are full: Home Phone: +34911222333'],
      },
    ]);
    expect(await contactsOf(tenant)).toMatchObject([{ phone: '+34600111222' }]);
  });

  it('does not guess between contacts of one name', async () => {
    const tenant = await createTenant(test.db);
    await add(tenant, 'Ana', '+34600000001');
    await add(tenant, 'Ana', '+34600000002');
    const report = await load(tenant, 'name,notes\nAna,which one?');
    expect(report.rows).toEqual([
      {
        row: 2,
        status: 'error',
        name: 'Ana',
        problem: {
          field: 'name',
          expected: 'a phone too, because 2 contacts have this name',
          example: expect.any(String),
          got: 'Ana',
        },
      },
    ]);
    const third = await add(tenant, 'Ana');
    expect((await load(tenant, 'name,notes\nAna,the one without')).rows).toMatchObject([
      { status: 'updated', contactId: third },
    ]);
  });

  it('fills the groups that it names, where the actor may', async () => {
    const tenant = await createTenant(test.db);
    const ana = await add(tenant, 'Ana', '+34600000001');
    const club = await group(tenant, 'Book Club', { members: [{ contactId: ana }] });
    const empty = await group(tenant, 'Empty');
    await group(tenant, 'Old');
    await test.db.group.updateMany({ where: { name: 'Old' }, data: { status: 'ARCHIVED' } });
    const report = await load(
      tenant,
      [
        'name,phone,groups',
        'Ana,+34600000001,book-club;Empty',
        'Pau,,Book Club;Nowhere;BOOKCLUB',
        'Sam,,Old',
        'Pau,,Empty',
        'Bad,12,Empty',
      ].join('\n'),
    );
    expect(report.rows).toMatchObject([
      { status: 'unchanged', groups: ['Book Club', 'Empty'] },
      { status: 'created', groups: ['Book Club'], warnings: ['there is no group "Nowhere"'] },
      { status: 'created', warnings: ['"Old" is archived and takes no members'] },
      { status: 'skipped', sameAs: 3, groups: ['Empty'] },
      { status: 'error' },
    ]);
    expect(report.rows[0]).not.toHaveProperty('warnings');
    expect(report.warnings).toEqual([expect.stringMatching(/^"Empty" has no admin: make one/)]);
    expect(report.rows[2]).not.toHaveProperty('groups');
    const members = await test.db.member.findMany({
      where: { organizationId: tenant.organizationId },
      orderBy: { id: 'asc' },
      select: { groupId: true, contactId: true, role: true },
    });
    const pau = report.rows[1]?.contactId;
    expect(members).toHaveLength(4);
    expect(members).toEqual(
      expect.arrayContaining([
        { groupId: club, contactId: ana, role: 'ADMIN' },
        { groupId: club, contactId: pau, role: 'MEMBER' },
        { groupId: empty, contactId: ana, role: 'MEMBER' },
        { groupId: empty, contactId: pau, role: 'MEMBER' },
      ]),
    );
  });

  it('makes no admin of who stands first, but of the importer where the file has them', async () => {
    const tenant = await createTenant(test.db);
    const boss = await add(tenant, 'Boss', '+34600000009');
    const [crew, club] = [await group(tenant, 'Crew'), await group(tenant, 'Club')];
    const as = { role: 'ADMIN' as const, contactId: boss };
    const csv =
      'name,phone,groups\nAna,+34600000001,Crew;Club\nPau,+34600000002,Crew\nBoss,+34600000009,Club';
    const dry = await load(tenant, csv, { as, dryRun: true });
    const report = await load(tenant, csv, { as });
    expect(report.warnings).toEqual([expect.stringContaining('"Crew" has no admin')]);
    expect(dry.warnings).toEqual(report.warnings);
    const admins = await test.db.member.findMany({
      where: { organizationId: tenant.organizationId, role: 'ADMIN' },
      select: { groupId: true, contactId: true },
    });
    expect(admins).toEqual([{ groupId: club, contactId: boss }]);
    // Led by nobody, the group is kept by those who may edit it all the same.
    const [ana, pau] = report.rows.map(({ contactId }) => contactId!);
    await tenant.act((change) => removeMembers(change, crew, [ana!]));
    await tenant.act((change) => setRole(change, crew, [pau!], 'ADMIN'));
    await tenant.act((change) => addMembers(change, crew, [{ contactId: ana! }]));
    expect(
      await refusal(
        'lastAdmin',
        tenant.act((change) => removeMembers(change, crew, [pau!])),
      ),
    ).toEqual({
      person: 'Pau',
      group: 'Crew',
      others: ['Ana'],
    });
  });

  it('tells a manager nothing of groups out of sight, and fills only their own', async () => {
    const tenant = await createTenant(test.db);
    const manager = await add(tenant, 'Manager', '+34600000001');
    await group(tenant, 'Secret', { visibility: 'ADMINS_ONLY' });
    await group(tenant, 'Seen');
    const mine = await group(tenant, 'Mine', { members: [{ contactId: manager }] });
    const report = await load(tenant, 'name,groups\nAna,Secret;Seen;Mine', {
      as: { role: 'MANAGER', contactId: manager },
    });
    expect(report.rows).toMatchObject([
      {
        status: 'created',
        groups: ['Mine'],
        warnings: ['there is no group "Secret"', 'only an admin of "Seen" adds members to it'],
      },
    ]);
    const joined = await test.db.member.findMany({
      where: { contactId: report.rows[0]?.contactId ?? '' },
    });
    expect(joined.map(({ groupId }) => groupId)).toEqual([mine]);
  });

  it("neither sees nor touches another organization's people and groups", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    await add(other, 'Ana', '+34600000001');
    await add(other, 'Pau');
    await group(other, 'Theirs');
    const before = await contactsOf(other);
    const report = await load(tenant, 'name,phone,groups\nAna,+34600000001,Theirs\nPau,,\nx,,', {
      at: later(1),
    });
    expect(report).toMatchObject({
      created: 3,
      rows: [{ warnings: ['there is no group "Theirs"'] }, {}, {}],
    });
    expect(await contactsOf(other)).toEqual(before);
    expect(await test.db.member.count({ where: { organizationId: other.organizationId } })).toBe(0);
  });

  it('says in a dry run what it would do, and does nothing', async () => {
    const tenant = await createTenant(test.db);
    const ana = await add(tenant, 'Ana', '+34600000001');
    await group(tenant, 'Club');
    const csv = 'name,phone,groups\nAnna,+34600000001,Club\nPau,,Nowhere\nPau,,Club\nBad,1,';
    const entries = await tenant.audit();
    const dry = await load(tenant, csv, { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, created: 1, updated: 1, skipped: 1, errors: 1 });
    expect(dry.rows[0]).toEqual({
      row: 2,
      status: 'updated',
      name: 'Anna',
      contactId: ana,
      groups: ['Club'],
    });
    expect(dry.rows[1]).not.toHaveProperty('contactId');
    expect(dry.rows[2]).not.toHaveProperty('contactId');
    expect(await contactsOf(tenant)).toMatchObject([{ name: 'Ana' }]);
    expect(await tenant.audit()).toEqual(entries);
    const real = await load(tenant, csv);
    const comparable = (rows: typeof dry.rows) => rows.map(({ contactId: _, ...row }) => row);
    expect(comparable(real.rows)).toEqual(comparable(dry.rows));
  });

  it('leaves nothing behind where the transaction fails', async () => {
    const tenant = await createTenant(test.db);
    const entries = await tenant.audit();
    const failing = tenant.act(async (change) => {
      await importContacts(change, rowsOf('name\nAna'), { mayEdit: () => true });
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await contactsOf(tenant)).toEqual([]);
    expect(await tenant.audit()).toEqual(entries);
  });

  it('reads an empty file', async () => {
    const tenant = await createTenant(test.db);
    expect(await load(tenant, 'name\n')).toMatchObject({ created: 0, rows: [] });
  });

  it('makes nobody twice when the same file comes twice at once', async () => {
    const tenant = await createTenant(test.db);
    const csv = 'name,phone\nAna,\nPau,+34600000001\nSam,';
    let second: ReturnType<typeof load> | undefined;
    const first = await tenant.act(async (change) => {
      const report = await importContacts(change, rowsOf(csv), { mayEdit: () => true });
      second = load(tenant, csv);
      await untilSomebodyWaits(test.db);
      return report;
    });
    expect(first).toMatchObject({ created: 3 });
    expect(await second).toMatchObject({ created: 0, unchanged: 3 });
    expect(await contactsOf(tenant)).toHaveLength(3);
  });

  it('locks groups before contacts, as every other service does, so that none deadlocks', async () => {
    const tenant = await createTenant(test.db);
    const ana = await add(tenant, 'Ana', '+34600000001');
    const club = await group(tenant, 'Club');
    let loading: ReturnType<typeof load> | undefined;
    await tenant.act(async (change) => {
      await lockGroup(change, club, 'UPDATE');
      loading = load(tenant, 'name,phone,groups\nAnna,+34600000001,Club');
      await untilSomebodyWaits(test.db);
      await updateContact(change, ana, { notes: 'meanwhile' });
    });
    expect(await loading).toMatchObject({ updated: 1, rows: [{ groups: ['Club'] }] });
    expect(await contactsOf(tenant)).toMatchObject([{ name: 'Anna', notes: 'meanwhile' }]);
  });

  it('lets an answer move the waiting list of a group that it adds people to', async () => {
    const tenant = await createTenant(test.db);
    const lead = await add(tenant, 'Lead', '+34600000001');
    const club = await group(tenant, 'Club', { members: [{ contactId: lead }] });
    const { id } = await tenant.act((change) =>
      createEvent(change, { title: 'Game', groupId: club, capacity: 1 }),
    );
    let loading: ReturnType<typeof load> | undefined;
    await tenant.act(async (change) => {
      const { tx } = change;
      // As an answer does that gives up a place and passes it on: its event's row, twice.
      await lockEvent(change, id);
      await tx.event.updateMany({ where: { id }, data: { updatedAt: later(1) } });
      loading = load(tenant, 'name,phone,groups\nPau,+34600000002,Club');
      loading.catch(() => {});
      await untilSomebodyWaits(test.db);
      await tx.event.updateMany({ where: { id }, data: { updatedAt: later(2) } });
    });
    expect(await loading).toMatchObject({ created: 1 });
    expect(await test.db.participant.count({ where: { eventId: id } })).toBe(2);
  });

  it('mends the contact that somebody else makes with the same phone meanwhile', async () => {
    const tenant = await createTenant(test.db);
    const club = await group(tenant, 'Club');
    let loading: ReturnType<typeof load> | undefined;
    const ana = await tenant.act(async (change) => {
      const id = await createContact(change, { name: 'Ana', phone: '+34600000001', notes: 'mine' });
      loading = load(tenant, 'name,phone,email,groups\nAnna,+34600000001,a@b.es,Club\nPau,,,');
      await untilSomebodyWaits(test.db);
      return id;
    });
    expect((await loading)?.rows).toMatchObject([
      { status: 'updated', contactId: ana, groups: ['Club'] },
      { status: 'created' },
    ]);
    expect(await contactsOf(tenant)).toMatchObject([
      { id: ana, name: 'Anna', email: 'a@b.es', notes: 'mine' },
      { name: 'Pau' },
    ]);
    expect(await test.db.member.findMany({ where: { groupId: club } })).toMatchObject([
      { contactId: ana },
    ]);
  });

  it('imports 10,000 rows in a bounded number of statements', async () => {
    const people = (count: number, notes: string): ContactRow[] =>
      Array.from({ length: count }, (_, n) => ({
        row: n + 2,
        name: `Person ${n}`,
        phone: n % 10 === 0 ? null : `+346${String(n).padStart(8, '0')}`,
        email: null,
        notes: notes && `${notes} ${n}`,
        asides: [`Home: 91 ${n}`],
        lines: { phone: null, email: null },
        groups: [...(n % 2 ? [] : ['Even']), ...(n % 3 ? [] : ['Third'])],
      }));
    const statements: string[] = [];
    const db = new PrismaClient({
      adapter: new PrismaPg({ connectionString: test.url }),
      log: [{ emit: 'event', level: 'query' }],
      transactionOptions: { timeout: 30_000 },
    });
    db.$on('query', ({ query }) => statements.push(query));
    const own = await createTenant(db);
    for (const name of ['Even', 'Third']) {
      await own.act((change) => createGroup(change, { name }));
    }
    const run = async (rows: ContactRow[]) => {
      statements.length = 0;
      const report = await own.act((change) =>
        importContacts(change, rows, { mayEdit: () => true }),
      );
      return { report, count: statements.length };
    };
    try {
      const few = await run(people(10, 'a'));
      const created = await run(people(10_000, 'a'));
      const updated = await run(people(10_000, 'b'));
      expect(few.report.created).toBe(10);
      expect(created.report).toMatchObject({ created: 9_990, unchanged: 10 });
      expect(updated.report).toMatchObject({ updated: 10_000, created: 0 });
      expect(
        await db.group.findFirst({ where: { name: 'Even', organizationId: own.organizationId } }),
      ).toMatchObject({ memberCount: 5_000 });
      // A thousand times the rows, and those who are members already: at most one statement a group more.
      expect(few.count).toBeGreaterThan(5);
      expect(created.count).toBeLessThanOrEqual(few.count + 2);
      expect(updated.count).toBeLessThanOrEqual(25);
    } finally {
      await db.$disconnect();
    }
  }, 60_000);
});
