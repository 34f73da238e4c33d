import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { ConsentSource } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';

/** Whether somebody has said that they may be called, how that is known, and since when (ISO); all null where they have said nothing. */
export interface CallConsent {
  callConsent: boolean | null;
  source: ConsentSource | null;
  at: string | null;
}

/** Whether somebody is never called, how that is known, and since when (ISO). */
export interface DoNotCall {
  doNotCall: boolean;
  source: ConsentSource | null;
  at: string | null;
}

/**
 * Keeps that a contact may be called, that they may not, or, with null, that they have said neither. Answers
 * false where it was so already: what is known longer stands. Throws notFound.
 */
export async function setCallConsent(
  change: Change,
  contactId: string,
  consent: boolean | null,
  source: ConsentSource,
): Promise<boolean> {
  const { callConsent: before } = await lock(change, contactId);
  if (before.callConsent === consent) return false;
  const at = change.at.toISOString();
  const after = { callConsent: consent, ...(consent === null ? unknown : { source, at }) };
  await writeConsent(change, contactId, before, after);
  return true;
}

/** Has a contact never called, or ends that. Answers false where it was so already. Throws notFound. */
export async function setDoNotCall(
  change: Change,
  contactId: string,
  on: boolean,
  source: ConsentSource,
): Promise<boolean> {
  const { doNotCall: before } = await lock(change, contactId);
  if (before.doNotCall === on) return false;
  const at = change.at.toISOString();
  const after = { doNotCall: on, ...(on ? { source, at } : unknown) };
  await writeDoNotCall(change, contactId, before, after);
  return true;
}

/**
 * Has a contact called who may have asked not to be: what they say themselves. Answers whether that is new,
 * and whether they said "stop", which stands. Throws notFound.
 */
export async function allowCalls(
  change: Change,
  contactId: string,
  source: ConsentSource,
): Promise<{ changed: boolean; optedOut: boolean }> {
  const ended = await setDoNotCall(change, contactId, false, source);
  const given = await setCallConsent(change, contactId, true, source);
  const { optedOut } = await lock(change, contactId);
  return { changed: ended || given, optedOut };
}

/** Gives back what a contact had said before it was changed to `set`, with its source and its instant; false where it is another by now. */
export async function returnCallConsent(
  change: Change,
  contactId: string,
  was: CallConsent,
  set: CallConsent,
): Promise<boolean> {
  const { callConsent: now } = await lock(change, contactId);
  if (!isDeepStrictEqual(now, set)) return false;
  await writeConsent(change, contactId, now, was, 'undo');
  return true;
}

/** The same of whether a contact is never called. */
export async function returnDoNotCall(
  change: Change,
  contactId: string,
  was: DoNotCall,
  set: DoNotCall,
): Promise<boolean> {
  const { doNotCall: now } = await lock(change, contactId);
  if (!isDeepStrictEqual(now, set)) return false;
  await writeDoNotCall(change, contactId, now, was, 'undo');
  return true;
}

const unknown = { source: null, at: null };

async function lock(
  { tx, organizationId }: Change,
  contactId: string,
): Promise<{ callConsent: CallConsent; doNotCall: DoNotCall; optedOut: boolean }> {
  const [contact] = await tx.$queryRaw<
    {
      callConsent: boolean | null;
      consentSource: ConsentSource | null;
      consentAt: Date | null;
      doNotCallAt: Date | null;
      doNotCallSource: ConsentSource | null;
      optedOut: boolean;
    }[]
  >`
    SELECT call_consent AS "callConsent", call_consent_source AS "consentSource", call_consent_at AS "consentAt",
      do_not_call_at AS "doNotCallAt", do_not_call_source AS "doNotCallSource",
      opted_out_at IS NOT NULL AS "optedOut"
    FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ${contactId}::uuid AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (!contact) throw new UserError('notFound', { what: 'contact' });
  const { callConsent, consentSource, consentAt, doNotCallAt, doNotCallSource, optedOut } = contact;
  return {
    callConsent: {
      callConsent,
      source: consentSource,
      at: consentAt?.toISOString() ?? null,
    },
    doNotCall: {
      doNotCall: doNotCallAt !== null,
      source: doNotCallSource,
      at: doNotCallAt?.toISOString() ?? null,
    },
    optedOut,
  };
}

async function writeConsent(
  change: Change,
  contactId: string,
  before: CallConsent,
  after: CallConsent,
  reason?: string,
): Promise<void> {
  const { tx, organizationId, at } = change;
  await tx.contact.updateMany({
    where: { organizationId, id: contactId },
    data: {
      callConsent: after.callConsent,
      callConsentSource: after.source,
      callConsentAt: after.at,
      updatedAt: at,
    },
  });
  await recordAudit(change, {
    action: 'contact.callConsent',
    subjectType: 'contact',
    subjectId: contactId,
    before: { ...before },
    after: { ...after },
    ...(reason === undefined ? {} : { reason }),
  });
}

async function writeDoNotCall(
  change: Change,
  contactId: string,
  before: DoNotCall,
  after: DoNotCall,
  reason?: string,
): Promise<void> {
  const { tx, organizationId, at } = change;
  await tx.contact.updateMany({
    where: { organizationId, id: contactId },
    data: { doNotCallAt: after.at, doNotCallSource: after.source, updatedAt: at },
  });
  await recordAudit(change, {
    action: 'contact.doNotCall',
    subjectType: 'contact',
    subjectId: contactId,
    before: { ...before },
    after: { ...after },
    ...(reason === undefined ? {} : { reason }),
  });
}
