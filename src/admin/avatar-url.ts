import { z } from 'zod';
import { exampleId } from './schemas.ts';

/** Where the avatar of a group is, as the API tells it. */
export const avatarUrl = z
  .string()
  .nullable()
  .meta({
    description:
      'Where its image is, for whoever has a key; another address for another image. Null where it has none.',
    examples: [
      `/api/groups/${exampleId}/avatar?version=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg`,
    ],
  });

/** The address of a group's avatar with this hash; null for none. */
export function avatarUrlOf(groupId: string, hash: string | null): string | null {
  return hash && `/api/groups/${groupId}/avatar?version=${hash}`;
}
