import * as z from 'zod/mini';

// The page's policy allows no code that is made of text, which zod would try.
z.config({ jitless: true });

/** A part of an address that may be left out; one that cannot be read is left out too, rather than the page. */
export const part = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.optional(schema), undefined);

/** A text that was typed into a filter. */
export const typed = part(z.string());

export const oneOf = <const Options extends readonly string[]>(...options: Options) =>
  part(z.enum(options));

/** A day, as "2026-11-20". */
export const day = part(z.iso.date());
