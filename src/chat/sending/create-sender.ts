import type { AccountScope } from '../../outbox/account-scope.ts';
import type { ChatTransport } from '../transport.ts';
import { createEagerSender } from './eager-sender.ts';
import { createPacedSender } from './paced-sender.ts';
import type { Sender, SenderDeps } from './sender.ts';

/** The sender of an account: on WhatsApp by its budget, in the simulator as fast as it goes. */
export function createSender(
  deps: SenderDeps,
  account: AccountScope,
  transport: ChatTransport,
): Sender {
  return transport.name === 'whatsapp'
    ? createPacedSender(deps, account, transport)
    : createEagerSender(deps, account, transport);
}
