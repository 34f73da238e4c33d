import { z } from 'zod';
import type { Outcome } from '../bulk/run-bulk.ts';
import type { BulkFilter } from '../bulk/whom.ts';
import type { AnyUserError, UserError } from '../errors.ts';
import { appointmentStatus, leftOutReason, memberRole } from './enums.ts';
import type { Words } from './problems/english/index.ts';
import { mostGroups } from './routes/contact-filters.ts';
import { contactEdit } from './routes/contact-schemas.ts';
import { exampleId, id, instant } from './schemas.ts';
import { describeUserError } from './user-errors.ts';
import { type Wanted, wantedFields } from './wanted-campaign.ts';

/** How many there are is told of more than these: the service counts them. */
const people = z.array(id).min(1).max(10_000).meta({ description: 'Whom: 1,000 at most.' });

const filterFields = {
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .exactOptional()
    .meta({
      description: 'Part of a name, an e-mail address or a phone number.',
      examples: ['pau'],
    }),
  groupId: id.exactOptional().describe('The members of this group.'),
  role: memberRole.exactOptional().describe('Only memberships with this role count.'),
  appointmentStatus: appointmentStatus.exactOptional(),
  appointmentFrom: instant.exactOptional().describe('Their appointment is then or later.'),
  appointmentTo: instant.exactOptional().describe('It is before.'),
};

const filterOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .refine((given) => Object.keys(given).length > 0, 'at least one of its fields')
    .meta({ description: 'All whom all of it finds: 1,000 at most.' });

const ofGroup = filterOf(filterFields);

/** As the list of contacts by groups. */
const ofContacts = filterOf({
  ...filterFields,
  groupIds: z
    .array(id)
    .min(1)
    .max(mostGroups)
    .exactOptional()
    .describe('Those who are in these groups as `match` says; not beside groupId.'),
  match: z
    .enum(['or', 'and', 'not'])
    .exactOptional()
    .describe('In any of these groups, in each of them, or in none.'),
  includeUngrouped: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'And whoever is in no active group; without groups, they alone.',
      examples: [false],
    }),
})
  .refine((given) => !(given.groupId && given.groupIds), 'groupId or groupIds, and not both')
  // Without groups these would find everybody.
  .refine(
    ({ role, match, groupId, groupIds }) =>
      (role === undefined || groupId || groupIds) && (match === undefined || groupIds),
    'role with the groups it is about, and match with groupIds',
  );

const fields = contactEdit
  .pick({
    locale: true,
    timeZone: true,
    appointmentType: true,
    appointmentDuration: true,
    appointmentProvider: true,
    bookingSource: true,
    specialInstructions: true,
    callHoursBefore: true,
    notes: true,
  })
  .meta({ description: 'What is given and not empty takes the place of what was.' });

const operations = {
  status: { appointmentStatus },
  assign: {
    mode: z
      .enum(['add', 'remove', 'replace'])
      .describe('Replace takes them out of all other groups, and puts them into these.'),
    groupIds: z.array(id).min(1).max(50),
  },
  edit: { fields },
  delete: {
    confirm: z.literal('DELETE').describe('The word itself, so that nobody is deleted by a slip.'),
  },
  call: wantedFields,
} as const;

const examples: Record<keyof typeof operations, object> = {
  status: { appointmentStatus: 'CONFIRMED' },
  assign: { mode: 'add', groupIds: [exampleId] },
  edit: { fields: { appointmentType: 'Check-up', callHoursBefore: 24 } },
  delete: { confirm: 'DELETE' },
  call: {
    callTiming: 'staggered',
    staggerDurationMinutes: 60,
    customMessageAddition: 'We moved to 7 pm',
    priorityLevel: 'normal',
  },
};

/** What is asked to be done. */
export type AskedWork =
  | { operation: 'status'; appointmentStatus: z.output<typeof appointmentStatus> }
  | { operation: 'assign'; mode: 'add' | 'remove' | 'replace'; groupIds: string[] }
  | { operation: 'edit'; fields: z.output<typeof fields> }
  | { operation: 'delete'; confirm: 'DELETE' }
  | ({ operation: 'call' } & Wanted);

export type AskedWhom = { contactIds?: string[]; filter?: BulkFilter };

/** One shape for each operation and each way to say to whom; what goes together is seen in its example. */
function bodyOf(whoms: { shape: z.ZodRawShape; example: object }[]) {
  const choices = whoms.flatMap(({ shape, example }) =>
    (Object.keys(operations) as (keyof typeof operations)[]).map((operation) =>
      z
        .strictObject({ operation: z.literal(operation), ...operations[operation], ...shape })
        .meta({ examples: [{ operation, ...examples[operation], ...example }] }),
    ),
  );
  return z.union(choices) as unknown as z.ZodType<AskedWork & AskedWhom>;
}

const named = { shape: { contactIds: people }, example: { contactIds: [exampleId] } };
const found = (filter: z.ZodType) => ({
  shape: { filter },
  example: { filter: { groupId: exampleId, appointmentStatus: 'PENDING' } },
});
const everybody = { shape: {}, example: {} };

/** Of the whole organization people are named, or found. */
export const contactsBody = bodyOf([named, found(ofContacts)]);
/** Of a group they may be all. */
export const groupBody = bodyOf([everybody, named, found(ofGroup)]);

const count = (description: string, example: number) =>
  z.int().meta({ description, examples: [example] });

const answer = {
  affected: count('People of whom something is another now.', 12),
  skipped: z
    .array(z.object({ contactId: id, reason: z.enum(['unchanged', ...leftOutReason.options]) }))
    .describe('To whom nothing was done, and why.'),
  campaignNumber: z
    .int()
    .nullable()
    .meta({ description: 'Of calls: what people call the campaign.', examples: [41] }),
};

export const bulkAnswer = z.object({
  operationId: id.describe('Takes all of it back for ten minutes, and finds it in the log.'),
  ...answer,
  campaignId: id.nullable().describe('Of calls.'),
});

const fieldText = z
  .string()
  .nullable()
  .meta({ examples: ['PENDING'] });

export const bulkPreview = z.object({
  ...answer,
  groups: z
    .array(
      z.object({
        groupId: id,
        name: z.string().meta({ examples: ['Sunday Soccer Team'] }),
        added: count('Who would come into it.', 3),
        removed: count('Who would leave it.', 0),
      }),
    )
    .describe('What would become of groups.'),
  fields: z
    .array(
      z.object({
        field: z.string().meta({ examples: ['appointmentStatus'] }),
        before: fieldText,
        after: fieldText,
        people: count('Of how many.', 12),
      }),
    )
    .describe('What would become of fields: the hundred changes of most people.'),
  refused: z
    .array(
      z.object({
        reason: z.string().meta({ examples: ['lastAdmin'] }),
        detail: z.string().meta({ examples: ['Pau is the last admin of "Choir"; …'] }),
      }),
    )
    .describe('What keeps it from being done: then nothing of it would be.'),
});

export function presentOutcome({ operationId, affected, skipped, campaign }: Outcome) {
  return {
    operationId,
    affected,
    skipped,
    campaignId: campaign?.id ?? null,
    campaignNumber: campaign?.number ?? null,
  };
}

export function presentPreview(outcome: Outcome, refusals: readonly UserError[], words: Words) {
  const { affected, skipped, groups, fields: changed, campaign } = outcome;
  const refused = refusals.map((error) => {
    const { reason, detail } = describeUserError(error as AnyUserError, words);
    return { reason, detail };
  });
  return {
    affected,
    skipped,
    campaignNumber: campaign?.number ?? null,
    groups,
    fields: changed,
    refused,
  };
}
