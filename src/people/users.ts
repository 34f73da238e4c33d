import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { UserRole } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { violatedIndex } from '../db/postgres-error.ts';
import { UserError } from '../errors.ts';
import { tellAdmins } from '../outbox/tell-admins.ts';
import { requireContactField } from './contact-fields.ts';
import { createContact, requireContactById } from './contacts.ts';

const view = {
  id: true,
  name: true,
  email: true,
  role: true,
  /** The contact who is the same human in chats. */
  contactId: true,
  createdAt: true,
  updatedAt: true,
  disabledAt: true,
} satisfies Prisma.UserSelect;

export type UserView = Prisma.UserGetPayload<{ select: typeof view }>;

export interface NewUser {
  name: string;
  role: UserRole;
  email?: string | null;
  contactId?: string | null;
  /** In place of `contactId`: the contact who has it, or else a new one of the user's name. */
  phone?: string | null;
}

export interface UserChange extends Partial<NewUser> {
  /** True shuts the user out, keys and all; false lets them in again. */
  disabled?: boolean;
}

/**
 * Creates a user, bound to a contact where one is given or a phone is. Throws invalid, notFound (the
 * contact), conflict (the contact has a user).
 */
export async function createUser(change: Change, user: NewUser): Promise<UserView> {
  const { tx, organizationId, at } = change;
  const name = requireContactField('name', user.name);
  const email = requireContactField('email', user.email ?? null);
  const contactId = (await contactOf(change, name, user)) ?? null;
  if (contactId !== null) await holdContact(change, contactId);
  const { role } = user;
  const [created] = await tx.user.createManyAndReturn({
    data: { organizationId, name, email, role, contactId, createdAt: at, updatedAt: at },
    skipDuplicates: true,
    select: view,
  });
  if (!created) throw contactBound();
  await recordAudit(change, {
    action: 'user.create',
    subjectType: 'user',
    subjectId: created.id,
    after: { name, email, role, contactId },
  });
  if (contactId !== null) await tellBound(change, created);
  return created;
}

/**
 * Changes the given fields of a user; a phone binds it as in createUser. Throws notFound (user, contact), invalid, and conflict where
 * the contact has a user already or the organization would stay without an active admin.
 */
export async function updateUser(
  change: Change,
  id: string,
  fields: UserChange,
): Promise<UserView> {
  const { tx, organizationId, at } = change;
  const loses = (fields.role !== undefined && fields.role !== 'ADMIN') || fields.disabled === true;
  const admins = loses ? await lockAdmins(change) : [];
  const before = await lockUser(change, id);
  if (loses && admins.length === 1 && admins[0] === id) {
    throw new UserError('conflict', {
      what: 'user',
      why: `${before.name} is the last active admin of the organization: make somebody else one first`,
    });
  }
  const boundTo = await contactOf(change, fields.name ?? before.name, fields);
  const next = {
    name: fields.name === undefined ? before.name : requireContactField('name', fields.name),
    email: fields.email === undefined ? before.email : requireContactField('email', fields.email),
    role: fields.role ?? before.role,
    contactId: boundTo === undefined ? before.contactId : boundTo,
    disabledAt:
      fields.disabled === undefined
        ? before.disabledAt
        : fields.disabled
          ? (before.disabledAt ?? at)
          : null,
  };
  const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
    (key) => next[key] !== before[key],
  );
  if (changed.length === 0) return before;

  if (next.contactId !== null && next.contactId !== before.contactId)
    await holdContact(change, next.contactId);
  const after = await tx.user
    .update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...next, updatedAt: at },
      select: view,
    })
    .catch((error: unknown) => {
      throw violatedIndex(error) === undefined ? error : contactBound();
    });
  const facts = (view: typeof next) =>
    Object.fromEntries(changed.map((key) => [key, plain(view[key])]));
  await recordAudit(change, {
    action: 'user.update',
    subjectType: 'user',
    subjectId: id,
    before: facts(before),
    after: facts(next),
  });
  if (changed.includes('contactId')) await tellBound(change, after);
  return after;
}

/** The user with this id. Throws notFound. */
export async function requireUser({ tx, organizationId }: Scope, id: string): Promise<UserView> {
  const user = await tx.user.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: view,
  });
  if (!user) throw new UserError('notFound', { what: 'user' });
  return user;
}

/** The users of the organization, in the order in which they were created, disabled ones too. */
export async function listUsers(
  { tx, organizationId }: Scope,
  { limit, cursor }: PageRequest,
): Promise<Page<UserView>> {
  const from = parseCursor(cursor, 'id');
  const rows = await tx.user.findMany({
    where: { organizationId, ...(from ? { id: { gt: from[0] } } : {}) },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: view,
  });
  return createPage(rows, limit, ({ id }) => [id]);
}

/**
 * The ids of the active admins, their rows locked in one order: of two admins who demote each other
 * at the same moment, the second waits here and then finds one admin less.
 */
async function lockAdmins({ tx, organizationId }: Change): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM users
    WHERE organization_id = ${organizationId}::uuid AND role = 'ADMIN' AND disabled_at IS NULL
    ORDER BY id FOR NO KEY UPDATE`;
  return rows.map(({ id }) => id);
}

async function lockUser({ tx, organizationId }: Change, id: string): Promise<UserView> {
  const [user] = await tx.$queryRaw<UserView[]>`
    SELECT id, name, email, role, contact_id AS "contactId", created_at AS "createdAt",
      updated_at AS "updatedAt", disabled_at AS "disabledAt"
    FROM users WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!user) throw new UserError('notFound', { what: 'user' });
  return user;
}

/**
 * The contact that is given by its id, or by its phone: who has that, or else a new one of the name.
 * Undefined where neither is. Throws invalid.
 */
async function contactOf(
  change: Change,
  name: string,
  { contactId, phone }: Pick<NewUser, 'contactId' | 'phone'>,
): Promise<string | null | undefined> {
  if (phone === undefined || phone === null) return contactId;
  if (contactId !== undefined && contactId !== null) {
    throw new UserError('invalid', {
      field: 'phone',
      expected: 'a contactId or a phone, not both',
      example: '+34 600 111 222',
    });
  }
  const { tx, organizationId } = change;
  const known = requireContactField('phone', phone);
  if (known === null) return contactId;
  const contact = await tx.contact.findFirst({
    where: { organizationId, phone: known, deletedAt: null },
    select: { id: true },
  });
  return contact?.id ?? createContact(change, { name, phone: known });
}

/** Keeps the contact from being deleted until the user is bound to it. */
async function holdContact({ tx, organizationId }: Change, contactId: string): Promise<void> {
  const [contact] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ${contactId}::uuid AND deleted_at IS NULL
    FOR SHARE`;
  if (!contact) throw new UserError('notFound', { what: 'contact' });
}

/** Tells the other ADMINs who is the user in chats by now. */
async function tellBound(change: Change, { name: user, role, contactId }: UserView): Promise<void> {
  const contact = contactId === null ? null : await requireContactById(change, contactId);
  await tellAdmins(change, (say, by) =>
    say.userBound({ by, user, role, name: contact?.name ?? null }),
  );
}

function contactBound(): UserError {
  return new UserError('conflict', {
    what: 'user',
    why: 'another user is bound to this contact: a contact is one user at most',
  });
}

function plain(value: string | Date | null): string | null {
  return value instanceof Date ? value.toISOString() : value;
}
