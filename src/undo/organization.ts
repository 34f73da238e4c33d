import { isDeepStrictEqual } from 'node:util';
import type { OrganizationFields } from '../people/organization-fields.ts';
import { requireOrganization, updateOrganization } from '../people/organizations.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** Settings of the organization: what was set is as it was, what others set meanwhile stays. */
const undoUpdate: Inverse = async (change, { before, after }) => {
  const was = before as unknown as OrganizationFields;
  const set = after as unknown as OrganizationFields;
  const keys = (Object.keys(set) as (keyof OrganizationFields)[]).filter(
    (key) => !isDeepStrictEqual(set[key], was[key]),
  );
  const now = await requireOrganization(change.tx, change.organizationId);
  if (keys.some((key) => !isDeepStrictEqual(now[key], set[key])))
    throw cannotUndo(now.name, 'changed');
  const { name } = await updateOrganization(
    change,
    Object.fromEntries(keys.map((key) => [key, was[key]])),
  );
  return { undone: { kind: 'organization', name } };
};

export const organizationInverses = {
  'organization.update': undoUpdate,
} satisfies Inverses;
