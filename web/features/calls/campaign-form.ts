import * as z from 'zod/mini';
import { callGroup, createCampaign, type NewCampaign } from '../../../client/muster.ts';
import type { PickedContact } from '../../components/contact-picker.tsx';
import { api, ask } from '../../lib/api.ts';
import { toInstant } from '../../lib/zoned.ts';
import type { Step } from './search.ts';
import type { CallWords } from './words.ts';

/** What is typed and picked for a new campaign, in all of its steps. */
export interface CampaignValues {
  kind: 'group' | 'members' | 'people' | 'event' | 'task';
  groupId: string;
  people: PickedContact[];
  eventId: string;
  taskId: string;
  timing: 'immediate' | 'scheduled' | 'staggered';
  /** By the clock of the organization: "2026-11-20T19:00"; empty for now. */
  startsAt: string;
  spreadMinutes: string;
  priority: 'normal' | 'high' | 'urgent';
  /** Whether who cannot be called before the end of the day is called on another. */
  waits: boolean;
  message: string;
  aboutAppointments: boolean;
  /** Empty for as long as each has set it. */
  hoursBefore: number | '';
}

export const emptyCampaign: CampaignValues = {
  kind: 'group',
  groupId: '',
  people: [],
  eventId: '',
  taskId: '',
  timing: 'immediate',
  startsAt: '',
  spreadMinutes: '60',
  priority: 'normal',
  waits: false,
  message: '',
  aboutAppointments: false,
  hoursBefore: '',
};

/** As the API has it (docs/rules.md, calls). */
export const longestMessage = 200;
export const mostHoursBefore = 336;
export const spreads = [15, 30, 60, 120, 240, 480, 1440] as const;

export const lengthOfMessage = (message: string): number => [...message.trim()].length;

/** Whether what they are called about is a question of its own, which a message may go with. */
export const isQuestion = ({ kind }: CampaignValues): boolean =>
  kind === 'event' || kind === 'task';

const picked = (kinds: [string, ...string[]], fields: Parameters<typeof z.object>[0]) =>
  z.object({ kind: z.enum(kinds), ...fields });

/** What each step wants before the next is shown. */
export function createSchemas(words: CallWords, zone: string, now: Date) {
  const people = z.array(z.any()).check(z.minLength(1, words.pickPeople));
  const groupId = z.string().check(z.minLength(1, words.pickGroup));
  const isToCome = (local: string) => new Date(toInstant(local, zone)) > now;
  const startsAt = z
    .string()
    .check(z.refine((local) => local === '' || isToCome(local), words.momentPassed));
  return {
    who: z.discriminatedUnion('kind', [
      picked(['group'], { groupId }),
      picked(['members'], { groupId, people }),
      picked(['people'], { people }),
      picked(['event'], { eventId: z.string().check(z.minLength(1, words.pickEvent)) }),
      picked(['task'], { taskId: z.string().check(z.minLength(1, words.pickTask)) }),
    ]),
    when: z.discriminatedUnion('timing', [
      z.object({ timing: z.literal('immediate') }),
      z.object({
        timing: z.literal('scheduled'),
        startsAt: startsAt.check(z.minLength(1, words.pickMoment)),
      }),
      z.object({ timing: z.literal('staggered'), startsAt }),
    ]),
    what: z
      .object({
        message: z
          .string()
          .check(z.refine((text) => lengthOfMessage(text) <= longestMessage, words.messageLong)),
        hoursBefore: z.union([
          z.literal(''),
          z
            .int(words.hoursWrong)
            .check(z.gte(1, words.hoursWrong), z.lte(mostHoursBefore, words.hoursWrong)),
        ]),
      })
      .check(
        z.refine(
          (values) => {
            const { message, aboutAppointments, ...rest } = values as CampaignValues;
            return (
              message.trim() !== '' ||
              aboutAppointments ||
              isQuestion({ ...emptyCampaign, ...rest })
            );
          },
          { error: words.messageMissing, path: ['message'] },
        ),
      ),
    check: z.object({}),
  } satisfies Record<Step, z.ZodMiniType>;
}

type Wanted = Omit<NewCampaign, 'contactIds' | 'groupId' | 'filter' | 'eventId' | 'taskId'>;

/** What is asked for, but whom. */
function wantedOf(values: CampaignValues, zone: string): Wanted {
  const { timing, startsAt, spreadMinutes, priority, waits, message, hoursBefore } = values;
  const isAboutAppointments = values.aboutAppointments && !isQuestion(values);
  return {
    callTiming: timing,
    priorityLevel: priority,
    ...(timing !== 'immediate' && startsAt && { scheduledDatetime: toInstant(startsAt, zone) }),
    ...(timing === 'staggered' && { staggerDurationMinutes: Number(spreadMinutes) }),
    ...(waits && { outsideHours: 'wait' }),
    ...(message.trim() && { customMessageAddition: message.trim() }),
    ...(isAboutAppointments && { aboutAppointments: true }),
    ...(isAboutAppointments &&
      hoursBefore !== '' && { overrideCallTiming: true, customHoursBefore: hoursBefore }),
  };
}

/** What the API is asked for, to show it beforehand; of some of a group these people. */
export function campaignOf(values: CampaignValues, zone: string): NewCampaign {
  const { kind, groupId, people, eventId, taskId } = values;
  const wanted = wantedOf(values, zone);
  if (kind === 'group') return { ...wanted, groupId };
  if (kind === 'event') return { ...wanted, eventId };
  if (kind === 'task') return { ...wanted, taskId };
  return { ...wanted, contactIds: people.map(({ id }) => id) };
}

/** Begins the campaign; the same `requestKey` again begins no other. Some of a group are called as that group's. */
export function beginCampaign(values: CampaignValues, zone: string, requestKey: string) {
  const headers = { 'idempotency-key': requestKey };
  if (values.kind !== 'members')
    return ask(createCampaign({ client: api, headers, body: campaignOf(values, zone) }));
  const contactIds = values.people.map(({ id }) => id);
  const body = { ...wantedOf(values, zone), contactIds };
  return ask(callGroup({ client: api, headers, path: { id: values.groupId }, body }));
}
