import { recordAudit } from '../audit/record.ts';
import { type CreatedCampaign, createCampaign } from '../calls/create-campaign.ts';
import type { WantedCampaign } from '../calls/wanted.ts';
import type { Change } from '../change/change.ts';
import type { AppointmentStatus, LeftOutReason } from '../db/generated/enums.ts';
import { deleteContacts } from '../deletion/delete-contacts.ts';
import type { UserError } from '../errors.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import type { Promotion } from '../events/waiting-list.ts';
import {
  requireSharedFields,
  type SharedFields,
  type Updated,
  updateContacts,
} from '../people/update-contacts.ts';
import { type Assignment, assignContacts, type GroupChange } from './assign.ts';

/** What is done to many at once. */
export type Work =
  | { operation: 'status'; appointmentStatus: AppointmentStatus }
  | { operation: 'edit'; fields: Partial<SharedFields> }
  | ({ operation: 'assign' } & Assignment)
  | { operation: 'delete' }
  | { operation: 'call'; wanted: WantedCampaign };

/** Why nothing was done to somebody: there was nothing to do, or they are not called. */
export type Skip = 'unchanged' | LeftOutReason;

export interface Outcome {
  /** By which all of it is found in the log, and taken back. */
  operationId: string;
  affected: number;
  skipped: { contactId: string; reason: Skip }[];
  groups: GroupChange[];
  fields: Updated['fields'];
  /** Of calls, the campaign. */
  campaign: { id: string; number: number } | null;
}

/** What was done, and to whom. */
interface Done {
  contactIds: readonly string[];
  skipped?: Outcome['skipped'];
  groups?: GroupChange[];
  fields?: Updated['fields'];
  promoted?: Promotion[];
  campaign?: CreatedCampaign;
}

/**
 * Does something to many contacts at once, all or nothing, in as many statements for one as for a thousand. The log
 * has an entry for each thing done, as if it had been done by itself, and one for the whole, under one operation. What
 * a group refuses ends it, unless `refuse` collects it to show what would be. Throws as each kind of work does.
 */
export async function runBulk(
  change: Change,
  contactIds: readonly string[],
  work: Work,
  groupId: string | null,
  refuse: (error: UserError) => void = (error) => {
    throw error;
  },
): Promise<Outcome> {
  const done = await dispatch(change, contactIds, work, refuse);
  const { groups = [], fields = [], promoted = [], campaign } = done;
  const touched = new Set(done.contactIds);
  const skipped =
    done.skipped ??
    contactIds.flatMap((contactId) =>
      touched.has(contactId) ? [] : { contactId, reason: 'unchanged' as const },
    );
  if (touched.size > 0)
    await recordAudit(change, {
      action: 'contacts.bulk',
      subjectType: 'contacts',
      subjectId: change.operationId,
      groupId,
      after: { operation: work.operation, people: touched.size, skipped: skipped.length },
    });
  await tellPromoted(change, promoted);
  return {
    operationId: change.operationId,
    affected: touched.size,
    skipped,
    groups,
    fields,
    campaign: campaign ? { id: campaign.id, number: campaign.number } : null,
  };
}

async function dispatch(
  change: Change,
  contactIds: readonly string[],
  work: Work,
  refuse: (error: UserError) => void,
): Promise<Done> {
  switch (work.operation) {
    case 'status': {
      const { appointmentStatus } = work;
      return updateContacts(change, contactIds, { appointmentStatus });
    }
    case 'edit':
      return updateContacts(change, contactIds, requireSharedFields(work.fields));
    case 'assign':
      return assignContacts(change, contactIds, work, refuse);
    case 'delete':
      // It tells by itself who moves up.
      return { ...(await deleteContacts(change, contactIds, refuse)), promoted: [] };
    case 'call': {
      const campaign = await createCampaign(change, work.wanted);
      const { calls } = campaign.plan;
      return {
        contactIds: calls.flatMap(({ contactId, leftOut }) => (leftOut ? [] : contactId)),
        skipped: calls.flatMap(({ contactId, leftOut }) =>
          leftOut ? { contactId, reason: leftOut } : [],
        ),
        campaign,
      };
    }
  }
}
