import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Chart, Theme } from './chart.ts';
import type { DrawTask } from './draw-worker.ts';

/** Most are drawn in a third of one; what is to be sent with it is this process's for some more (outbox/lease.ts). */
const deadlineMs = 4_000;
const heapMb = 256;

let before: Promise<unknown> = Promise.resolve();

/**
 * Draws a chart as a PNG, one after another, each in a thread of its own: it takes tenths of a second, in which nobody
 * else would be answered. Rejects where it is not drawn in time.
 */
export function drawPicture(chart: Chart, theme: Theme): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = before.then(() => drawInThread({ chart, theme }));
  before = drawing.catch(() => {});
  return drawing;
}

async function drawInThread(task: DrawTask): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  try {
    const [png] = await once(worker, 'message', { signal: AbortSignal.timeout(deadlineMs) });
    return png;
  } finally {
    await worker.terminate();
  }
}
