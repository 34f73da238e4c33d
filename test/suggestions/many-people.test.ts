import { beforeEach, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin/admin-app.ts';
import { statementsOf } from '../helpers/statements.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeEach(async () => {
  tenant = await admin.tenant();
});

const url = '/api/groups/suggestions';
const list = async () => (await tenant.get(url)).body.suggestions;
const make = (body: object) => tenant.post('/api/groups/from-template', body);
const hairColor = { appointmentType: 'Hair Color' };
let numbered = 0;

/** So many contacts who are known for long, with some fields. */
async function people(count: number, fields: object): Promise<string[]> {
  const createdAt = new Date(admin.at.getTime() - 90 * 86_400_000);
  const rows = await admin.db.contact.createManyAndReturn({
    data: Array.from({ length: count }, (_, place) => ({
      ...{ organizationId: tenant.id, name: `Person ${numbered + place}`, createdAt },
      ...{ updatedAt: createdAt, ...fields },
    })),
    select: { id: true },
  });
  numbered += count;
  return rows.map(({ id }) => id);
}

it('suggests in as many statements for ten thousand people and many groups as for a few', async () => {
  await people(5, hairColor);
  // The first request of a key notes that it was used.
  await list();
  const few = await statementsOf(() => list());
  for (const place of Array.from({ length: 20 }, (_, n) => n)) {
    const ids = await people(500, {
      ...{ appointmentType: `Type ${place}`, appointmentProvider: `Dr ${place % 4}` },
      bookingSource: `Way ${place % 3}`,
    });
    const members = ids.slice(0, 50).map((contactId) => ({ contactId }));
    await tenant.group({ name: `Group ${place}`, members });
  }
  const many = await statementsOf(async () => expect(await list()).toHaveLength(27));
  expect(many.length).toBe(few.length);
  expect(many.length).toBeLessThan(15);
});

it('suggests no group of more than may be put in at once', async () => {
  await people(10_000, hairColor);
  const [suggestion] = await list();
  expect(suggestion.count).toBe(10_000);
  const [one] = await people(1, hairColor);
  expect(await list()).toEqual([]);
  await tenant.delete(`/api/contacts/${one}`);
  expect(await tenant.post(`${url}/accept`, { key: 'type haircolor' })).toMatchObject({
    status: 201,
    body: { memberCount: 10_000 },
  });
});

it('fills no group from a template with more, and makes none then', async () => {
  await admin.db.contact.createMany({
    data: Array.from({ length: 10_001 }, (_, n) => ({
      ...{ organizationId: tenant.id, name: `Person ${n}` },
      ...{ createdAt: admin.at, updatedAt: admin.at },
    })),
  });
  const refused = await make({ templateId: 'new-contacts', fill: true });
  expect(expectProblem(refused, 400, 'validation').detail).toMatch(/10,?001/);
  expect(await make({ templateId: 'new-contacts' })).toMatchObject({ status: 201 });
});
