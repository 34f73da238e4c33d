import { readMedia } from '../../messages/read-media.ts';
import type { AccountScope } from '../../outbox/account-scope.ts';
import { type Delivery, type Parcel, settleMessages } from '../../outbox/settle-messages.ts';
import type { TakenMessage } from '../../outbox/take-messages.ts';
import type { ChatTransport } from '../transport.ts';
import { drawFile } from './draw-file.ts';
import { deliveryOf, joinTexts, sendMessage, sendTimeoutMs } from './send-message.ts';
import type { SenderDeps } from './sender.ts';

/**
 * Sends messages that were taken, each made of its rows, one after another, and records what became of
 * them. Where one has not arrived for sure, those behind it in its chat are given back: they would
 * overtake it. Rejects where it could not be recorded.
 */
export async function handOver(
  deps: Pick<SenderDeps, 'db' | 'clock' | 'logger'>,
  { organizationId }: AccountScope,
  transport: ChatTransport,
  messages: readonly (readonly TakenMessage[])[],
): Promise<void> {
  const { db, clock } = deps;
  const mediaIds = messages.flatMap(([head]) => head!.mediaId ?? []);
  const media = await readMedia(db, organizationId, mediaIds);
  const outcomes: { parcel: Parcel; delivery: Delivery }[] = [];
  const held = new Set<string>();
  for (const rows of messages) {
    const head = rows[0]!;
    const parcel = joinTexts(rows);
    const file =
      media.get(head.mediaId ?? '') ?? (await drawFile(deps, organizationId, transport, head));
    // Those before it took so long that its lease could end while it is being sent, and another
    // process would send it too.
    const isLate = head.leasedUntil.getTime() - clock.now().getTime() < sendTimeoutMs;
    const delivery: Delivery =
      isLate || held.has(head.chatExternalId)
        ? { status: 'PENDING', failure: null, retryAt: clock.now() }
        : deliveryOf(await sendMessage(transport, parcel, head, file), head, clock.now());
    if (delivery.status === 'PENDING' || delivery.status === 'UNKNOWN')
      held.add(head.chatExternalId);
    outcomes.push({ parcel, delivery });
  }
  await settleMessages(db, organizationId, outcomes, clock.now());
}
