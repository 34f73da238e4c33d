import { withDeadline } from './deadline.ts';
import type { Glance } from './page.ts';

export interface Heartbeat {
  onBeat: () => void;
  /** Looks at the page; undefined while there is none. */
  look: () => Promise<Glance> | undefined;
  onLook: (glance: Glance) => void;
  /** The page has not answered three times in a row. */
  onWedged: () => void;
  beatMs: number;
  beatTimeoutMs: number;
}

/** Looks that may fail in a row: one that falls into a navigation does. */
const mostMisses = 3;

/** Looks at the page again and again, because much of what befalls it raises no event. Answers how to end that. */
export function startHeartbeat(options: Heartbeat): () => void {
  const { onBeat, look, onLook, onWedged, beatMs, beatTimeoutMs } = options;
  let misses = 0;

  async function beat(): Promise<void> {
    onBeat();
    const looking = look();
    if (!looking) return;
    try {
      const glance = await withDeadline(looking, beatTimeoutMs, 'a look at the page');
      misses = 0;
      onLook(glance);
    } catch {
      misses += 1;
      if (misses === mostMisses) onWedged();
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const next = () => {
    if (!isOver) timer = setTimeout(() => void beat().then(next), beatMs);
  };
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
