import { beforeAll, describe, expect, it } from 'vitest';
import { fc } from '../../helpers/properties.ts';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let manager: Awaited<ReturnType<Tenant['user']>>;
let user: Awaited<ReturnType<Tenant['user']>>;
let other: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
  manager = await tenant.user('MANAGER');
  user = await tenant.user('USER');
  other = await admin.tenant();
});

const namesOf = (answer: { body: { items: { name: string }[] } }) =>
  answer.body.items.map(({ name }) => name);

describe('contacts by groups', () => {
  let club: string;
  let team: string;
  let secret: string;
  let ids: Record<string, string>;
  beforeAll(async () => {
    const names = ['Ana', 'Bea', 'Carl', 'Dora', 'Emil'];
    const made = await tenant.contacts(...names);
    ids = Object.fromEntries(names.map((name, place) => [name, made[place]!]));
    const members = (...of: string[]) => of.map((name) => ({ contactId: ids[name]! }));
    club = await tenant.group({ name: 'Club', members: members('Ana', 'Bea') });
    team = await tenant.group({ name: 'Team', members: members('Bea', 'Carl') });
    secret = await tenant.group({
      name: 'Secret',
      visibility: 'ADMINS_ONLY',
      members: members('Dora'),
    });
    await tenant.patch(`/api/contacts/${ids.Ana}`, {
      appointmentTime: '2026-12-01T10:00:00Z',
      appointmentStatus: 'CONFIRMED',
    });
    await tenant.patch(`/api/contacts/${ids.Carl}`, {
      appointmentTime: '2026-12-02T10:00:00Z',
      appointmentStatus: 'PENDING',
    });
  });
  const ask = (query: string) => tenant.get(`/api/contacts/by-groups?${query}`);
  const contactsOf = 'Contact of a';

  it('are those in any of them, in all of them, or in none', async () => {
    const both = `groupIds=${club},${team}`;
    expect(namesOf(await ask(both))).toEqual(['Ana', 'Bea', 'Carl']);
    expect(namesOf(await ask(`groupIds=${club}&groupIds=${team}&match=and`))).toEqual(['Bea']);
    expect(namesOf(await ask(`${both}&match=not&text=a`))).not.toContain('Ana');
    expect(namesOf(await ask(`groupIds=${club},${club}&match=and`))).toEqual(['Ana', 'Bea']);
    const ungrouped = namesOf(await ask(`groupIds=${club}&includeUngrouped=true`));
    expect(ungrouped.slice(0, 2)).toEqual(['Ana', 'Bea']);
    expect(ungrouped.filter((name) => !name.startsWith(contactsOf))).toEqual([
      ...['Ana', 'Bea', 'Emil'],
    ]);
  });

  it('are those with a role, and with an appointment', async () => {
    const both = `groupIds=${club},${team}`;
    expect(namesOf(await ask(`${both}&role=ADMIN`))).toEqual(['Ana', 'Bea']);
    expect(namesOf(await ask(`${both}&role=MEMBER`))).toEqual(['Bea', 'Carl']);
    expect(namesOf(await ask(`${both}&appointmentStatus=CONFIRMED`))).toEqual(['Ana']);
    const from = 'appointmentFrom=2026-12-01T10:00:00Z';
    expect(namesOf(await ask(`${both}&${from}`))).toEqual(['Ana', 'Carl']);
    const to = 'appointmentTo=2026-12-02T10:00:00Z';
    expect(namesOf(await ask(`${both}&${from}&${to}`))).toEqual(['Ana']);
    const all = await tenant.get(`/api/contacts?${to}`);
    expect(namesOf(all)).toEqual(['Ana']);
    expect(all.body).not.toHaveProperty('total');
  });

  it('are counted on whatever page, unless nobody asks', async () => {
    const first = await ask(`groupIds=${club},${team}&limit=1`);
    expect(first.body).toMatchObject({ total: 3, hasMore: true });
    const next = await ask(`groupIds=${club},${team}&limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body).toMatchObject({ total: 3, items: [{ name: 'Bea' }] });
    expect((await ask(`groupIds=${club},${team}&text=c`)).body.total).toBe(1);
    expect((await ask(`groupIds=${club}&total=false`)).body.total).toBeNull();
  });

  it('of one group are told with role and title', async () => {
    await tenant.patch(`/api/groups/${club}/members/${ids.Bea}`, { title: 'keeper' });
    const url = `/api/groups/${club}/contacts`;
    const { body } = await user.get(`${url}?text=b`);
    expect(body).toMatchObject({
      items: [{ id: ids.Bea, name: 'Bea', role: 'MEMBER', title: 'keeper' }],
      total: 1,
    });
    expect(namesOf(await user.get(`${url}?role=ADMIN`))).toEqual(['Ana']);
    expect(await walk(manager, `${url}?limit=1`)).toHaveLength(2);
  });

  it('tell nothing of a group out of sight', async () => {
    const isBound = (name: string) => name.startsWith(contactsOf);
    const ungrouped = namesOf(await tenant.get('/api/contacts/ungrouped'));
    expect(ungrouped.filter((name) => !isBound(name))).toEqual(['Emil']);
    for (const client of [manager, user]) {
      for (const url of [
        `/api/contacts/by-groups?groupIds=${secret}`,
        `/api/contacts/by-groups?groupIds=${club},${secret}&match=not`,
        `/api/groups/${secret}/contacts`,
        `/api/contacts?groupId=${secret}`,
      ])
        expectProblem(await client.get(url), 404, 'notFound');
      const seen = await client.get('/api/contacts/ungrouped');
      expect(namesOf(seen).filter((name) => !isBound(name))).toEqual(['Dora', 'Emil']);
      expect(seen.body.total).toBe(namesOf(seen).length);
    }
    const elsewhere = await other.get(`/api/contacts/by-groups?groupIds=${club}`);
    expectProblem(elsewhere, 404, 'notFound');
    expectProblem(await other.get(`/api/groups/${club}/contacts`), 404, 'notFound');
    expect(namesOf(await other.get('/api/contacts/by-groups'))).toEqual([]);
  });

  it('are not in a group that is no more in use', async () => {
    const [flora] = (await tenant.contacts('Flora')) as [string];
    const past = await tenant.group({ name: 'Past', members: [{ contactId: flora }] });
    const isThere = async () => namesOf(await tenant.get('/api/contacts/ungrouped?text=flora'));
    expect(await isThere()).toEqual([]);
    await tenant.patch(`/api/groups/${past}`, { status: 'ARCHIVED' });
    expect(await isThere()).toEqual(['Flora']);
    expect(namesOf(await ask(`groupIds=${past}`))).toEqual(['Flora']);
  });

  it('are asked for in words that are understood', async () => {
    const many = Array.from({ length: 51 }, () => club).join(',');
    for (const [query, path] of [
      ['groupIds=', 'query.groupIds'],
      ['groupIds=club', 'query.groupIds'],
      [`groupIds=${many}`, 'query.groupIds'],
      ['match=xor', 'query.match'],
      ['includeUngrouped=perhaps', 'query.includeUngrouped'],
      ['appointmentStatus=LATE', 'query.appointmentStatus'],
      ['appointmentFrom=tomorrow', 'query.appointmentFrom'],
      ['role=GUEST', 'query.role'],
      ['cursor=nonsense', 'query.cursor'],
    ] as const) {
      const { errors } = expectProblem(await ask(query), 400, 'validation');
      expect({ query, path: errors[0].path }).toEqual({
        query,
        path: expect.stringMatching(path),
      });
    }
    expect((await ask(`groupIds=${club}&groupIds=${team}`)).status).toBe(200);
  });
});

it('is what a plain reading of the filters says, whoever is in which groups', async () => {
  const of = await admin.tenant();
  const viewer = await of.user('USER', { bound: false });
  const people = await of.contacts(...Array.from({ length: 9 }, (_, n) => `Person ${n} ${n % 3}`));
  const groups: string[] = [];
  for (const n of [0, 1, 2, 3]) {
    const visibility = n === 3 ? 'ADMINS_ONLY' : 'ALL_STAFF';
    groups.push(await of.group({ name: `Group ${n}`, visibility }));
  }
  const { db, at } = admin;
  const organizationId = of.id;
  const named = fc.uniqueArray(fc.constantFrom<number[]>(0, 1, 2), { minLength: 0, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(fc.constantFrom<number[]>(0, 1, 2, 3)), {
        minLength: 9,
        maxLength: 9,
      }),
      fc.array(
        fc.record({
          named,
          match: fc.constantFrom('or', 'and', 'not'),
          includeUngrouped: fc.boolean(),
          role: fc.constantFrom(undefined, 'ADMIN', 'MEMBER'),
          text: fc.constantFrom(undefined, '1', 'person'),
          isAdmin: fc.boolean(),
        }),
        { minLength: 6, maxLength: 6 },
      ),
      async (memberships, questions) => {
        await db.member.deleteMany({ where: { organizationId } });
        // Of group 0 everybody with an even number is an admin.
        const roleOf = (person: number, group: number) =>
          group === 0 && person % 2 === 0 ? 'ADMIN' : 'MEMBER';
        await db.member.createMany({
          data: memberships.flatMap((own, person) =>
            own.map((group) => ({
              ...{ organizationId, groupId: groups[group]!, contactId: people[person]! },
              ...{ role: roleOf(person, group), joinedAt: at },
            })),
          ),
        });
        for (const { named, match, includeUngrouped, role, text, isAdmin } of questions) {
          const expected = memberships.flatMap((own, person) => {
            const isIn = (group: number) =>
              own.includes(group) && (role === undefined || roleOf(person, group) === role);
            const fits = {
              or: named.some(isIn),
              and: named.every(isIn),
              not: !named.some(isIn),
            }[match];
            const isUngrouped = own.every((group) => group === 3 && !isAdmin);
            const isThere =
              named.length === 0
                ? !includeUngrouped || isUngrouped
                : fits || (includeUngrouped && isUngrouped);
            const name = `Person ${person} ${person % 3}`;
            return isThere && (!text || name.toLowerCase().includes(text)) ? [name] : [];
          });
          const query = new URLSearchParams({
            ...(named.length > 0 && { groupIds: named.map((n) => groups[n]).join(',') }),
            ...{ match, includeUngrouped: String(includeUngrouped), limit: '4' },
            ...(role && { role }),
            ...(text && { text }),
          });
          const url = `/api/contacts/by-groups?${query}`;
          const client = isAdmin ? of : viewer;
          const { body } = await client.get(url);
          expect({ url, total: body.total }).toEqual({ url, total: expected.length });
          const found = await walk(client, url);
          expect({ url, names: found.map(({ name }) => name) }).toEqual({ url, names: expected });
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
