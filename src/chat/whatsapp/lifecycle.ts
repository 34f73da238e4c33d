import { blocksBySocket, type SessionState } from './state.ts';
import type { Timing } from './timing.ts';

/** From what is seen of WhatsApp Web to the state of the session. Everything may be told it more than once. */
export interface Lifecycle {
  state(): SessionState;
  /** When the code that is shown came, on performance.now's clock. */
  codeAt(): number;
  /** The socket of WhatsApp Web is in this state, by its own name. */
  onSocket(socket: string): void;
  /** WhatsApp Web asks to be paired. */
  onCode(code: { qr: string } | { pairingCode: string }): void;
  /** The library listens in the document that is loaded. */
  onAttached(): void;
  /** Another document is loaded, in which nobody listens yet. */
  onDocument(): void;
  /** Something moves: the session has its time again to become ready. */
  onProgress(): void;
  /** The session ends, with this as its last state. */
  end(last: SessionState): void;
  /** It is being closed: the state stays as it is. */
  stop(): void;
}

export function createLifecycle(
  { progressTimeoutMs, conflictWindowMs }: Pick<Timing, 'progressTimeoutMs' | 'conflictWindowMs'>,
  { onState, onEnd }: { onState: (state: SessionState) => void; onEnd: () => void },
): Lifecycle {
  let state: SessionState = { state: 'starting' };
  let socket = 'OPENING';
  let isAttached = false;
  let wasReady = false;
  let isOver = false;
  let codeAt = 0;
  let conflictAt = Number.NEGATIVE_INFINITY;
  let progress: NodeJS.Timeout | undefined;

  function moveTo(next: SessionState): void {
    if (isOver) return;
    const isNew = JSON.stringify(next) !== JSON.stringify(state);
    state = next;
    if (isNew) onState(next);
    onProgress();
  }

  function onProgress(): void {
    clearTimeout(progress);
    if (isOver || (state.state !== 'starting' && state.state !== 'reconnecting')) return;
    const tooSlow = () => end({ state: 'reconnecting', reason: 'tooSlow' });
    progress = setTimeout(tooSlow, progressTimeoutMs);
  }

  function settle(): void {
    const isConnected = socket === 'CONNECTED';
    if (isConnected && isAttached) {
      wasReady = true;
      moveTo({ state: 'ready' });
    } else if (isConnected && state.state === 'pairing') {
      // Scanned; now it loads its chats.
      moveTo({ state: 'starting' });
    } else if (state.state === 'ready') {
      moveTo({ state: 'reconnecting', reason: isAttached ? 'connectionLost' : 'pageReloaded' });
    }
  }

  /** The state in which the session ends with this one of the socket; undefined where it goes on. */
  function lastStateFor(next: string): SessionState | undefined {
    if (wasReady && (next === 'UNPAIRED' || next === 'UNPAIRED_IDLE')) {
      return { state: 'loggedOut', reason: 'unpaired' };
    }
    if (next === 'CONFLICT' && socket !== 'CONFLICT') {
      const before = conflictAt;
      conflictAt = performance.now();
      // The library takes the session back once. Who takes it again is no forgotten tab, but another
      // process on it, and the two would take turns for ever.
      if (conflictAt - before < conflictWindowMs) return { state: 'blocked', reason: 'conflict' };
    }
    return blocksBySocket[next];
  }

  function end(last: SessionState): void {
    if (isOver) return;
    moveTo(last);
    stop();
    onEnd();
  }

  function stop(): void {
    isOver = true;
    clearTimeout(progress);
  }

  onProgress();
  return {
    state: () => state,
    codeAt: () => codeAt,
    onSocket(next) {
      const last = lastStateFor(next);
      if (last) {
        end(last);
        return;
      }
      if (next !== socket) onProgress();
      socket = next;
      settle();
    },
    onCode(code) {
      codeAt = performance.now();
      // It was unlinked while nobody listened.
      if (wasReady) end({ state: 'loggedOut', reason: 'unpaired' });
      else moveTo({ state: 'pairing', qr: null, pairingCode: null, ...code });
    },
    onAttached() {
      isAttached = true;
      settle();
    },
    onDocument() {
      isAttached = false;
      settle();
    },
    onProgress,
    end,
    stop,
  };
}
