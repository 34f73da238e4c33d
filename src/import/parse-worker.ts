import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { parseContactFile } from './contact-file.ts';
import type { BadRow, ContactRow, ImportReading, ParsedContacts } from './contact-row.ts';

/** The thread in which a file of contacts is read (read-contact-file.ts). It reads one and ends. */

/** What the thread is given. */
export interface ParseTask {
  bytes: Uint8Array;
  reading: ImportReading;
  /** Takes the rows, a slice at a time. */
  rows: MessagePort;
}

/** Rows that are handed over at once: to take them in is work of the event loop too. */
const slice = 200;

const { bytes, reading, rows }: ParseTask = workerData;
const parsed = parseContactFile(bytes, reading);
parentPort?.postMessage(handOver(parsed));

/** What was read, but for the rows, which go the other way. */
function handOver(contacts: ParsedContacts): ParsedContacts {
  if ('problem' in contacts) return contacts;
  const all: (ContactRow | BadRow)[] = contacts.rows;
  for (let from = 0; from < all.length; from += slice)
    rows.postMessage(all.slice(from, from + slice));
  return { ...contacts, rows: [] };
}
