import { beforeAll, expect, it } from 'vitest';
import { type Tenant, useAdmin } from './admin-app.ts';
import { encode, fill, type Listed, listOperations } from './operations.ts';

// Who is who in chats is said by an ADMIN alone (docs/rules.md, contacts): whatever a MANAGER asks for, an id
// or a phone that was somebody's is nobody else's afterwards.

const admin = useAdmin();
let tenant: Tenant;
let operations: Listed[];
/** A number that is the MANAGER's too, and nobody's yet. */
const SECOND = '+34600999999';

beforeAll(async () => {
  tenant = await admin.tenant();
  operations = (await listOperations(admin.app)).filter(
    ({ path }) => path.startsWith('/api/') && !path.startsWith('/api/organizations'),
  );
});

/** Whose each id and phone is, and whose user each is. */
async function whoIsWho(): Promise<Map<string, string>> {
  const rows = await admin.db.$queryRaw<{ what: string; who: string }[]>`
    SELECT 'phone ' || phone AS what, id::text AS who FROM contacts
    WHERE organization_id = ${tenant.id}::uuid AND phone IS NOT NULL AND deleted_at IS NULL
    UNION ALL
    SELECT 'id ' || external_id, contact_id::text FROM whatsapp_ids WHERE organization_id = ${tenant.id}::uuid
    UNION ALL
    SELECT 'user ' || id, contact_id::text FROM users
    WHERE organization_id = ${tenant.id}::uuid AND contact_id IS NOT NULL`;
  return new Map(rows.map(({ what, who }) => [what, who]));
}

/** An example of a body, with the victim in each place of a contact and the second number in that of a phone. */
function aim(body: unknown, victim: string, name = ''): unknown {
  if (Array.isArray(body)) return body.map((item) => aim(item, victim, name));
  if (typeof body === 'object' && body !== null)
    return Object.fromEntries(
      Object.entries(body).map(([key, value]) => [key, aim(value, victim, key)]),
    );
  if (/^(?:contactIds?|assigneeId)$/.test(name)) return victim;
  if (name === 'phone') return SECOND;
  return body;
}

it.each(['with a phone', 'without one'])('a MANAGER becomes nobody %s', async (how) => {
  const manager = await tenant.user('MANAGER');
  const phone = how === 'with a phone' ? '+34600888888' : null;
  const made = await tenant.post('/api/contacts', { name: 'Victim', phone });
  const victim = made.body.id as string;
  await admin.db.whatsappId.create({
    data: {
      organizationId: tenant.id,
      externalId: `${how.length}@lid`,
      contactId: victim,
      createdAt: admin.at,
    },
  });
  await tenant.group({
    name: `Hidden ${how}`,
    visibility: 'ADMINS_ONLY',
    members: [{ contactId: victim }],
  });
  const key = await tenant.post('/api/keys', { userId: manager.userId, label: 'chats' });
  // What deletes the victim comes last.
  const inOrder = operations.toSorted(
    (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
  );
  for (const { route, method, path, requestBody } of inOrder) {
    const before = await whoIsWho();
    const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    const body = media && (await encode(type!, aim(media.example, victim)));
    await admin.app.inject({
      method,
      url: fill(path, victim),
      headers: {
        authorization: `Bearer ${key.body.secret}`,
        ...(body && { 'content-type': body[0] }),
      },
      ...(body && { payload: body[1] }),
    });
    const now = await whoIsWho();
    for (const [what, who] of before)
      expect({ route, what, who: now.get(what) ?? who }).toEqual({ route, what, who });
    // Nor is what was nobody's the victim's.
    const own = (all: Map<string, string>) => [...all.values()].filter((who) => who === victim);
    expect({ route, more: own(now).length > own(before).length }).toEqual({ route, more: false });
  }
});
