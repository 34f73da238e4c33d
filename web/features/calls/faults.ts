import { ProblemError } from '../../lib/problem-error.ts';
import type { CampaignValues } from './campaign-form.ts';
import type { Step } from './search.ts';

/** Where what the API calls so is asked for. */
const places: Record<string, { step: Step; field: keyof CampaignValues }> = {
  groupId: { step: 'who', field: 'groupId' },
  contactIds: { step: 'who', field: 'people' },
  eventId: { step: 'who', field: 'eventId' },
  taskId: { step: 'who', field: 'taskId' },
  scheduledDatetime: { step: 'when', field: 'startsAt' },
  startsAt: { step: 'when', field: 'startsAt' },
  staggerDurationMinutes: { step: 'when', field: 'spreadMinutes' },
  customMessageAddition: { step: 'what', field: 'message' },
  customHoursBefore: { step: 'what', field: 'hoursBefore' },
};

/** "body.contactIds.3" → "contactIds" */
const nameOf = (path: string): string => path.split('.')[1] ?? '';

/** What is wrong, by the field of the form. */
export function faultsOf(
  problem: unknown,
  expected: (what: string) => string,
): Record<string, string> {
  if (!(problem instanceof ProblemError)) return {};
  return Object.fromEntries(
    problem.fields.flatMap((fault) => {
      const place = places[nameOf(fault.path)];
      return place ? [[place.field, expected(fault.expected)]] : [];
    }),
  );
}

/** The step at which a refusal can be mended: of whom, unless it names another field; none where it is no refusal. */
export function stepOf(problem: unknown): Step | undefined {
  if (!(problem instanceof ProblemError)) return undefined;
  const { status, fields } = problem;
  if (status === 0 || status === 429 || status >= 500) return undefined;
  const found = fields.flatMap(({ path }) => places[nameOf(path)] ?? []);
  return found[0]?.step ?? 'who';
}
