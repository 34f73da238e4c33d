import { createHash } from 'node:crypto';
import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';

/** The image of a group, as it is shown: a JPEG (see make-avatar.ts). */
export interface Avatar {
  /** Another one for each image. */
  hash: string;
  data: Uint8Array<ArrayBuffer>;
}

/** What tells an avatar from any other: SHA-256 in base64url, which may stand in an address. */
export function hashOfAvatar(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url');
}

/** The hash of the avatar of a group, by the columns of its key; NULL where it has none. */
export const avatarHashOf = (organizationId: Sql, groupId: Sql) => sql`(
  SELECT v.hash FROM avatars v
  WHERE v.organization_id = ${organizationId} AND v.group_id = ${groupId} AND v.unused_since IS NULL
)`;

/** The hash of a group's avatar; null where it has none. */
export async function findAvatarHash(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<string | null> {
  const found = await tx.avatar.findFirst({
    where: { organizationId, groupId, unusedSince: null },
    select: { hash: true },
  });
  return found?.hash ?? null;
}

/** A group's avatar; null where it has none. */
export function findAvatar({ tx, organizationId }: Scope, groupId: string): Promise<Avatar | null> {
  return tx.avatar.findFirst({
    where: { organizationId, groupId, unusedSince: null },
    select: { hash: true, data: true },
  });
}

/** The error for an avatar that is not there. */
export function avatarNotFound(): UserError {
  return new UserError('notFound', { what: 'avatar' });
}
