import { z } from 'zod';
import { isDigestRule } from '../../dates/digest-rule.ts';
import { longestRemind, mostAheadDays } from '../../groups/group-fields.ts';
import { groupColors } from '../../groups/palette.ts';
import { score } from '../analytics-schemas.ts';
import { avatarUrl } from '../avatar-url.ts';
import { groupAction, groupStatus, groupVisibility, memberRole } from '../enums.ts';
import { lastMessageFields } from '../last-message.ts';
import { flag, id, instant, pageQuery, sortOrder, timeZone } from '../schemas.ts';
import { groupIdsFilter } from './contact-filters.ts';
import { newMembers } from './member-schemas.ts';

/** What a group is, in requests and answers. */

const offerWindow = z.int().min(1).max(1440);
const lead = z.int().min(1).max(longestRemind).nullable();

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({
      description: 'Unique without regard to case, accents, spaces and punctuation.',
      examples: ['Book Club'],
    }),
  description: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .meta({ examples: ['One book a month'] }),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .meta({
      description:
        'Any colour; the palette has eight that are told apart well (GET /api/groups/palette).',
      examples: groupColors.map(({ hex }) => hex),
    }),
  icon: z
    .string()
    .max(40)
    .nullable()
    .meta({ description: 'One emoji.', examples: ['📚'] }),
  timeZone: timeZone.nullable().describe('IANA time zone; null for the organization’s.'),
  visibility: groupVisibility.meta({ description: 'Which staff see it, besides its members.' }),
  restricted: z.boolean().meta({
    description: 'Whether only group admins create tasks and events and send messages.',
    examples: [false],
  }),
  sensitive: z.boolean().meta({
    description:
      'Whether what is told of whoever is in it is their name, role and title alone, but to ADMINs, and each reading of that is an entry of the audit log.',
    examples: [false],
  }),
  remindUnanswered: lead.meta({
    description:
      'Minutes before an event at which whoever has not answered is asked; null for never.',
    examples: [2880],
  }),
  remindComing: lead.meta({
    description: 'Minutes before an event at which whoever is in is reminded; null for never.',
    examples: [180],
  }),
  rescueMinutes: offerWindow.nullable().meta({
    description:
      'Minutes for which a place that comes free in the last 24 hours is offered to one person who waits; null where they move up at once.',
    examples: [60],
  }),
  rescueLastMinutes: offerWindow.meta({
    description: 'The same in the last three hours.',
    examples: [15],
  }),
  aheadDays: z
    .int()
    .min(0)
    .max(mostAheadDays)
    .meta({
      description:
        'So many days before it begins the next event of a series is there, though the last one is not over.',
      examples: [6],
    }),
  digestRule: z
    .string()
    .refine(isDigestRule)
    .nullable()
    .meta({
      description:
        'The days on which its chats are told what comes: FREQ=DAILY, or FREQ=WEEKLY;BYDAY= and days from MO to SU in their order (RFC 5545); null for never.',
      examples: ['FREQ=WEEKLY;BYDAY=MO'],
    }),
  digestMinute: z
    .int()
    .min(0)
    .max(1439)
    .meta({
      description: 'At which minute of the day, on the clock of the group.',
      examples: [480],
    }),
  topList: z.boolean().meta({
    description: 'Whether its members may ask in chats who came most.',
    examples: [true],
  }),
};

const group = z.object({
  id,
  ...fields,
  avatarUrl,
  status: groupStatus,
  memberCount: z.int().meta({ examples: [12] }),
  memberRole: memberRole
    .nullable()
    .meta({ description: 'The role in it of the key’s user, as a contact.' }),
  created: z.boolean().meta({
    description: 'Whether the key’s user created it, and has never been in it.',
    examples: [false],
  }),
  messageCount: z
    .int()
    .nullable()
    .meta({
      description: 'Messages in it that stand; null for whoever may not read them.',
      examples: [120],
    }),
  lastActivityAt: instant.describe(
    'When something was last said in it, given, planned, or somebody came; else when it was made.',
  ),
  ...lastMessageFields,
  createdAt: instant,
  updatedAt: instant,
  may: z.array(groupAction).meta({
    description:
      'What the caller may do in it: edit it, use it for tasks and events, ask about it, send to all of it, call its members, delete it, export it, do something to many of its members at once.',
    examples: [['edit', 'use', 'ask', 'send', 'call']],
  }),
});

/** A group in the list, with what it is compared by. */
export const listedGroup = group.extend({
  score: score.describe(
    'The score of the last 30 days (see listGroupFigures), where scores are asked for, by ADMINs.',
  ),
});

const viewerIds = z
  .array(id)
  .max(1000)
  .describe('The users who see it, besides those who may anyway, where the visibility is CUSTOM.');

export const ownGroup = group.extend({
  viewerIds,
  openTasks: z.int().meta({ description: 'Tasks that somebody still owes.', examples: [3] }),
  comingEvents: z.int().meta({
    description: 'Events that have not started, those without a date among them.',
    examples: [1],
  }),
  inviteLink: z
    .string()
    .nullable()
    .meta({
      description:
        'By which one joins the chat that it is kept in step with, for whoever may edit it; null where there is none.',
      examples: ['https://chat.whatsapp.com/AbCdEf'],
    }),
});

const optional = {
  description: fields.description.exactOptional(),
  color: fields.color.exactOptional(),
  icon: fields.icon.exactOptional(),
  timeZone: fields.timeZone.exactOptional(),
  visibility: fields.visibility.exactOptional(),
  restricted: fields.restricted.exactOptional(),
  sensitive: fields.sensitive.exactOptional(),
  remindUnanswered: fields.remindUnanswered.exactOptional(),
  remindComing: fields.remindComing.exactOptional(),
  rescueMinutes: fields.rescueMinutes.exactOptional(),
  rescueLastMinutes: fields.rescueLastMinutes.exactOptional(),
  aheadDays: fields.aheadDays.exactOptional(),
  digestRule: fields.digestRule.exactOptional(),
  digestMinute: fields.digestMinute.exactOptional(),
  topList: fields.topList.exactOptional(),
  viewerIds: viewerIds.exactOptional(),
};

export const newGroup = z.strictObject({
  name: fields.name,
  ...optional,
  members: newMembers.exactOptional().describe('The first becomes the group’s admin.'),
});

export const groupEdit = z.strictObject({
  name: fields.name.exactOptional(),
  ...optional,
  status: groupStatus.exactOptional().meta({
    description: 'ACTIVE to ARCHIVED and back; ARCHIVED to INACTIVE, by an ADMIN, for good.',
  }),
});

/** What the list may be asked for. */
export const groupQuery = z.strictObject({
  ...pageQuery,
  search: z
    .string()
    .max(200)
    .optional()
    .meta({
      description: 'Part of the name, without regard to case, accents, spaces and punctuation.',
      examples: ['book'],
    }),
  text: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'The same as search.', examples: ['book'] }),
  status: groupStatus.optional(),
  includeArchived: flag
    .optional()
    .describe('false leaves out those that are not ACTIVE; they are listed unless it is said.'),
  led: flag
    .optional()
    .describe(
      'true for those alone that the caller leads, and so may edit and call; of an ADMIN all.',
    ),
  groupIds: groupIdsFilter,
  sort: z
    .enum(['name', 'memberCount', 'createdAt', 'lastActivityAt', 'score'])
    .default('name')
    .meta({
      description: 'By score for ADMINs alone: groups without one come last, whatever the order.',
      examples: ['lastActivityAt'],
    }),
  order: sortOrder,
  scores: flag.default(false).describe('Whether each is told with its score, to ADMINs.'),
  total: flag.default(false).describe('Whether all that match are counted.'),
});

export const palette = z.object({
  colors: z
    .array(
      z.object({
        hex: z.string().meta({ examples: ['#EF4444'] }),
        name: z.string().meta({ examples: ['Red'] }),
        use: z.string().meta({ examples: ['High priority'] }),
      }),
    )
    .readonly(),
  default: z.string().meta({ examples: ['#3B82F6'] }),
});
