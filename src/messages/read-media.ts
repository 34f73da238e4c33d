import type { Tx } from '../db/client.ts';
import type { MediaFile } from './media.ts';

/** Files that are to be sent, by their ids. */
export async function readMedia(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, MediaFile>> {
  if (ids.length === 0) return new Map();
  const files = await tx.$queryRaw<(MediaFile & { id: string })[]>`
    SELECT id, mime_type AS "mimeType", file_name AS "fileName", data FROM media
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  return new Map(files.map(({ id, ...file }) => [id, file]));
}
