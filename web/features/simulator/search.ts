import * as z from 'zod/mini';
import { oneOf, part } from '../../lib/search.ts';

/** What the address of the simulator says. */
export const simulatorSearch = z.object({
  /** What the network calls the chat. */
  chat: part(z.string().check(z.minLength(1), z.maxLength(120))),
  /** Who is played, by their phone. */
  as: part(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
  /** On a phone: what is over the chat. */
  show: oneOf('changes'),
});
