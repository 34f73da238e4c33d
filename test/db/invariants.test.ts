import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { earliest, latest } from '../../src/dates/instants.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';

// What the database refuses by itself, whoever writes: raw SQL, no service between.

let database: TestDatabase;
let client: Client;

/** The rows of one organization that tests point at. */
interface Rows {
  organization: string;
  contact: string;
  second: string;
  user: string;
  group: string;
  account: string;
  chat: string;
  message: string;
  task: string;
  event: string;
  media: string;
  mirror: string;
  reminder: string;
  campaign: string;
  call: string;
  key: string;
}
let mine: Rows;
let theirs: Rows;

const at = '2026-11-20T11:00:00Z';

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  mine = await populate('Mine');
  theirs = await populate('Theirs');
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

// Each test in a transaction that is rolled back: what one breaks, the next finds whole.
beforeEach(async () => {
  await client.query('BEGIN');
  return () => client.query('ROLLBACK');
});

async function insert(table: string, row: Record<string, unknown>): Promise<string> {
  const columns = Object.keys(row);
  const { rows } = await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, place) => `$${place + 1}`).join(', ')}) RETURNING *`,
    Object.values(row),
  );
  return rows[0].id;
}

async function populate(name: string): Promise<Rows> {
  const organization = await insert('organizations', {
    name,
    time_zone: 'Europe/Madrid',
    created_at: at,
    updated_at: at,
  });
  const of = { organization_id: organization };
  const contact = await insert('contacts', {
    ...of,
    name: 'Ann',
    phone: '+34600000001',
    created_at: at,
    updated_at: at,
  });
  const second = await insert('contacts', { ...of, name: 'Ben', created_at: at, updated_at: at });
  const user = await insert('users', {
    ...of,
    name: 'Ann',
    role: 'ADMIN',
    created_at: at,
    updated_at: at,
  });
  const group = await insert('groups', { ...of, name: 'Club', created_at: at, updated_at: at });
  const account = await insert('accounts', {
    ...of,
    transport: 'simulator',
    external_id: name,
    created_at: at,
  });
  const chat = await insert('chats', {
    ...of,
    account_id: account,
    external_id: 'chat',
    kind: 'GROUP',
    created_at: at,
  });
  const message = await insert('messages', {
    ...of,
    chat_id: chat,
    direction: 'IN',
    external_id: 'm',
    body: '/x',
    sent_at: at,
    stored_at: at,
  });
  const task = await insert('tasks', {
    ...of,
    number: 1,
    title: 'Task',
    group_id: group,
    created_at: at,
    updated_at: at,
  });
  const event = await insert('events', {
    ...of,
    number: 2,
    title: 'Event',
    group_id: group,
    created_at: at,
    updated_at: at,
  });
  await insert('audit_entries', {
    ...of,
    at,
    actor_kind: 'SYSTEM',
    operation_id: organization,
    action: 'test',
    subject_type: 'group',
    subject_id: group,
  });
  const media = await insert('media', {
    ...of,
    mime_type: 'image/png',
    file_name: 'x.png',
    data: Buffer.from('x'),
    created_at: at,
  });
  const mirror = await insert('mirrors', {
    ...of,
    group_id: await insert('groups', { ...of, name: 'Choir', created_at: at, updated_at: at }),
    account_id: account,
    status: 'CREATING',
    created_at: at,
  });
  const reminder = await insert('reminders', {
    ...of,
    number: 3,
    text: 'Call',
    starts_at: at,
    next_at: at,
    zone: 'UTC',
    created_at: at,
    updated_at: at,
  });
  const campaign = await insert('campaigns', {
    ...of,
    number: 4,
    ...{ status: 'PREPARING', reason: 'MESSAGE', timing: 'IMMEDIATE', message: 'Hi' },
    ...{ useful_until: at, created_at: at, updated_at: at },
  });
  const call = await insert('calls', {
    ...of,
    ...{ campaign_id: campaign, contact_id: contact, status: 'DIALLING', created_at: at },
  });
  const key = await insert('api_keys', {
    ...of,
    ...{ user_id: user, label: 'website', prefix: 'abcdefgh', created_at: at },
    hash: createHash('sha256').update(organization).digest(),
  });
  return {
    organization,
    key,
    contact,
    second,
    user,
    group,
    account,
    chat,
    message,
    task,
    event,
    media,
    mirror,
    reminder,
    campaign,
    call,
  };
}

/** Runs a statement that must be refused, and answers what PostgreSQL names as the reason. */
async function refusal(statement: string, values: unknown[] = []): Promise<string> {
  await client.query('SAVEPOINT before');
  try {
    await client.query(statement, values);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  } catch (error) {
    await client.query('ROLLBACK TO before');
    const { constraint, column, message } = error as {
      constraint?: string;
      column?: string;
      message: string;
    };
    return constraint ?? column ?? message;
  }
  throw new Error(`not refused: ${statement}`);
}

function refusedInsert(table: string, row: Record<string, unknown>): Promise<string> {
  const columns = Object.keys(row);
  return refusal(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
    Object.values(row),
  );
}

describe('no row points at a row of another organization', () => {
  interface ForeignKey {
    name: string;
    table: string;
    columns: string[];
    target: string;
    targetColumns: string[];
  }

  async function foreignKeys(): Promise<ForeignKey[]> {
    const { rows } = await client.query<ForeignKey>(`
      SELECT k.conname AS name, k.conrelid::regclass::text AS "table", k.confrelid::regclass::text AS target,
        (SELECT array_agg(a.attname::text ORDER BY place) FROM unnest(k.conkey) WITH ORDINALITY AS c (n, place)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.n) AS columns,
        (SELECT array_agg(a.attname::text ORDER BY place) FROM unnest(k.confkey) WITH ORDINALITY AS c (n, place)
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.n) AS "targetColumns"
      FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace ORDER BY 1`);
    return rows;
  }

  test('every foreign key carries the organization, on both sides and in the same place', async () => {
    const keys = await foreignKeys();
    expect(keys.length).toBeGreaterThan(30);
    for (const { name, columns, target, targetColumns } of keys) {
      expect(columns[0], name).toBe('organization_id');
      expect(targetColumns[0], name).toBe(target === 'organizations' ? 'id' : 'organization_id');
    }
  });

  test('every table but organizations has an organization, never null, first in its primary key', async () => {
    const { rows } = await client.query<{ table: string; required: boolean | null; key: string }>(`
      SELECT c.relname AS "table", a.attnotnull AS required,
        (SELECT ka.attname FROM pg_constraint k JOIN pg_attribute ka ON ka.attrelid = c.oid AND ka.attnum = k.conkey[1]
          WHERE k.conrelid = c.oid AND k.contype = 'p') AS key
      FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname NOT IN ('organizations', '_prisma_migrations')`);
    expect(rows.length).toBeGreaterThan(15);
    for (const { table, required, key } of rows)
      expect({ table, required, key }).toEqual({ table, required: true, key: 'organization_id' });
  });

  test('every instant is held within what can be read back (src/dates/instants.ts)', async () => {
    await client.query(`SET TIME ZONE 'UTC'`);
    const { rows } = await client.query<{ table: string; column: string; checks: string | null }>(
      `SELECT c.relname AS "table", a.attname AS "column",
        (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k
          WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY(k.conkey)) AS checks
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE a.atttypid = 'timestamptz'::regtype AND NOT a.attisdropped AND c.relkind = 'r'
        AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`,
    );
    expect(rows.length).toBeGreaterThan(50);
    const [from, to] = [earliest, latest].map((at) =>
      at
        .toISOString()
        .replace('T', ' ')
        .replace(/(?:\.000)?Z$/, '+00'),
    );
    for (const { table, column, checks } of rows) {
      expect(checks, `${table}.${column}`).toContain(`(${column} >= '${from}'`);
      expect(checks, `${table}.${column}`).toContain(`(${column} <= '${to}'`);
    }
  });

  test('every column that is named as an id of something is held by a foreign key', async () => {
    const held = new Set(
      (await foreignKeys()).flatMap(({ table, columns }) =>
        columns.map((column) => `${table}.${column}`),
      ),
    );
    const { rows } = await client.query<{ column: string }>(`
      SELECT table_name || '.' || column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name LIKE '%\\_id' AND data_type = 'uuid' ORDER BY 1`);
    const free = rows.map(({ column }) => column).filter((column) => !held.has(column));
    // What a campaign was asked for by may be forgotten before it is over, and what the simulated carrier has is its own.
    // A series is called by its first, and outlives that. The log outlives what it tells of; an alarm is about one
    // thing of whichever kind, and finds it or not; where and by what a reminder was asked for may be forgotten before
    // it rings; what a request came with is a key or a session.
    expect(free).toEqual([
      'alarms.subject_id',
      'audit_entries.actor_contact_id',
      'audit_entries.actor_user_id',
      'audit_entries.group_id',
      'audit_entries.message_id',
      'audit_entries.operation_id',
      'audit_entries.subject_id',
      'campaigns.message_id',
      'events.series_id',
      'reminders.chat_id',
      'reminders.message_id',
      'requests.credential_id',
      'simulated_calls.attempt_id',
      'tasks.series_id',
    ]);
  });

  // Each relation by a row of mine that points at a row of theirs.
  const o = () => ({ organization_id: mine.organization });
  const stamp = { created_at: at, updated_at: at };
  const reminder = { number: 9, text: 'x', starts_at: at, next_at: at, zone: 'UTC', ...stamp };
  const away = { starts_at: at, ends_at: new Date('2027-01-01T00:00:00Z'), zone: 'Europe/Madrid' };
  const campaign = {
    ...{ number: 9, status: 'PREPARING', reason: 'MESSAGE', timing: 'IMMEDIATE', message: 'x' },
    ...{ useful_until: at, ...stamp },
  };
  const call = { status: 'DIALLING', created_at: at };
  const session = { hash: Buffer.from('x'), device: 'x', created_at: at, last_used_at: at };
  const attempt = {
    ...{ phone: '+34600000001', provider: 'simulated', status: 'DIALLING', variables: '{}' },
    dialled_at: at,
  };
  const crossings: Record<string, () => [table: string, row: Record<string, unknown>]> = {
    absences_organization_id_contact_id_fkey: () => [
      'absences',
      { ...o(), contact_id: theirs.contact, number: 1, ...away, ...stamp },
    ],
    activities_organization_id_group_id_fkey: () => [
      'activities',
      { ...o(), group_id: theirs.group, last_at: at },
    ],
    heard_organization_id_contact_id_fkey: () => ['heard', { ...o(), contact_id: theirs.contact }],
    absences_organization_id_group_id_fkey: () => [
      'absences',
      { ...o(), contact_id: mine.contact, group_id: theirs.group, number: 1, ...away, ...stamp },
    ],
    calendar_feeds_organization_id_contact_id_fkey: () => [
      'calendar_feeds',
      { ...o(), contact_id: theirs.contact, hash: Buffer.alloc(32), created_at: at },
    ],
    calendar_feeds_organization_id_group_id_fkey: () => [
      'calendar_feeds',
      {
        ...o(),
        contact_id: mine.contact,
        group_id: theirs.group,
        hash: Buffer.alloc(32),
        created_at: at,
      },
    ],
    campaigns_organization_id_group_id_fkey: () => [
      'campaigns',
      { ...o(), ...campaign, group_id: theirs.group },
    ],
    campaigns_organization_id_event_id_fkey: () => [
      'campaigns',
      { ...o(), ...campaign, reason: 'EVENT', event_id: theirs.event },
    ],
    campaigns_organization_id_task_id_fkey: () => [
      'campaigns',
      { ...o(), ...campaign, reason: 'TASK', task_id: theirs.task },
    ],
    campaigns_organization_id_created_by_id_fkey: () => [
      'campaigns',
      { ...o(), ...campaign, created_by_id: theirs.contact },
    ],
    campaigns_organization_id_created_by_user_id_fkey: () => [
      'campaigns',
      { ...o(), ...campaign, created_by_user_id: theirs.user },
    ],
    calls_organization_id_campaign_id_fkey: () => [
      'calls',
      { ...o(), ...call, campaign_id: theirs.campaign, contact_id: mine.second },
    ],
    calls_organization_id_contact_id_fkey: () => [
      'calls',
      { ...o(), ...call, campaign_id: mine.campaign, contact_id: theirs.contact },
    ],
    attempts_organization_id_call_id_fkey: () => [
      'attempts',
      { ...o(), ...attempt, call_id: theirs.call, contact_id: mine.contact },
    ],
    attempts_organization_id_contact_id_fkey: () => [
      'attempts',
      { ...o(), ...attempt, call_id: mine.call, contact_id: theirs.contact },
    ],
    users_organization_id_contact_id_fkey: () => [
      'users',
      { ...o(), name: 'X', role: 'USER', contact_id: theirs.contact, ...stamp },
    ],
    sign_in_links_organization_id_user_id_fkey: () => [
      'sign_in_links',
      {
        ...o(),
        user_id: theirs.user,
        hash: Buffer.from('x'),
        created_at: at,
        expires_at: '2026-11-20T11:10:00Z',
      },
    ],
    sessions_organization_id_user_id_fkey: () => [
      'sessions',
      { ...o(), ...session, user_id: theirs.user },
    ],
    sessions_organization_id_key_id_fkey: () => [
      'sessions',
      { ...o(), ...session, user_id: mine.user, key_id: theirs.key },
    ],
    api_keys_organization_id_user_id_fkey: () => [
      'api_keys',
      {
        ...o(),
        user_id: theirs.user,
        label: 'x',
        prefix: 'x',
        hash: Buffer.from('x'),
        created_at: at,
      },
    ],
    whatsapp_ids_organization_id_contact_id_fkey: () => [
      'whatsapp_ids',
      { ...o(), external_id: 'x', contact_id: theirs.contact, created_at: at },
    ],
    chats_organization_id_account_id_fkey: () => [
      'chats',
      { ...o(), account_id: theirs.account, external_id: 'x', kind: 'GROUP', created_at: at },
    ],
    links_organization_id_chat_id_fkey: () => [
      'links',
      { ...o(), chat_id: theirs.chat, group_id: mine.group, created_at: at },
    ],
    links_organization_id_group_id_fkey: () => [
      'links',
      { ...o(), chat_id: mine.chat, group_id: theirs.group, created_at: at },
    ],
    groups_organization_id_created_by_contact_id_fkey: () => [
      'groups',
      { ...o(), name: 'X', created_by_contact_id: theirs.contact, ...stamp },
    ],
    groups_organization_id_created_by_user_id_fkey: () => [
      'groups',
      { ...o(), name: 'X', created_by_user_id: theirs.user, ...stamp },
    ],
    group_viewers_organization_id_group_id_fkey: () => [
      'group_viewers',
      { ...o(), group_id: theirs.group, user_id: mine.user },
    ],
    group_viewers_organization_id_user_id_fkey: () => [
      'group_viewers',
      { ...o(), group_id: mine.group, user_id: theirs.user },
    ],
    avatars_organization_id_group_id_fkey: () => [
      'avatars',
      { ...o(), group_id: theirs.group, hash: 'x', data: Buffer.from('x') },
    ],
    further_names_organization_id_group_id_fkey: () => [
      'further_names',
      { ...o(), name_key: 'x', group_id: theirs.group },
    ],
    members_organization_id_group_id_fkey: () => [
      'members',
      { ...o(), group_id: theirs.group, contact_id: mine.contact, joined_at: at },
    ],
    members_organization_id_contact_id_fkey: () => [
      'members',
      { ...o(), group_id: mine.group, contact_id: theirs.contact, joined_at: at },
    ],
    reminders_organization_id_group_id_fkey: () => [
      'reminders',
      { ...o(), ...reminder, group_id: theirs.group },
    ],
    reminders_organization_id_created_by_id_fkey: () => [
      'reminders',
      { ...o(), ...reminder, created_by_id: theirs.contact },
    ],
    reminders_organization_id_created_by_user_id_fkey: () => [
      'reminders',
      { ...o(), ...reminder, created_by_user_id: theirs.user },
    ],
    reminder_people_organization_id_reminder_id_fkey: () => [
      'reminder_people',
      { ...o(), reminder_id: theirs.reminder, contact_id: mine.contact },
    ],
    reminder_people_organization_id_contact_id_fkey: () => [
      'reminder_people',
      { ...o(), reminder_id: mine.reminder, contact_id: theirs.contact },
    ],
    tasks_organization_id_group_id_fkey: () => [
      'tasks',
      { ...o(), number: 9, title: 'X', group_id: theirs.group, ...stamp },
    ],
    tasks_organization_id_chat_group_id_fkey: () => [
      'tasks',
      { ...o(), number: 9, title: 'X', chat_group_id: theirs.group, ...stamp },
    ],
    exemptions_organization_id_task_id_fkey: () => [
      'exemptions',
      { ...o(), task_id: theirs.task, contact_id: mine.contact },
    ],
    exemptions_organization_id_contact_id_fkey: () => [
      'exemptions',
      { ...o(), task_id: mine.task, contact_id: theirs.contact },
    ],
    tasks_organization_id_parent_id_fkey: () => [
      'tasks',
      { ...o(), title: 'X', parent_id: theirs.task, assignee_id: mine.contact, ...stamp },
    ],
    tasks_organization_id_assignee_id_fkey: () => [
      'tasks',
      { ...o(), number: 9, title: 'X', assignee_id: theirs.contact, ...stamp },
    ],
    tasks_organization_id_created_by_id_fkey: () => [
      'tasks',
      { ...o(), number: 9, title: 'X', created_by_id: theirs.contact, ...stamp },
    ],
    events_organization_id_group_id_fkey: () => [
      'events',
      { ...o(), number: 9, title: 'X', group_id: theirs.group, ...stamp },
    ],
    events_organization_id_created_by_id_fkey: () => [
      'events',
      {
        ...o(),
        number: 9,
        title: 'X',
        group_id: mine.group,
        created_by_id: theirs.contact,
        ...stamp,
      },
    ],
    participants_organization_id_event_id_fkey: () => [
      'participants',
      { ...o(), event_id: theirs.event, contact_id: mine.contact, invited_at: at },
    ],
    participants_organization_id_contact_id_fkey: () => [
      'participants',
      { ...o(), event_id: mine.event, contact_id: theirs.contact, invited_at: at },
    ],
    messages_organization_id_chat_id_fkey: () => [
      'messages',
      {
        ...o(),
        chat_id: theirs.chat,
        direction: 'IN',
        external_id: 'x',
        body: 'x',
        sent_at: at,
        stored_at: at,
      },
    ],
    messages_organization_id_contact_id_fkey: () => [
      'messages',
      {
        ...o(),
        chat_id: mine.chat,
        contact_id: theirs.contact,
        direction: 'IN',
        external_id: 'x',
        body: 'x',
        sent_at: at,
        stored_at: at,
      },
    ],
    messages_organization_id_group_id_fkey: () => [
      'messages',
      {
        ...o(),
        chat_id: mine.chat,
        group_id: theirs.group,
        direction: 'OUT',
        external_id: 'x',
        body: 'x',
        sent_at: at,
        stored_at: at,
      },
    ],
    messages_organization_id_media_id_fkey: () => [
      'messages',
      {
        ...o(),
        chat_id: mine.chat,
        media_id: theirs.media,
        direction: 'OUT',
        external_id: 'x',
        body: 'x',
        sent_at: at,
        stored_at: at,
      },
    ],
    outbox_organization_id_media_id_fkey: () => [
      'outbox',
      {
        ...o(),
        chat_id: mine.chat,
        body: 'x',
        media_id: theirs.media,
        leased_until: at,
        created_at: at,
      },
    ],
    contacts_organization_id_merged_into_id_fkey: () => [
      'contacts',
      { ...o(), name: 'X', merged_into_id: theirs.contact, deleted_at: at, ...stamp },
    ],
    mirrors_organization_id_account_id_fkey: () => [
      'mirrors',
      {
        ...o(),
        group_id: mine.group,
        chat_id: mine.chat,
        status: 'ACTIVE',
        created_at: at,
        account_id: theirs.account,
      },
    ],
    mirrors_organization_id_group_id_fkey: () => [
      'mirrors',
      {
        ...o(),
        account_id: mine.account,
        chat_id: mine.chat,
        status: 'ACTIVE',
        created_at: at,
        group_id: theirs.group,
      },
    ],
    mirrors_organization_id_chat_id_fkey: () => [
      'mirrors',
      {
        ...o(),
        account_id: mine.account,
        group_id: mine.group,
        status: 'ACTIVE',
        created_at: at,
        chat_id: theirs.chat,
      },
    ],
    mirror_touches_organization_id_mirror_id_fkey: () => [
      'mirror_touches',
      { ...o(), mirror_id: theirs.mirror, at },
    ],
    chat_members_organization_id_chat_id_fkey: () => [
      'chat_members',
      {
        ...o(),
        contact_id: mine.contact,
        external_id: 'x',
        is_admin: false,
        state: 'PRESENT',
        since: at,
        chat_id: theirs.chat,
      },
    ],
    chat_members_organization_id_contact_id_fkey: () => [
      'chat_members',
      {
        ...o(),
        chat_id: mine.chat,
        external_id: 'x',
        is_admin: false,
        state: 'PRESENT',
        since: at,
        contact_id: theirs.contact,
      },
    ],
    inbox_organization_id_message_id_fkey: () => [
      'inbox',
      { ...o(), message_id: theirs.message, leased_until: at, received_at: at },
    ],
    outbox_organization_id_chat_id_fkey: () => [
      'outbox',
      { ...o(), chat_id: theirs.chat, body: 'x', leased_until: at, created_at: at },
    ],
    outbox_organization_id_cause_message_id_fkey: () => [
      'outbox',
      {
        ...o(),
        chat_id: mine.chat,
        cause_message_id: theirs.message,
        body: 'x',
        leased_until: at,
        created_at: at,
      },
    ],
    confirmations_organization_id_chat_id_fkey: () => [
      'confirmations',
      {
        ...o(),
        chat_id: theirs.chat,
        contact_id: mine.contact,
        message_id: mine.message,
        code: '1',
        command: 'x',
        created_at: at,
        expires_at: at,
      },
    ],
    confirmations_organization_id_contact_id_fkey: () => [
      'confirmations',
      {
        ...o(),
        chat_id: mine.chat,
        contact_id: theirs.contact,
        message_id: mine.message,
        code: '1',
        command: 'x',
        created_at: at,
        expires_at: at,
      },
    ],
    confirmations_organization_id_message_id_fkey: () => [
      'confirmations',
      {
        ...o(),
        chat_id: mine.chat,
        contact_id: mine.contact,
        message_id: theirs.message,
        code: '1',
        command: 'x',
        created_at: at,
        expires_at: at,
      },
    ],
    confirmations_organization_id_settled_by_id_fkey: () => [
      'confirmations',
      {
        ...o(),
        chat_id: mine.chat,
        contact_id: mine.contact,
        message_id: mine.message,
        settled_by_id: theirs.message,
        code: '1',
        command: 'x',
        created_at: at,
        expires_at: at,
      },
    ],
  };

  test.each(Object.entries(crossings))('%s refuses it', async (name, crossing) => {
    const [table, row] = crossing();
    expect(await refusedInsert(table, row)).toBe(name);
  });

  test('the list above names every relation there is', async () => {
    const between = (await foreignKeys())
      .filter(({ target }) => target !== 'organizations')
      .map(({ name }) => name);
    expect(Object.keys(crossings).sort()).toEqual(between.sort());
  });
});

describe('audit entries', () => {
  test.each([
    ['UPDATE', `UPDATE audit_entries SET reason = 'other'`],
    ['UPDATE of none', `UPDATE audit_entries SET reason = 'other' WHERE FALSE`],
    ['DELETE', 'DELETE FROM audit_entries'],
    ['TRUNCATE', 'TRUNCATE audit_entries'],
    ['TRUNCATE CASCADE of what they hang on', 'TRUNCATE organizations CASCADE'],
  ])('refuse %s', async (_, statement) => {
    expect(await refusal(statement)).toContain('audit entries are never changed or deleted');
  });

  test('keep their organization: it cannot be deleted', async () => {
    expect(await refusal(`DELETE FROM organizations WHERE id = '${mine.organization}'`)).toMatch(
      /fkey|never changed/,
    );
  });

  test('stay when what they tell of is gone', async () => {
    const extra = await insert('groups', {
      organization_id: mine.organization,
      name: 'Gone',
      created_at: at,
      updated_at: at,
    });
    const entry = await insert('audit_entries', {
      organization_id: mine.organization,
      at,
      actor_kind: 'SYSTEM',
      operation_id: extra,
      action: 'x',
      subject_type: 'group',
      subject_id: extra,
      group_id: extra,
    });
    await client.query('DELETE FROM groups WHERE id = $1', [extra]);
    expect(
      (await client.query('SELECT group_id FROM audit_entries WHERE id = $1', [entry])).rows,
    ).toEqual([{ group_id: extra }]);
  });
});

describe('the outbox', () => {
  const row = (given: Record<string, unknown>) => ({
    organization_id: mine.organization,
    chat_id: mine.chat,
    body: 'x',
    leased_until: at,
    created_at: at,
    ...given,
  });

  test.each([
    ['waiting and settled', { settled_at: at }, 'outbox_settled_check'],
    ['being sent and settled', { status: 'SENDING', settled_at: at }, 'outbox_settled_check'],
    ['sent and not settled', { status: 'SENT' }, 'outbox_settled_check'],
    ['expired and not settled', { status: 'EXPIRED' }, 'outbox_settled_check'],
  ])('refuses a row that is %s', async (_, given, reason) => {
    expect(await refusedInsert('outbox', row(given))).toBe(reason);
  });

  test('refuses a poll with a file', async () => {
    const given = { media_id: mine.media, poll_options: ['Going'] };
    expect(await refusedInsert('outbox', row(given))).toBe('outbox_one_content_check');
  });
});

describe('WhatsApp', () => {
  const of = () => ({ organization_id: mine.organization });

  test('a mirror that is in step has a chat', async () => {
    const row = { ...of(), account_id: mine.account, group_id: mine.group, created_at: at };
    expect(await refusedInsert('mirrors', { ...row, status: 'ACTIVE' })).toBe('mirrors_chat_check');
  });

  test('only a message of our own has a receipt', async () => {
    const row = { ...of(), chat_id: mine.chat, body: 'x', sent_at: at, stored_at: at };
    const incoming = { ...row, direction: 'IN', external_id: 'x', receipt: 'READ' };
    expect(await refusedInsert('messages', incoming)).toBe('messages_receipt_check');
  });

  test('a contact that proved to be another is deleted', async () => {
    const row = { ...of(), name: 'X', created_at: at, updated_at: at };
    const merged = { ...row, merged_into_id: mine.contact };
    expect(await refusedInsert('contacts', merged)).toBe('contacts_merged_check');
  });

  test.each([
    ['catch_up_minutes', -1],
    ['catch_up_minutes', 1441],
    // What is caught up with is younger than anything that may be deleted.
    ['keep_messages_days', 7],
    ['keep_messages_days', 3651],
  ])('an organization is refused: %s of %i', async (column, value) => {
    const row = { name: 'O', time_zone: 'UTC', created_at: at, updated_at: at };
    const check = `organizations_${column}_check`;
    expect(await refusedInsert('organizations', { ...row, [column]: value })).toBe(check);
  });

  test.each([
    ['a gap below nothing', { gap_ms: -1 }],
    ['no message a minute', { per_minute: 0 }],
  ])('a sending budget is refused: %s', async (_, given) => {
    const row = { ...of(), transport: 'whatsapp', external_id: 'y', created_at: at };
    expect(await refusedInsert('accounts', { ...row, ...given })).toBe('accounts_budget_check');
  });
});

describe('tasks', () => {
  const row = (given: Record<string, unknown>) => ({
    organization_id: mine.organization,
    title: 'T',
    created_at: at,
    updated_at: at,
    ...given,
  });
  test.each<[string, () => Record<string, unknown>, string]>([
    ['a child without an assignee', () => ({ parent_id: mine.task }), 'tasks_shape_check'],
    [
      'a child with a number',
      () => ({ parent_id: mine.task, assignee_id: mine.contact, number: 9 }),
      'tasks_shape_check',
    ],
    [
      'a child with a group',
      () => ({ parent_id: mine.task, assignee_id: mine.contact, group_id: mine.group }),
      'tasks_shape_check',
    ],
    [
      'a task of its own without a number',
      () => ({ assignee_id: mine.contact }),
      'tasks_shape_check',
    ],
    [
      'a group task with an assignee',
      () => ({ number: 9, group_id: mine.group, assignee_id: mine.contact }),
      'tasks_shape_check',
    ],
    [
      'a copy that anyone closes',
      () => ({ parent_id: mine.task, assignee_id: mine.contact, mode: 'ANYONE' }),
      'tasks_mode_check',
    ],
    [
      'one person’s own task that anyone closes',
      () => ({ number: 9, assignee_id: mine.contact, mode: 'ANYONE' }),
      'tasks_mode_check',
    ],
    [
      'a group task that was given in a chat by name',
      () => ({ number: 9, group_id: mine.group, chat_group_id: mine.group }),
      'tasks_chat_group_check',
    ],
    [
      'a shared task that is done by itself',
      () => ({ number: 9, group_id: mine.group, status: 'DONE', closed_at: at }),
      'tasks_shared_status_check',
    ],
    [
      'a shared task that is withdrawn',
      () => ({ number: 9, status: 'WITHDRAWN', closed_at: at }),
      'tasks_shared_status_check',
    ],
    [
      'done at no time',
      () => ({ number: 9, assignee_id: mine.contact, status: 'DONE' }),
      'tasks_closed_at_check',
    ],
    [
      'open and closed',
      () => ({ number: 9, assignee_id: mine.contact, closed_at: at }),
      'tasks_closed_at_check',
    ],
    ['no title', () => ({ number: 9, assignee_id: mine.contact, title: '' }), 'tasks_title_check'],
    [
      'a title of blanks',
      () => ({ number: 9, assignee_id: mine.contact, title: ' x' }),
      'tasks_title_check',
    ],
    [
      'a title of 201',
      () => ({ number: 9, assignee_id: mine.contact, title: 'x'.repeat(201) }),
      'tasks_title_check',
    ],
    [
      'a number twice',
      () => ({ number: 1, assignee_id: mine.contact }),
      'tasks_organization_id_number_key',
    ],
    [
      'no time of making',
      () => ({ number: 9, assignee_id: mine.contact, created_at: null }),
      'created_at',
    ],
  ])('are refused: %s', async (_, given, reason) => {
    expect(await refusedInsert('tasks', row(given()))).toBe(reason);
  });

  test('have one copy for each person', async () => {
    const child = row({ parent_id: mine.task, assignee_id: mine.contact });
    await insert('tasks', child);
    expect(await refusedInsert('tasks', child)).toBe('tasks_copy_key');
  });

  test('share numbers across organizations freely', async () => {
    await insert('tasks', { ...row({ number: 9, assignee_id: mine.contact }) });
    await insert('tasks', {
      ...row({ number: 9, assignee_id: theirs.contact }),
      organization_id: theirs.organization,
    });
  });

  test('take their copies with them', async () => {
    await insert('tasks', row({ parent_id: mine.task, assignee_id: mine.contact }));
    await client.query('DELETE FROM tasks WHERE id = $1', [mine.task]);
    expect(
      (await client.query('SELECT FROM tasks WHERE organization_id = $1', [mine.organization]))
        .rowCount,
    ).toBe(0);
  });
});

describe('events and participants', () => {
  const event = (given: Record<string, unknown>) => ({
    organization_id: mine.organization,
    number: 9,
    title: 'E',
    group_id: mine.group,
    created_at: at,
    updated_at: at,
    ...given,
  });
  const answer = (given: Record<string, unknown>) => ({
    organization_id: mine.organization,
    event_id: mine.event,
    contact_id: mine.contact,
    invited_at: at,
    ...given,
  });
  const going = { status: 'GOING', answered_at: at };

  test.each([
    [
      'an end before the start',
      { starts_at: at, ends_at: '2026-11-20T10:00:00Z' },
      'events_ends_at_check',
    ],
    ['an end at the start', { starts_at: at, ends_at: at }, 'events_ends_at_check'],
    ['an end and no start', { ends_at: at }, 'events_ends_at_check'],
    ['room for nobody', { capacity: 0 }, 'events_capacity_check'],
    ['fewer than nobody', { seats_taken: -1 }, 'events_seats_taken_check'],
    ['no group', { group_id: null }, 'group_id'],
    ['no title', { title: '' }, 'events_title_check'],
    ['a place of a page', { place: 'x'.repeat(201) }, 'events_place_check'],
    ['notes of many pages', { notes: 'x'.repeat(4001) }, 'events_notes_check'],
  ])('an event is refused: %s', async (_, given, reason) => {
    expect(await refusedInsert('events', event(given))).toBe(reason);
  });

  test.each([
    ['fewer guests than none', { ...going, guests: -1 }, 'participants_guests_check'],
    ['51 guests', { ...going, guests: 51 }, 'participants_guests_check'],
    [
      'waiting without a ticket',
      { status: 'WAITLISTED', answered_at: at },
      'participants_waiting_check',
    ],
    ['a ticket without waiting', { ...going, waiting_ticket: 1 }, 'participants_waiting_check'],
    ['a reason of a page', { reason: 'x'.repeat(501) }, 'participants_reason_check'],
    ['an answer at no time', { status: 'GOING' }, 'participants_answered_check'],
  ])('a participant is refused: %s', async (_, given, reason) => {
    expect(await refusedInsert('participants', answer(given))).toBe(reason);
  });

  test('a contact takes part in an event once', async () => {
    await insert('participants', answer({}));
    expect(await refusedInsert('participants', answer({}))).toBe('participants_pkey');
  });

  test('seats follow the answers: added, changed, moved, taken away', async () => {
    const seats = async (id = mine.event) =>
      (await client.query('SELECT seats_taken FROM events WHERE id = $1', [id])).rows[0]
        .seats_taken;
    const change = (set: string) =>
      client.query(`UPDATE participants SET ${set} WHERE contact_id = $1`, [mine.contact]);
    await insert('participants', answer({ ...going, guests: 2 }));
    await insert('participants', answer({ contact_id: mine.second }));
    expect(await seats()).toBe(3);
    await change('guests = 1');
    expect(await seats()).toBe(2);
    await change(`status = 'MAYBE'`);
    expect(await seats()).toBe(0);
    await change(`status = 'GOING'`);
    const another = await insert('events', event({}));
    await client.query('UPDATE participants SET event_id = $1 WHERE contact_id = $2', [
      another,
      mine.contact,
    ]);
    expect([await seats(), await seats(another)]).toEqual([0, 2]);
    await client.query('DELETE FROM participants WHERE event_id = $1', [another]);
    expect(await seats(another)).toBe(0);
  });

  test('nothing makes more people going than there are places', async () => {
    const small = await insert('events', event({ capacity: 1 }));
    await insert('participants', answer({ event_id: small, ...going }));
    expect(
      await refusedInsert(
        'participants',
        answer({ event_id: small, contact_id: mine.second, ...going }),
      ),
    ).toBe('events_seats_taken_check');
    expect(await refusal('UPDATE participants SET guests = 1 WHERE event_id = $1', [small])).toBe(
      'events_seats_taken_check',
    );
    await client.query('UPDATE events SET capacity = 2 WHERE id = $1', [small]);
    await insert('participants', answer({ event_id: small, contact_id: mine.second, ...going }));
    expect(await refusal('UPDATE events SET capacity = 1 WHERE id = $1', [small])).toBe(
      'events_seats_taken_check',
    );
  });

  test('an event takes its participants with it', async () => {
    await insert('participants', answer({}));
    await client.query('DELETE FROM events WHERE id = $1', [mine.event]);
    expect((await client.query('SELECT FROM participants')).rowCount).toBe(0);
  });
});

describe('members', () => {
  const member = (given: Record<string, unknown> = {}) => ({
    organization_id: mine.organization,
    group_id: mine.group,
    contact_id: mine.contact,
    joined_at: at,
    role: 'ADMIN',
    ...given,
  });
  const count = async (id = mine.group) =>
    (await client.query('SELECT member_count FROM groups WHERE id = $1', [id])).rows[0]
      .member_count;

  test('a contact is in a group once at a time, and may come back', async () => {
    await insert('members', member());
    expect(await refusedInsert('members', member())).toBe('members_active_key');
    await client.query(`UPDATE members SET left_at = $1`, [at]);
    await insert('members', member());
    expect(
      (await client.query('SELECT FROM members WHERE contact_id = $1', [mine.contact])).rowCount,
    ).toBe(2);
  });

  test.each([
    ['leaving before joining', { left_at: '2026-11-19T11:00:00Z' }, 'members_left_at_check'],
    ['an empty title', { title: '' }, 'members_title_check'],
    ['a title of 61', { title: 'x'.repeat(61) }, 'members_title_check'],
  ])('are refused: %s', async (_, given, reason) => {
    expect(await refusedInsert('members', member(given))).toBe(reason);
  });

  test('are counted: added, left, back, moved, taken away, many at once', async () => {
    await client.query(
      `INSERT INTO members (organization_id, group_id, contact_id, joined_at, role) SELECT organization_id, $1, id, $2, 'ADMIN' FROM contacts WHERE organization_id = $3`,
      [mine.group, at, mine.organization],
    );
    expect(await count()).toBe(2);
    await client.query('UPDATE members SET left_at = $1 WHERE contact_id = $2', [at, mine.contact]);
    expect(await count()).toBe(1);
    await client.query('UPDATE members SET left_at = NULL');
    expect(await count()).toBe(2);
    await client.query(`UPDATE members SET title = 'x'`);
    expect(await count()).toBe(2);
    const other = await insert('groups', {
      organization_id: mine.organization,
      name: 'Other',
      created_at: at,
      updated_at: at,
    });
    await client.query('UPDATE members SET group_id = $1 WHERE contact_id = $2', [
      other,
      mine.contact,
    ]);
    expect([await count(), await count(other)]).toEqual([1, 1]);
    await client.query('DELETE FROM members');
    expect([await count(), await count(other)]).toEqual([0, 0]);
    await insert('members', member({ left_at: at }));
    expect(await count()).toBe(0);
  });

  test('keep an admin: the last one cannot be demoted, leave or vanish while others stay', async () => {
    await insert('members', member());
    await insert('members', member({ contact_id: mine.second, role: 'MEMBER' }));
    expect(await refusal(`UPDATE members SET role = 'MEMBER'`)).toBe('members_last_admin');
    expect(await refusal(`UPDATE members SET left_at = $1 WHERE role = 'ADMIN'`, [at])).toBe(
      'members_last_admin',
    );
    expect(await refusal(`DELETE FROM members WHERE role = 'ADMIN'`)).toBe('members_last_admin');
    // A hand-over in two statements is none of these.
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    await client.query(`UPDATE members SET role = 'MEMBER' WHERE contact_id = $1`, [mine.contact]);
    await client.query(`UPDATE members SET role = 'ADMIN' WHERE contact_id = $1`, [mine.second]);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    // And the last of all may go.
    await client.query('UPDATE members SET left_at = $1', [at]);
  });
});

describe('names and phones', () => {
  const group = (name: string, organization = mine.organization) => ({
    organization_id: organization,
    name,
    created_at: at,
    updated_at: at,
  });
  test.each(['club', 'CLUB', 'Clúb', 'C l u b', 'Club!', '“Club”', 'Ｃｌｕｂ', 'Cl-ub'])(
    'a second group called %s is refused',
    async (name) => {
      expect(await refusedInsert('groups', group(name))).toBe(
        'groups_organization_id_name_key_key',
      );
    },
  );

  test.each(['Clubs', 'Klub', 'Club 2', '📚', 'नमक', 'नामक'])(
    'one called %s is another',
    async (name) => {
      await insert('groups', group(name));
    },
  );

  test('two marks that are nothing but marks are two names', async () => {
    await insert('groups', group('!!!'));
    await insert('groups', group('???'));
    expect(await refusedInsert('groups', group('!!!'))).toBe('groups_organization_id_name_key_key');
  });

  test.each([
    ['', 'groups_name_check'],
    [' x', 'groups_name_check'],
    ['x'.repeat(121), 'groups_name_check'],
  ])('%j is no name', async (name, reason) => {
    expect(await refusedInsert('groups', group(name))).toBe(reason);
  });

  test.each([
    [{ color: '#3b82f6' }, 'groups_color_check'],
    [{ color: 'red' }, 'groups_color_check'],
    [{ description: 'x'.repeat(501) }, 'groups_description_check'],
    [{ member_count: -1 }, 'groups_member_count_check'],
  ])('a group is refused with %j', async (given, reason) => {
    expect(await refusedInsert('groups', { ...group('X'), ...given })).toBe(reason);
  });

  test('a group shows one avatar at most, and keeps others', async () => {
    const avatar = (hash: string, unused_since: string | null) => ({
      ...{ organization_id: mine.organization, group_id: mine.group, hash, unused_since },
      data: Buffer.from('x'),
    });
    await insert('avatars', avatar('one', null));
    await insert('avatars', avatar('two', at));
    await insert('avatars', avatar('three', at));
    expect(await refusedInsert('avatars', avatar('four', null))).toBe('avatars_used_key');
  });

  const contact = (phone: string | null, organization = mine.organization) => ({
    organization_id: organization,
    name: 'X',
    phone,
    created_at: at,
    updated_at: at,
  });

  test('a phone is one living contact’s in an organization', async () => {
    expect(await refusedInsert('contacts', contact('+34600000001'))).toBe('contacts_phone_key');
    await client.query('UPDATE contacts SET deleted_at = $1 WHERE id = $2', [at, mine.contact]);
    await insert('contacts', contact('+34600000001'));
    // The dead one cannot come back to it.
    expect(
      await refusal('UPDATE contacts SET deleted_at = NULL WHERE id = $1', [mine.contact]),
    ).toBe('contacts_phone_key');
    await insert('contacts', contact(null));
    await insert('contacts', contact(null));
  });

  test.each(['600000001', '+0600000001', '+34 600 000 002', '+346', '+3460000000100000'])(
    '%s is no phone',
    async (phone) => {
      expect(await refusedInsert('contacts', contact(phone))).toBe('contacts_phone_check');
    },
  );

  test('a WhatsApp id is one contact’s, an account one organization’s, a chat has one group', async () => {
    const id = {
      organization_id: mine.organization,
      external_id: 'x@lid',
      contact_id: mine.contact,
      created_at: at,
    };
    await insert('whatsapp_ids', id);
    expect(await refusedInsert('whatsapp_ids', { ...id, contact_id: mine.second })).toBe(
      'whatsapp_ids_pkey',
    );
    expect(
      await refusedInsert('accounts', {
        organization_id: theirs.organization,
        transport: 'simulator',
        external_id: 'Mine',
        created_at: at,
      }),
    ).toBe('accounts_transport_external_id_key');
    await insert('links', {
      organization_id: mine.organization,
      chat_id: mine.chat,
      group_id: mine.group,
      created_at: at,
    });
    const other = await insert('groups', group('Other'));
    expect(
      await refusedInsert('links', {
        organization_id: mine.organization,
        chat_id: mine.chat,
        group_id: other,
        created_at: at,
      }),
    ).toBe('links_pkey');
  });

  test('a message is one message', async () => {
    const message = {
      organization_id: mine.organization,
      chat_id: mine.chat,
      direction: 'IN',
      external_id: 'm',
      body: 'x',
      sent_at: at,
      stored_at: at,
    };
    expect(await refusedInsert('messages', message)).toBe(
      'messages_organization_id_external_id_key',
    );
  });
});

describe('what goes with what, and what stays', () => {
  const gone = async (table: string, where: string) =>
    (await client.query(`SELECT FROM ${table} WHERE ${where}`)).rowCount === 0;

  beforeEach(async () => {
    const of = { organization_id: mine.organization };
    await insert('members', {
      ...of,
      group_id: mine.group,
      contact_id: mine.contact,
      joined_at: at,
      role: 'ADMIN',
    });
    await insert('links', { ...of, chat_id: mine.chat, group_id: mine.group, created_at: at });
    await insert('group_viewers', { ...of, group_id: mine.group, user_id: mine.user });
    await insert('avatars', { ...of, group_id: mine.group, hash: 'x', data: Buffer.from('x') });
    await insert('api_keys', {
      ...of,
      user_id: mine.user,
      label: 'x',
      prefix: 'x',
      hash: Buffer.from('mine'),
      created_at: at,
    });
    await insert('whatsapp_ids', {
      ...of,
      external_id: 'x@lid',
      contact_id: mine.second,
      created_at: at,
    });
    await insert('inbox', { ...of, message_id: mine.message, leased_until: at, received_at: at });
    await insert('outbox', {
      ...of,
      chat_id: mine.chat,
      cause_message_id: mine.message,
      body: 'x',
      leased_until: at,
      created_at: at,
    });
  });

  test('a group with tasks or events is not deleted by accident; without, its members, links and viewers go', async () => {
    expect(await refusal('DELETE FROM groups WHERE id = $1', [mine.group])).toMatch(
      /^(tasks|events)_organization_id_group_id_fkey$/,
    );
    await client.query('DELETE FROM tasks WHERE group_id = $1', [mine.group]);
    expect(await refusal('DELETE FROM groups WHERE id = $1', [mine.group])).toBe(
      'events_organization_id_group_id_fkey',
    );
    await client.query('DELETE FROM events WHERE group_id = $1', [mine.group]);
    await client.query('DELETE FROM groups WHERE id = $1', [mine.group]);
    for (const table of ['members', 'links', 'group_viewers', 'avatars'])
      expect(await gone(table, `group_id = '${mine.group}'`), table).toBe(true);
    expect(await gone('chats', `id = '${mine.chat}'`)).toBe(false);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  });

  test('a contact that anything is known of stays', async () => {
    expect(await refusal('DELETE FROM contacts WHERE id = $1', [mine.contact])).toBe(
      'members_organization_id_contact_id_fkey',
    );
    await client.query('UPDATE tasks SET created_by_id = $1 WHERE id = $2', [
      mine.second,
      mine.task,
    ]);
    expect(await refusal('DELETE FROM contacts WHERE id = $1', [mine.second])).toBe(
      'tasks_organization_id_created_by_id_fkey',
    );
  });

  test('a contact that nothing is known of may go, and its WhatsApp ids with it', async () => {
    await client.query('DELETE FROM contacts WHERE id = $1', [mine.second]);
    expect(await gone('whatsapp_ids', `contact_id = '${mine.second}'`)).toBe(true);
  });

  test('a user takes keys and views along, unless they made a group', async () => {
    await client.query('UPDATE groups SET created_by_user_id = $1 WHERE id = $2', [
      mine.user,
      mine.group,
    ]);
    expect(await refusal('DELETE FROM users WHERE id = $1', [mine.user])).toBe(
      'groups_organization_id_created_by_user_id_fkey',
    );
    await client.query('UPDATE groups SET created_by_user_id = NULL');
    await client.query('DELETE FROM users WHERE id = $1', [mine.user]);
    for (const table of ['api_keys', 'group_viewers'])
      expect(await gone(table, `user_id = '${mine.user}'`), table).toBe(true);
  });

  test('a chat takes its link, messages and queues; an account its chats', async () => {
    await client.query('DELETE FROM accounts WHERE id = $1', [mine.account]);
    for (const table of ['chats', 'links', 'messages', 'inbox', 'outbox']) {
      expect(await gone(table, `organization_id = '${mine.organization}'`), table).toBe(true);
    }
    expect(await gone('groups', `id = '${mine.group}'`)).toBe(false);
  });
});

test('no column makes up the time: every instant comes from the clock', async () => {
  const { rows } = await client.query(`
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND data_type LIKE 'timestamp%' AND column_default IS NOT NULL`);
  expect(rows).toEqual([]);
});

test('ids are UUIDs of version 7, in the order of their making', async () => {
  const { rows } = await client.query<{ id: string }>(
    'SELECT uuid_v7()::text AS id FROM generate_series(1, 3)',
  );
  const ids = rows.map(({ id }) => id);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
});
