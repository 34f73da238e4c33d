import { ask } from './calls.ts';
import { type FromChild, type ToChild, toChild } from './channel.ts';
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

async function answer({
  call,
  name,
  given,
}: Extract<ToChild, { type: 'call' }>): Promise<FromChild> {
  const { state = 'starting' } = session?.state() ?? {};
  if (session === undefined || state !== 'ready') {
    return { type: 'refusal', call, reason: `WhatsApp is ${state}` };
  }
  try {
    return { type: 'answer', call, answer: await ask(session.calls, name, given) };
  } catch (error) {
    return { type: 'failure', call, reason: String(error) };
  }
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
    case 'call':
      answer(message).then(tell);
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
