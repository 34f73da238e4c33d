import { z } from 'zod';
import { appointmentStatus, callOutcome, memberRole } from '../enums.ts';
import { flag, groupLike, id, instant, pageQuery, sortOrder } from '../schemas.ts';

export const title = z
  .string()
  .max(60)
  .nullable()
  .meta({ description: 'What they are in the group.', examples: ['goalkeeper'] });

/** At most 1,000 at once (docs/rules.md, contacts). */
export const newMembers = z
  .array(z.strictObject({ contactId: id, title: title.exactOptional() }))
  .min(1)
  .max(1000);

/** Of fields that tellMembers may leave out. */
export const sensitiveLeavesOut = 'Of a sensitive group, told to ADMINs alone.';

export const member = z.object({
  contactId: id,
  name: z.string().meta({ examples: ['Pau'] }),
  phone: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ description: sensitiveLeavesOut, examples: ['+34600111222'] }),
  role: memberRole.meta({ examples: ['MEMBER'] }),
  title,
  joinedAt: instant.exactOptional().describe(sensitiveLeavesOut),
});

/** A member in the list; of a sensitive group only what tellMembers leaves, but to ADMINs. */
export const listedMember = member.extend({
  addedBy: z
    .object({
      contactId: id.nullable(),
      userId: id.nullable(),
      name: z.string().meta({ examples: ['Ana'] }),
    })
    .nullable()
    .exactOptional()
    .describe('Who added them; null where nobody did, as when a chat is kept in step.'),
  otherGroups: z
    .array(groupLike('Book Club', '📚'))
    .exactOptional()
    .describe('Other groups in sight that they are in, by name; ten at most.'),
  otherGroupCount: z
    .int()
    .exactOptional()
    .meta({ description: 'How many these are in all.', examples: [1] }),
  appointmentTime: instant.nullable().exactOptional().describe(sensitiveLeavesOut),
  appointmentStatus: appointmentStatus.nullable().exactOptional().describe(sensitiveLeavesOut),
  lastContactAt: instant
    .nullable()
    .exactOptional()
    .describe(
      'When they last said something, to Muster or in a group. Told to ADMINs, MANAGERs and those who lead the group.',
    ),
  calls: z
    .object({
      total: z.int().meta({ description: 'Calls in which they were dialled.', examples: [2] }),
      attempts: z.int().meta({ description: 'Dials that rang.', examples: [3] }),
      answered: z.int().meta({ examples: [1] }),
      lastOutcome: callOutcome.nullable().describe('How the last of them ended.'),
      nextCallAt: instant.nullable().describe('When they are dialled next, at the earliest.'),
    })
    .nullable()
    .exactOptional()
    .describe('Of campaigns in sight; told to the same.'),
});

/** What the list may be asked for. */
export const memberQuery = z.strictObject({
  ...pageQuery,
  sort: z
    .enum(['name', 'appointment', 'lastContact', 'joined'])
    .default('name')
    .meta({
      description: 'Whoever has no appointment, or was never heard, comes last either way.',
      examples: ['appointment'],
    }),
  order: sortOrder,
  role: memberRole.optional(),
  text: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Part of a name, an address or a phone.', examples: ['ana'] }),
  appointmentStatus: appointmentStatus.optional(),
  appointmentFrom: instant.optional().describe('Appointments from then on.'),
  appointmentTo: instant.optional().describe('Appointments before then.'),
  total: flag.default(false).describe('Whether all that match are counted.'),
});
