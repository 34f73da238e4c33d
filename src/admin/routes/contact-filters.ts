import { z } from 'zod';
import { appointmentStatuses } from '../../people/contact-fields.ts';
import { memberRole } from '../enums.ts';
import { exampleId, flag, id, instant, pageOf, pageQuery } from '../schemas.ts';
import { contact } from './contact-schemas.ts';

/** What every list of contacts may be asked for. */
export const contactFilters = {
  text: z
    .string()
    .max(200)
    .optional()
    .meta({
      description: 'Part of a name, an e-mail address or a phone number.',
      examples: ['pau'],
    }),
  appointmentStatus: z
    .enum(appointmentStatuses)
    .optional()
    .meta({ description: 'How their appointment is.', examples: ['CONFIRMED'] }),
  appointmentFrom: instant.optional().describe('Their appointment is then or later.'),
  appointmentTo: instant.optional().describe('It is before then.'),
};

/** The same of those lists that say how many there are. */
export const countedQuery = {
  ...pageQuery,
  ...contactFilters,
  total: flag
    .default(true)
    .describe('Whether all that match are counted. Of further pages that may be left out.'),
};

export const roleFilter = memberRole.optional().describe('Only memberships with this role count.');

/** At most so many groups are asked for at once. */
export const mostGroups = 50;

/** Repeated, or in one separated by commas, or both. */
export const groupIdsFilter = z
  .preprocess(
    (given) =>
      given === undefined
        ? undefined
        : [given].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : [part])),
    z.array(id).min(1).max(mostGroups).optional(),
  )
  .meta({
    description: `Ids of groups, ${mostGroups} at most, separated by commas or each as a parameter of its own.`,
    examples: [[exampleId]],
  });

export const matchFilter = z
  .enum(['or', 'and', 'not'])
  .default('or')
  .describe('In any of the groups, in each of them, or in none.');

/** A contact as lists by groups show them: of a sensitive group, id and name alone but to ADMINs. */
export const contactOfGroups = contact.partial().required({ id: true, name: true });

/** A page, and how many there are on all. */
export const countedPageOf = <Item extends z.ZodType>(item: Item) =>
  pageOf(item).extend({
    total: z
      .int()
      .nullable()
      .meta({ description: 'All that match, on whatever page; null if not asked.', examples: [1] }),
  });
