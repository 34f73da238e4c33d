import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ImportReading, ParsedContacts } from './contact-row.ts';
import type { ParseTask } from './parse-worker.ts';

/** Files that are read at once: each takes a processor, and memory many times its size. */
const mostAtOnce = 2;
/** The largest files take seconds. */
const deadlineMs = 60_000;
const heapMb = 512;

let reading = 0;

/**
 * Reads an uploaded file of contacts (contact-file.ts) in a thread of its own, because a large one takes
 * seconds, in which nobody else would be answered. A file that is not read in time, or in so much memory,
 * is a problem to report. Busy: others are being read.
 */
export async function readContactFile(
  bytes: Uint8Array,
  how: ImportReading,
  within = deadlineMs,
): Promise<ParsedContacts | { busy: true }> {
  if (reading >= mostAtOnce) return { busy: true };
  reading += 1;
  try {
    return await readInThread(bytes, how, within);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    return {
      problem: {
        field: 'file',
        expected: `a file that is read within ${within / 1000} seconds`,
        example: 'several smaller files',
        got: 'one that takes longer',
      },
    };
  } finally {
    reading -= 1;
  }
}

async function readInThread(
  bytes: Uint8Array,
  how: ImportReading,
  within: number,
): Promise<ParsedContacts> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: { bytes, reading: how, rows: theirs } satisfies ParseTask,
    transferList: [theirs],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  try {
    const signal = AbortSignal.timeout(within);
    const [parsed]: ParsedContacts[] = await once(worker, 'message', { signal });
    if ('problem' in parsed!) return parsed;
    // Taken in by hand: a listener would be given all of them in one turn of the event loop.
    for (let next = receiveMessageOnPort(ours); next; next = receiveMessageOnPort(ours)) {
      parsed!.rows.push(...next.message);
      await setImmediate();
    }
    return parsed!;
  } finally {
    ours.close();
    await worker.terminate();
  }
}

/** Whether it was ended for its time or its memory. */
function isTooMuch(error: unknown): boolean {
  const { name, code } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY';
}
