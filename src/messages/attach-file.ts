import type { Tx } from '../db/client.ts';
import type { MediaFile } from './media.ts';

/** Keeps a file that was made for a row of the outbox, which goes with it from now on. */
export async function attachFile(
  tx: Tx,
  organizationId: string,
  outboxId: string,
  { mimeType, fileName, data }: MediaFile,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    WITH file AS (
      INSERT INTO media (organization_id, mime_type, file_name, data, created_at)
      VALUES (${organizationId}::uuid, ${mimeType}, ${fileName}, ${data}, ${at})
      RETURNING id
    )
    UPDATE outbox o SET media_id = file.id FROM file
    WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${outboxId}::uuid`;
}
