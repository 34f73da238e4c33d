import { z } from 'zod';
import { callName } from './calls.ts';
import { acknowledgement, incoming, own, reaction, revision, vote } from './port-schemas.ts';
import { sessionState } from './state.ts';
import { timing } from './timing.ts';

/**
 * What the service and the process that runs the browser say to each other. Both check what they
 * hear: the two are started from files that an update may have changed in between.
 */

export const settings = z.object({
  /** Absolute; the session is kept below it. */
  folder: z.string(),
  chromium: z.string(),
  browserArgs: z.array(z.string()),
  /** Digits alone. With one, pairing is by a code that is typed on that phone; else by QR. */
  pairingPhone: z.string().nullable(),
  idShim: z.boolean(),
  timing,
});

export type Settings = z.output<typeof settings>;

export const toChild = z.discriminatedUnion('type', [
  /** The first message; opens the session. */
  z.object({ type: z.literal('open'), settings }),
  /** What is given depends on the call: see calls.ts. */
  z.object({ type: z.literal('call'), call: z.number(), name: callName, given: z.unknown() }),
  /** Closes the browser in order, and ends the process. */
  z.object({ type: z.literal('close') }),
]);

export type ToChild = z.output<typeof toChild>;

export const fromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: sessionState }),
  /** Sent anew whenever the library has attached itself anew, though the state is the same. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('message'), message: incoming }),
  z.object({ type: z.literal('revision'), revision }),
  z.object({ type: z.literal('own'), message: own }),
  z.object({ type: z.literal('acknowledgement'), acknowledgement }),
  z.object({ type: z.literal('reaction'), reaction }),
  z.object({ type: z.literal('vote'), vote }),
  z.object({ type: z.literal('groupChanged'), chatId: z.string() }),
  /** The end of a call; it may come long after its deadline. */
  z.object({ type: z.literal('answer'), call: z.number(), answer: z.unknown() }),
  /** It was not begun. */
  z.object({ type: z.literal('refusal'), call: z.number(), reason: z.string() }),
  /** It was begun, and it is not known how it ended. */
  z.object({ type: z.literal('failure'), call: z.number(), reason: z.string() }),
  /** The process lives, whatever its browser does. */
  z.object({ type: z.literal('beat') }),
  /** For the log: something went wrong that the session survives. */
  z.object({ type: z.literal('trouble'), text: z.string() }),
]);

export type FromChild = z.output<typeof fromChild>;
