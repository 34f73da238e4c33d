import type { Database } from '../../src/db/client.ts';
import { tenantTables } from '../helpers/copy-organization.ts';

/** All rows of one organization by table, as the database has them. */
export interface TenantRows {
  contacts: { id: string; name: string }[];
  groups: {
    id: string;
    name: string;
    icon: string | null;
    status: string;
    restricted: boolean;
    time_zone: string | null;
  }[];
  members: {
    group_id: string;
    contact_id: string;
    role: string;
    title: string | null;
    left_at: string | null;
  }[];
  links: { chat_id: string; group_id: string }[];
  mirrors: { group_id: string }[];
  tasks: {
    id: string;
    number: number | null;
    title: string;
    notes: string | null;
    due_at: string | null;
    recurrence: string | null;
    status: string;
    group_id: string | null;
    parent_id: string | null;
    assignee_id: string | null;
  }[];
  events: {
    id: string;
    number: number;
    title: string;
    notes: string | null;
    place: string | null;
    starts_at: string | null;
    has_time: boolean;
    ends_at: string | null;
    recurrence: string | null;
    capacity: number | null;
    min_people: number | null;
    answer_by: string | null;
    status: string;
    group_id: string;
  }[];
  reminders: {
    id: string;
    number: number;
    kind: string;
    text: string;
    group_id: string | null;
    next_at: string;
    recurrence: string | null;
    status: string;
  }[];
  reminder_people: { reminder_id: string; contact_id: string }[];
  participants: {
    event_id: string;
    contact_id: string;
    status: string;
    guests: number;
    reason: string | null;
  }[];
  users: { id: string; contact_id: string | null }[];
  sign_in_links: { id: string; user_id: string }[];
  calendar_feeds: { id: string; contact_id: string; group_id: string | null }[];
  absences: { id: string; starts_at: string; ends_at: string; reason: string | null }[];
  confirmations: { id: string; code: string; command: string; settled_at: string | null }[];
  messages: { external_id: string; direction: string; about_number: number | null }[];
  organizations: {
    confirm_above: number;
    event_polls: boolean;
    keep_messages_days: number | null;
    catch_up_minutes: number;
    locale: string;
  }[];
  audit_entries: AuditEntry[];
  /** Tables of which only is asked whether they are as they were. */
  [table: string]: object[];
}

export interface AuditEntry {
  id: string;
  action: string;
  subject_id: string;
  group_id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const queries = new WeakMap<Database, Promise<string>>();

/** Reads an organization whole, in one statement. */
export async function readTenant(db: Database, organizationId: string): Promise<TenantRows> {
  let query = queries.get(db);
  if (!query) {
    query = writeQuery(db);
    queries.set(db, query);
  }
  const tables = await db.$queryRawUnsafe<{ name: string; rows: object[] }[]>(
    await query,
    organizationId,
  );
  return Object.fromEntries(
    tables.map(({ name, rows }) => [name, rows.map(withoutWhatIsNoChange)]),
  ) as TenantRows;
}

async function writeQuery(db: Database): Promise<string> {
  const tables = await tenantTables(db);
  const selects = [
    ...tables.map(({ name }) => ({ name, key: 'organization_id' })),
    { name: 'organizations', key: 'id' },
  ].map(
    ({ name, key }) => `SELECT '${name}' AS name, coalesce(json_agg(t), '[]') AS rows
      FROM ${name} t WHERE t.${key} = $1::uuid`,
  );
  return selects.join('\nUNION ALL ');
}

/** What was said is no change, nor is that somebody was told today how to be added, or what to say. */
function withoutWhatIsNoChange(row: object): object {
  const { body, stranger_told_at, hinted_at, ...rest } = row as Record<string, unknown>;
  return rest;
}

/** A row that is new, gone, or another by now, as it was where it is gone. */
export interface ChangedRow {
  table: string;
  row: Record<string, unknown>;
  /** The rows among which it stands. */
  all: TenantRows;
}

export function changedRows(before: TenantRows, after: TenantRows): ChangedRow[] {
  return Object.keys(after).flatMap((table) => [
    ...missingFrom(before, table, after),
    ...missingFrom(after, table, before),
  ]);
}

/** The rows of a table that the other state does not have as they are here. */
function missingFrom(other: TenantRows, table: string, all: TenantRows): ChangedRow[] {
  const there = new Set(other[table]!.map((row) => JSON.stringify(row)));
  return all[table]!.filter((row) => !there.has(JSON.stringify(row))).map((row) => ({
    table,
    row: row as Record<string, unknown>,
    all,
  }));
}
