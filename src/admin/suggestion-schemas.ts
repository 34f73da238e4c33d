import { z } from 'zod';
import { templateIds } from '../suggestions/list-templates.ts';
import { mostFilled, suggestionKinds } from '../suggestions/suggestion.ts';
import { businessType } from './enums.ts';
import { listedGroup as groupFields } from './routes/group-schemas.ts';
import { exampleId, groupRef, id, instant } from './schemas.ts';

const { name, color, icon } = groupFields.shape;

const otherName = name.meta({ examples: ['Our Regulars'] }).exactOptional();

const days = z.int().meta({ examples: [30] });
const times = z.int().meta({ examples: [4] });

/** What tells whoever belongs into a group from others, where that is known of them. */
export const criteria = z
  .discriminatedUnion('by', [
    z.object({
      by: z.enum(['appointmentType', 'appointmentProvider', 'bookingSource']),
      is: z.string().meta({
        description: 'Compared as names are: without regard to case, accents and spaces.',
        examples: ['Hair Color'],
      }),
    }),
    z.object({
      by: z.literal('words'),
      field: z.enum(['appointmentType', 'specialInstructions']),
      words: z
        .array(z.string())
        .readonly()
        .meta({ description: 'A word there begins with one of these.', examples: [['surg']] }),
    }),
    z.object({ by: z.literal('newlyAdded'), days }),
    z.object({ by: z.literal('unreached'), days }),
    z.object({ by: z.literal('going'), times, days }),
    z.object({ by: z.literal('chat'), chatId: id }),
    z.object({ by: z.literal('together'), times, days }),
  ])
  .meta({ examples: [{ by: 'appointmentType', is: 'Hair Color' }] });

const rule = z.string().meta({
  description: 'Whom it is for, in the language of the organization.',
  examples: ['Their appointment is of the type “Hair Color”'],
});

const templateId = z.enum(templateIds).meta({ examples: ['color-clients'] });

export const template = z.object({
  id: templateId,
  businessType,
  name,
  description: z.string(),
  color,
  icon: z.string().meta({ examples: ['🎨'] }),
  rule,
  criteria: criteria
    .nullable()
    .describe('Whom it can be filled with; null where only people know.'),
});

export const fromTemplate = z.strictObject({
  templateId,
  name: otherName.describe('In place of the template’s.'),
  fill: z
    .boolean()
    .default(false)
    .meta({
      description: `Whether those are put in whom its criteria fit, ${mostFilled.toLocaleString('en')} at most; with none of them, or without criteria, it is empty.`,
      examples: [true],
    }),
});

const key = z
  .string()
  .min(1)
  .max(300)
  .meta({
    description: 'What it is called by for good.',
    examples: ['type haircolor'],
  });

export const suggestion = z.object({
  key,
  kind: z.enum(suggestionKinds).meta({ examples: ['type'] }),
  name,
  description: z.string(),
  goodFor: z.string().meta({ examples: ['Calling and telling them about Hair Color alone'] }),
  rule,
  criteria,
  color,
  icon: z.string().meta({ examples: ['🗂️'] }),
  count: z.int().meta({ description: 'Who would be in it.', examples: [15] }),
  examples: z
    .array(z.object({ id, name: z.string().meta({ examples: ['Abraham'] }) }))
    .describe('Three of them; nobody who is in a sensitive group.'),
  near: groupRef
    .extend({
      both: z.int().meta({ description: 'How many of them are in it.', examples: [4] }),
      alike: z.number().meta({
        description: 'Of all who are in either, those who are in both: 0 to 1.',
        examples: [0.25],
      }),
    })
    .nullable()
    .meta({
      description: 'Of the groups in sight the most alike one.',
      examples: [{ id: exampleId, name: 'Regulars', icon: null, both: 4, alike: 0.25 }],
    }),
});

export const acceptance = z.strictObject({
  key,
  name: otherName.describe('In place of the one that is suggested.'),
});

/** Which suggestion. */
export const ofKey = z.strictObject({ key });

export const dismissal = z.object({ key, createdAt: instant });

/** A group that was just made; all of it by its id. */
export const madeGroup = z.object({
  id,
  name,
  icon,
  memberCount: z.int().meta({ examples: [15] }),
});
