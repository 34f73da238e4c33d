import type { Database } from '../db/client.ts';
import { hashOf } from '../people/secret.ts';
import { feedHolds, secretForm } from './feeds.ts';

/** A secret address that holds, with whose it is and how that person is spoken to. */
export interface OpenFeed {
  organizationId: string;
  id: string;
  contactId: string;
  groupId: string | null;
  createdAt: Date;
  /** BCP 47. */
  locale: string;
  /** IANA: that of the organization, for groups without one of their own. */
  zone: string;
  organizationName: string;
  groupName: string | null;
}

/**
 * Whose a secret is, in one statement; undefined for one that is unknown, ended, or whose person or stay is over:
 * which of these is nobody's business. It is looked up by its hash, so that the time taken tells nothing.
 */
export async function openFeed(db: Database, secret: string): Promise<OpenFeed | undefined> {
  if (!secretForm.test(secret)) return undefined;
  const [feed] = await db.$queryRaw<OpenFeed[]>`
    SELECT f.organization_id AS "organizationId", f.id, f.contact_id AS "contactId", f.group_id AS "groupId",
      f.created_at AS "createdAt", coalesce(c.locale, o.locale) AS locale, o.time_zone AS zone,
      o.name AS "organizationName", named.name AS "groupName"
    FROM calendar_feeds f
    JOIN organizations o ON o.id = f.organization_id
    JOIN contacts c ON c.organization_id = f.organization_id AND c.id = f.contact_id AND c.deleted_at IS NULL
    LEFT JOIN groups named ON named.organization_id = f.organization_id AND named.id = f.group_id
    WHERE f.hash = ${hashOf(secret)} AND ${feedHolds}`;
  return feed;
}

/** That a calendar has read it. By the minute: of many who ask at once one writes. */
export async function noteRead(
  db: Database,
  { organizationId, id }: OpenFeed,
  at: Date,
): Promise<void> {
  const since = new Date(at.getTime() - 60_000);
  await db.$executeRaw`
    UPDATE calendar_feeds SET read_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND (read_at IS NULL OR read_at < ${since})`;
}
