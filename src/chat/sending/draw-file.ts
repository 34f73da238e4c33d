import { attachFile } from '../../messages/attach-file.ts';
import type { MediaFile } from '../../messages/media.ts';
import type { TakenMessage } from '../../outbox/take-messages.ts';
import { drawPicture } from '../../pictures/draw-picture.ts';
import type { ChatTransport } from '../transport.ts';
import type { SenderDeps } from './sender.ts';

/**
 * Draws the picture that goes with a message, and keeps it, so that another attempt is made with the same; null where
 * there is none, or the network takes no files. A message goes without one that could not be drawn: it says the same.
 */
export async function drawFile(
  { db, clock, logger }: Pick<SenderDeps, 'db' | 'clock' | 'logger'>,
  organizationId: string,
  transport: ChatTransport,
  { id, picture, editsExternalId }: TakenMessage,
): Promise<MediaFile | null> {
  if (picture === null || editsExternalId !== null || !transport.capabilities.media) return null;
  let data: MediaFile['data'];
  try {
    data = await drawPicture(picture, 'light');
  } catch (error) {
    logger.error({ err: error, outboxId: id }, 'a picture could not be drawn');
    return null;
  }
  const file = { mimeType: 'image/png', fileName: 'figures.png', data };
  await attachFile(db, organizationId, id, file, clock.now());
  return file;
}
