import type { Actor, Change, Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { type GroupView, groupColumns, visibleGroups } from '../sight/visible-groups.ts';

/** A file that hangs on a message. */
export interface MediaFile {
  mimeType: string;
  fileName: string;
  data: Uint8Array<ArrayBuffer>;
}

const largestMegabytes = 16;

/**
 * Bytes of the largest file that is taken: what WhatsApp takes of audio and video. Of documents it takes
 * more (100 MB: Meta, supported media types), but whatsapp-web.js hands a file to its browser as one
 * text, which fails from about 30 MB on (wwebjs/whatsapp-web.js#1951).
 */
export const largestFile = largestMegabytes * 1024 * 1024;

/** What the media types may look like (RFC 6838, 4.2). */
const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** What a name must not hold: ends of lines and other controls, marks that turn the direction of writing. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const longestName = 120;

/**
 * A file of what somebody gave: its name without folders and marks that nobody sees, its type where that
 * is one. Throws invalid where it is empty or too large.
 */
export function mediaFile(given: {
  mimeType?: string | undefined;
  fileName?: string | undefined;
  data: Uint8Array<ArrayBuffer>;
}): MediaFile {
  const { data } = given;
  if (data.length === 0 || data.length > largestFile) throw wrongSize();
  const mimeType = given.mimeType?.trim().toLowerCase() ?? '';
  return {
    mimeType: mediaType.test(mimeType) ? mimeType : 'application/octet-stream',
    fileName: plainName(given.fileName ?? ''),
    data,
  };
}

/** The error for a file that is empty or too large. */
export function wrongSize(): UserError {
  return new UserError('invalid', {
    field: 'media',
    expected: `a file of 1 byte to ${largestMegabytes} MB`,
    example: 'poster.png',
  });
}

function plainName(given: string): string {
  const name = given.split(/[/\\]/).at(-1)!.replace(unseen, '').trim();
  if (/^\.*$/.test(name)) return 'file';
  // The end tells what it is: "….pdf".
  const [ending = ''] = /\.\w{1,10}$/.exec(name) ?? [];
  return name.length <= longestName
    ? name
    : `${name.slice(0, longestName - ending.length).toWellFormed()}${ending}`;
}

/** Keeps a file for the messages of this change; answers its id. */
export async function storeMedia(
  { tx, organizationId, at }: Change,
  { mimeType, fileName, data }: MediaFile,
): Promise<string> {
  const { id } = await tx.media.create({
    data: { organizationId, mimeType, fileName, data, createdAt: at },
    select: { id: true },
  });
  return id;
}

/** The groups in an actor's sight in whose chats a file was sent. */
export function listMediaGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  mediaId: string,
): Promise<GroupView[]> {
  return tx.$queryRaw<GroupView[]>`
    SELECT ${groupColumns(actor)} ${visibleGroups(organizationId, actor)} AND g.id IN (
      SELECT said.group_id FROM messages said
      JOIN chats ch ON ch.organization_id = said.organization_id AND ch.id = said.chat_id AND ch.kind = 'GROUP'
      WHERE said.organization_id = ${organizationId}::uuid AND said.media_id = ${mediaId}::uuid
        AND said.deleted_at IS NULL
    )`;
}

/** The bytes of the file with this id, which is not read for that. Throws notFound. */
export async function requireMediaSize({ tx, organizationId }: Scope, id: string): Promise<number> {
  const [file] = await tx.$queryRaw<{ size: number }[]>`
    SELECT octet_length(data) AS size FROM media
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  if (!file) throw mediaNotFound();
  return file.size;
}

/** The file with this id. Throws notFound. */
export async function requireMedia({ tx, organizationId }: Scope, id: string): Promise<MediaFile> {
  const file = await tx.media.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { mimeType: true, fileName: true, data: true },
  });
  if (!file) throw mediaNotFound();
  return file;
}

/** The error for a file that is not there, or out of sight. */
export function mediaNotFound(): UserError {
  return new UserError('notFound', { what: 'file' });
}
