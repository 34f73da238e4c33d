import type { FromChild } from './channel.ts';
import { toChild } from './channel.ts';
import { openSession, type Session } from './session.ts';

/**
 * The process that runs one account's browser. It does what its parent says, tells it what happens,
 * and ends with its session, or when the parent is gone.
 */

let session: Session | undefined;

/** Told in order; resolves when it is on its way. */
function tell(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

async function end(): Promise<void> {
  await session?.close();
  // What was told last is on its way before the process ends: they keep their order.
  await tell({ type: 'beat' });
  process.exit(0);
}

process.on('message', (given) => {
  const message = toChild.parse(given);
  switch (message.type) {
    case 'open':
      session = openSession(message.settings, (told) => void tell(told));
      session.ended.then(end);
      break;
    case 'send':
      session
        ?.send(message.chatId, message.message)
        .then((result) => tell({ type: 'result', call: message.call, result }));
      break;
    case 'edit':
      session
        ?.edit(message.chatId, message.messageId, message.message)
        .then((result) => tell({ type: 'result', call: message.call, result }));
      break;
    case 'close':
      void end();
      break;
  }
});
process.on('disconnect', () => void end());

// The parent says when to end: what it still deals with may want an answer sent. A terminal's Ctrl-C
// and a service manager's signal reach all processes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
