import { z } from 'zod';
import { isKept, keptYears } from '../dates/instants.ts';
import type { Page } from '../db/page.ts';

/** Shapes that many routes share. The examples in the metadata make up the examples of the reference. */

/** An id in examples: it names nothing. */
export const exampleId = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';

export const id = z.uuid().meta({ examples: [exampleId] });

const isoExample = { examples: ['2026-11-22T18:00:00.000Z'] };

/** An instant: ISO 8601 with an offset or Z on the way in, UTC on the way out. */
export const instant = z
  .codec(
    z.iso
      .datetime({ offset: true, abort: true })
      .refine((text) => isKept(new Date(text)), keptYears)
      .meta(isoExample),
    z.date(),
    {
      decode: (text) => new Date(text),
      encode: (date) => date.toISOString(),
    },
  )
  // Of a codec, zod shows the metadata on the way out alone; what comes in has its own, above.
  .meta(isoExample);

export const number = z.int().meta({ description: 'What people call it: #41.', examples: [41] });

export const idParams = z.strictObject({ id });

/** The title of a task or an event (docs/rules.md). */
export const titleLike = (example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ examples: [example] });

/** What is to be known besides the title. */
export const notesLike = (example: string) =>
  z
    .string()
    .max(4000)
    .nullable()
    .meta({ examples: [example] });

/** A yes or no in a query, where it stands as a text. */
export const flag = z
  .enum(['true', 'false'])
  .meta({ type: 'boolean' })
  .transform((text) => text === 'true');

/** Of one of what repeats: whether what is done to it is done to all that follow too. */
export const following = z.boolean().meta({
  description:
    'Of what repeats, whether all that follow are meant too. This one alone unless it is said.',
  examples: [true],
});

/** The same of an action, in its query. */
export const followingQuery = z.strictObject({ following: flag.optional() });

/** What one of a series is told by. */
export const ofSeries = {
  seriesId: z
    .uuid()
    .nullable()
    .describe('Of what repeats, the same of all of them; null for what happens once.'),
  occursAt: instant
    .nullable()
    .describe('When it is by the rule, also where this one alone was moved.'),
};

export const recurrence = z
  .string()
  .nullable()
  .meta({
    description:
      'RFC 5545, in the wall-clock time of the group’s zone: what is given is its first occurrence. Null for once.',
    examples: ['FREQ=WEEKLY;BYDAY=MO'],
  });

/** The same of what is to be made; `first` is the field with the date of the first. */
export const newRecurrence = (first: string) =>
  z
    .string()
    .max(200)
    .nullable()
    .meta({
      description: `RFC 5545, in the wall-clock time of the group’s zone, beginning at ${first}. Null for once.`,
      examples: [null],
    });

/** By whose clock what is of a group is. */
export const ownZone = z
  .string()
  .nullable()
  .meta({ description: 'IANA, of its group; null for the organization’s.', examples: [null] });

/** Many people, of whom some are named. */
export const crowd = z.object({
  named: z.array(z.object({ name: z.string().meta({ examples: ['Pau'] }) })).readonly(),
  total: z.int().meta({ examples: [1] }),
});

/** The group that something is of, as lists name it. */
export const groupRef = z.object({ id, name: z.string(), icon: z.string().nullable() });

export const groupLike = (name: string, icon: string) =>
  groupRef.meta({ examples: [{ id: exampleId, name, icon }] });

/** The query of every list. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: 'Entries in a page.', examples: [50] }),
  cursor: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'The nextCursor of the page before; left out for the first page.' }),
};

/** Which way a list is sorted that has several orders. */
export const sortOrder = z
  .enum(['asc', 'desc'])
  .default('asc')
  .meta({ examples: ['desc'] });

export const numberFilter = z.coerce
  .number()
  .int()
  .min(1)
  .max(2_147_483_647)
  .optional()
  .meta({ description: 'The one with this number.', examples: [41] });

/** The answer of every list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    hasMore: z.boolean().meta({ examples: [false] }),
  });
}

/** A page with its rows presented. */
export function presentPage<Row, Item>(page: Page<Row>, present: (row: Row) => Item): Page<Item> {
  return { ...page, items: page.items.map(present) };
}

export const timeZone = z
  .string()
  .max(100)
  .meta({
    description: 'IANA time zone; its city, or a country that has one alone, is read too.',
    examples: ['Europe/Madrid'],
  });

export const noContent = z.undefined().describe('Done; there is nothing to say.');
