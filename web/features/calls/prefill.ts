import { queryOptions } from '@tanstack/react-query';
import { getCampaign, previewCampaign } from '../../../client/muster.ts';
import type { PickedContact } from '../../components/contact-picker.tsx';
import { api, ask } from '../../lib/api.ts';
import { type CampaignValues, emptyCampaign } from './campaign-form.ts';
import { fetchUnreached } from './queries.ts';
import type { NewCampaignSearch } from './search.ts';

/** What a new campaign begins with, by what its address says; names are asked for. */
export const prefillQuery = ({ step: _, ...from }: NewCampaignSearch) =>
  queryOptions({
    queryKey: ['campaigns', 'prefill', from],
    queryFn: async ({ signal }): Promise<CampaignValues> => ({
      ...emptyCampaign,
      ...(from.again ? await valuesAgain(from.again, signal) : await valuesFor(from, signal)),
    }),
    // What is typed afterwards is kept by the form.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

async function valuesFor(
  { groupId = '', contactIds, eventId, taskId }: NewCampaignSearch,
  signal: AbortSignal,
): Promise<Partial<CampaignValues>> {
  if (contactIds) {
    const people = await fetchNames(contactIds, signal);
    return { kind: groupId ? 'members' : 'people', groupId, people };
  }
  if (eventId) return { kind: 'event', eventId };
  if (taskId) return { kind: 'task', taskId };
  return { groupId };
}

/** A campaign once more, for those who were not reached: of an event or a task all who have still to answer. */
async function valuesAgain(id: string, signal: AbortSignal): Promise<Partial<CampaignValues>> {
  const { event, task, group, message, reason, customHoursBefore } = await ask(
    getCampaign({ client: api, path: { id }, signal }),
  );
  const said = { message: message ?? '' };
  if (event) return { ...said, kind: 'event', eventId: event.id };
  if (task) return { ...said, kind: 'task', taskId: task.id };
  return {
    ...said,
    ...(group ? { kind: 'members', groupId: group.id } : { kind: 'people' }),
    people: await fetchUnreached(id, signal),
    aboutAppointments: reason === 'APPOINTMENT',
    hoursBefore: customHoursBefore ?? '',
  };
}

/** Who they are: all of them by one request, of a campaign that needs no message. */
async function fetchNames(contactIds: string[], signal: AbortSignal): Promise<PickedContact[]> {
  const body = { contactIds, aboutAppointments: true };
  const { people, excluded } = await ask(previewCampaign({ client: api, body, signal }));
  return [...people, ...excluded.flatMap((one) => one.people)].map(({ contactId, name }) => ({
    id: contactId,
    name,
  }));
}
