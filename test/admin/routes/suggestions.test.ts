import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeEach(async () => {
  tenant = await admin.tenant();
});

const url = '/api/groups/suggestions';
const list = async (client: Pick<Tenant, 'get'> = tenant) => {
  const { status, body } = await client.get(url);
  expect(status).toBe(200);
  return body.suggestions;
};

/** Contacts with some fields, by their names. */
async function people(names: readonly string[], fields: object): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names)
    ids.push((await tenant.post('/api/contacts', { name, ...fields })).body.id);
  return ids;
}

it('x', async () => {
  await people(['A', 'B', 'C', 'D', 'E'], { appointmentType: 'Hair Color' });
  console.log(JSON.stringify(await list(), null, 1));
});
describe.skip('', () => {
  expectProblem;
});
